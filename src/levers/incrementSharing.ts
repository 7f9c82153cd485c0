import { z } from "zod";
import type { IncrementSharing } from "../engine/policy.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { listMembers, memberNames, memberWeights } from "./members.js";

const schema = z
  .strictObject({
    id: field.id,
    members: field.memberList({ weight: field.weight }),
    share: z
      .number()
      .min(0)
      .max(1)
      .meta({
        label: { en: "Share of the growth in local taxes that is pooled", zh: "入池的税收增量比例" },
        unit: "share",
        source: "assumed",
      }),
    years: z
      .int()
      .min(1)
      .max(50)
      .default(5)
      .meta({
        label: { en: "Years of sharing, from the first year in force", zh: "分享年限（自生效年起）" },
        unit: "years",
        source: { en: "5 (assumed; the plan speaks of an agreed period)", zh: "5（假定；方案中称“一定期限”）" },
      }),
  })
  .refine(({ members }) => members.some(({ weight }) => weight > 0), {
    path: ["members"],
    error: "at least one weight must be positive",
  });

type Parameters = z.output<typeof schema>;

export const incrementSharing = defineLever({
  type: "increment-sharing",
  label: { en: "Sharing the increment of revenue", zh: "税收增量分享" },
  description: {
    en: "Growth of the members' local taxes over the base is pooled in part and divided by weights (capital put in, land, origin) for some years. No cap by earlier taxes.",
    zh: "成员地方税收超过基年的增量，一定比例入池，若干年内按权重（出资、供地、来源）分配；不设迁出前税额上限。",
  },
  decidedBy: { en: "The members together", zh: "成员共同决定" },
  source: {
    en: "General Plan of the Yangtze River Delta Integrated Green Development Demonstration Zone, Fa Gai Di Qu [2019] 1686",
    zh: "《长三角生态绿色一体化发展示范区总体方案》，发改地区〔2019〕1686号",
  },
  schema,
  sets: (parameters, context) => [`increment-sharing:${agreement(parameters, context).id}`],
  apply: (parameters, context, policy) => {
    policy.incrementSharing.push(agreement(parameters, context));
  },
});

function agreement({ id, members, share, years }: Parameters, context: LeverContext): IncrementSharing {
  const listed = listMembers(members, context);
  return {
    id: id ?? memberNames(members),
    members: listed.map(({ node }) => node),
    weights: memberWeights(listed),
    share,
    startYear: context.from,
    years,
  };
}
