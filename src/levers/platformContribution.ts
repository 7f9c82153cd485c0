import { z } from "zod";
import type { Policy } from "../engine/policy.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { selectNodes } from "./selectors.js";

const schema = z.strictObject({
  id: z
    .string()
    .min(1)
    .default("platform")
    .meta({ label: { en: "Name of the platform", zh: "平台名称" }, unit: "text; the same id is the same platform" }),
  cities: field.cities,
  contribution: z
    .number()
    .min(0)
    .max(10000.0)
    .meta({
      label: { en: "Yearly contribution of each city", zh: "每市年度出资" },
      unit: "100 million of currency a year",
      source: "assumed",
    }),
});

export const platformContribution = defineLever({
  type: "platform-contribution",
  label: { en: "Contribution to a shared platform", zh: "共享平台出资" },
  description: {
    en: "Each city joins the shared innovation platform of that id and adds its own contribution; with 0 it learns at the others' expense. The platform is founded where there is none.",
    zh: "各市加入同名的共享创新平台，各自出资；不出资者搭便车。平台尚不存在时即行设立。",
  },
  decidedBy: { en: "The city", zh: "城市政府" },
  source: {
    en: "Voluntary contributions to a public good: Bergstrom, Blume and Varian (1986), Journal of Public Economics 29",
    zh: "公共品的自愿捐献：Bergstrom, Blume and Varian (1986), Journal of Public Economics 29",
  },
  schema,
  sets: ({ id, cities }, context) =>
    selectNodes(cities, context, ["cities"]).map((city) => `platform-contribution:${id}@${context.nodeIds[city]}`),
  apply: ({ id, cities, contribution }, context, policy) => {
    for (const city of selectNodes(cities, context, ["cities"])) contribute(policy, id, city, contribution);
  },
});

function contribute(policy: Policy, id: string, city: number, amount: number): void {
  const platforms = policy.innovationPlatforms;
  const found = platforms.findIndex((platform) => platform.id === id);
  const { members, contributions } = platforms[found] ?? { members: [], contributions: new Float64Array() };
  const paid = new Map(members.map((member, m) => [member, contributions[m]!]));
  paid.set(city, (paid.get(city) ?? 0) + amount);
  const joined = { id, members: [...paid.keys()], contributions: Float64Array.from(paid.values()) };
  if (found < 0) platforms.push(joined);
  else platforms[found] = joined;
}
