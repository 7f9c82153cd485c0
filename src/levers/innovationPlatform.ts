import { z } from "zod";
import type { InnovationPlatform } from "../engine/policy.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { listMembers, memberNames } from "./members.js";

const schema = z.strictObject({
  id: field.id,
  members: field.memberList({
    contribution: z
      .number()
      .min(0)
      .max(10000.0)
      .meta({
        label: { en: "Yearly contribution", zh: "年度出资" },
        unit: "100 million of currency a year",
        source: "assumed",
      }),
  }),
});

type Parameters = z.output<typeof schema>;

export const innovationPlatform = defineLever({
  type: "innovation-platform",
  label: { en: "Shared innovation platform", zh: "共享创新平台" },
  description: {
    en: "Members buy business and R&D services each year and build a stock of shared knowledge, from which each gains as far as it can absorb it.",
    zh: "成员每年出资购买商务与研发服务，形成共享的知识存量；各成员按吸收能力受益。",
  },
  decidedBy: { en: "The members together", zh: "成员共同决定" },
  source: {
    en: "G60 science and innovation corridor of nine cities (2016-2018; six-ministry plan of April 2021)",
    zh: "G60科创走廊九城市（2016—2018年；2021年4月六部门建设方案）",
  },
  schema,
  sets: (parameters, context) => [`innovation-platform:${platform(parameters, context).id}`],
  apply: (parameters, context, policy) => {
    policy.innovationPlatforms.push(platform(parameters, context));
  },
});

function platform({ id, members }: Parameters, context: LeverContext): InnovationPlatform {
  const listed = listMembers(members, context);
  return {
    id: id ?? memberNames(members),
    members: listed.map(({ node }) => node),
    contributions: Float64Array.from(listed, ({ item }) => item.contribution),
  };
}
