import { z } from "zod";
import type { Policy } from "../engine/policy.js";
import { hoursWith } from "../engine/publicWorks.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { findSector, type Pair, selectNodes } from "./selectors.js";
import { openLinks } from "./travelTime.js";
import { LeverUseError } from "./useError.js";

const schema = z.strictObject({
  cities: field.cities.meta({ label: { en: "Cities that pay", zh: "出资城市" }, unit: "names, as for cities" }),
  ends: field.places.meta({ label: { en: "Other ends of the links", zh: "通道另一端" } }),
  part: z
    .number()
    .min(0)
    .max(1)
    .meta({
      label: { en: "Part of each link that each city pays for", zh: "每市承担的建设比例" },
      unit: "share of the project",
    }),
  yearlyCost: z
    .number()
    .min(0)
    .max(100000.0)
    .meta({
      label: { en: "Cost of a whole link", zh: "每条通道年化成本" },
      unit: "100 million of currency a year (interest, depreciation and upkeep), base-year prices",
    }),
  contractor: z
    .string()
    .min(1)
    .meta({ label: { en: "Sector that builds it", zh: "承建行业" }, unit: "one sector id" }),
  travelHours: z
    .number()
    .min(0.01)
    .max(200)
    .meta({ label: { en: "Travel time when it is complete", zh: "建成后通行时间" }, unit: "hours one way by road" }),
  throughTraffic: field.throughTraffic,
});

type Parameters = z.output<typeof schema>;

export const linkInvestment = defineLever({
  type: "link-investment",
  label: { en: "Investment in a link", zh: "通道投资" },
  description: {
    en: "A city orders its part of a link every year out of its own budget. Travel time falls in proportion to the parts that all together pay for, up to the whole; what is paid beyond that is wasted. Where they plan different travel times, every part counts by its own plan, up to the fastest of them. Both ends may each leave it to the other.",
    zh: "城市每年以自有财力承担通道的一部分建设。通行时间按各方出资比例之和下降，以整条通道为限，超出部分浪费。各方规划的通行时间不同时，各按自身规划计算，以其中最快者为限。双方都可能等待对方出资。",
  },
  decidedBy: { en: "The city", zh: "城市政府" },
  source: {
    en: "Private provision of a public good: Bergstrom, Blume and Varian (1986), Journal of Public Economics 29; proportional gain is assumed",
    zh: "公共品的私人供给：Bergstrom, Blume and Varian (1986), Journal of Public Economics 29；按出资比例受益为假定",
  },
  schema,
  sets: (parameters, context) => {
    findSector(parameters.contractor, context, ["contractor"]);
    const built = links(parameters, context);
    if (built.length === 0) throw nowhere(parameters);
    return built.map((link) => `link-investment:${projectOf(link, context)}@${context.nodeIds[link.from]}`);
  },
  apply: (parameters, context, policy) => {
    const { part, yearlyCost, contractor, travelHours, throughTraffic } = parameters;
    const sector = findSector(contractor, context, ["contractor"]);
    for (const link of links(parameters, context)) {
      const project = projectOf(link, context);
      const amount = part * yearlyCost;
      const hoursBefore = context.base.travelHours[link.from * context.nodeIds.length + link.to]!;
      policy.publicWorks.push({
        project,
        city: link.from,
        end: link.to,
        part,
        hoursBefore,
        travelHours,
        amount,
        sector,
      });
      open(project, link, throughTraffic, context, policy);
    }
  },
});

function links({ cities, ends }: Parameters, context: LeverContext): Pair[] {
  const others = selectNodes(ends, context, ["ends"]);
  return selectNodes(cities, context, ["cities"]).flatMap((from) =>
    others.filter((to) => to !== from).map((to) => ({ from, to })),
  );
}

/** The same for both ends. */
function projectOf({ from, to }: Pair, { nodeIds }: LeverContext): string {
  return `${nodeIds[Math.min(from, to)]}-${nodeIds[Math.max(from, to)]}`;
}

function nowhere({ ends }: Parameters): LeverUseError {
  return new LeverUseError(["ends"], {
    value: ends,
    what: "leaves no link: the city that pays is its only other end",
    allowed: "another city or hinterland than the one that pays",
    hint: "Name where the link leads to",
  });
}

/** Hours of a project by all its parts so far, whoever was listed first. */
function open(
  project: string,
  { from, to }: Pair,
  throughTraffic: boolean,
  { base, nodeIds }: LeverContext,
  policy: Policy,
): void {
  const n = nodeIds.length;
  const parts = policy.publicWorks.filter((work) => work.project === project);
  const hours = (cell: number) => hoursWith(parts, base.travelHours[cell]!);
  openLinks(policy, base, [from * n + to, to * n + from], hours, throughTraffic);
}
