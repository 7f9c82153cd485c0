import { z } from "zod";
import type { RevenuePool } from "../engine/policy.js";
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
        label: { en: "Share of local taxes that is pooled", zh: "入池的税收比例" },
        unit: "share",
        source: "assumed",
      }),
  })
  .refine(({ members }) => members.some(({ weight }) => weight > 0), {
    path: ["members"],
    error: "at least one weight must be positive",
  });

type Parameters = z.output<typeof schema>;

export const revenuePool = defineLever({
  type: "revenue-pool",
  label: { en: "Pool of revenue", zh: "税收共享池" },
  description: {
    en: "Members put a share of all local taxes into a pool that is divided by weights. A fiscal commons: the gain from a higher rate is shared, so equilibrium tax rates fall.",
    zh: "成员将地方税收的一定比例入池，按权重分配。提高税率的收益由各方分摊，均衡税率因此下降。",
  },
  decidedBy: { en: "The members together", zh: "成员共同决定" },
  source: {
    en: "Twin Cities fiscal-disparities programme (Minnesota 1971); theory of revenue sharing in tax competition (Koethenbuerger 2002)",
    zh: "明尼苏达双子城财政差距计划（1971）；税收竞争中收入分享的理论（Koethenbuerger 2002）",
  },
  schema,
  sets: (parameters, context) => [`revenue-pool:${agreement(parameters, context).id}`],
  apply: (parameters, context, policy) => {
    policy.revenuePools.push(agreement(parameters, context));
  },
});

function agreement({ id, members, share }: Parameters, context: LeverContext): RevenuePool {
  const listed = listMembers(members, context);
  return {
    id: id ?? memberNames(members),
    members: listed.map(({ node }) => node),
    weights: memberWeights(listed),
    share,
  };
}
