import { z } from "zod";
import type { CompensationBond } from "../engine/policy.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { findNode, mask, selectSectors } from "./selectors.js";

const schema = z
  .strictObject({
    id: field.id,
    upstream: field.party.meta({ label: { en: "Upstream city", zh: "上游城市" } }),
    downstream: field.party.meta({ label: { en: "Downstream city", zh: "下游城市" } }),
    amount: z
      .number()
      .min(0)
      .max(10000.0)
      .meta({
        label: { en: "Stake", zh: "对赌金额" },
        unit: "100 million of currency a year",
        source: "Xin'an river, first round: 1 (100 million yuan) from each province",
      }),
    sectors: field.sectors.meta({
      label: { en: "Sectors whose output drives the index", zh: "影响指数的产业" },
      unit: '"all" or sector ids',
    }),
    stability: z
      .number()
      .min(0.1)
      .max(2)
      .default(0.85)
      .meta({
        label: { en: "Stability factor of the index, k0", zh: "水质稳定系数" },
        unit: "index at base output",
        source: "Xin'an river: 0.85, later 0.89 and 0.90",
      }),
    threshold: z
      .number()
      .min(0.1)
      .max(3)
      .default(1)
      .meta({
        label: { en: "Index up to which downstream pays", zh: "达标阈值" },
        unit: "index",
        source: "Xin'an river: 1, later 0.95",
      }),
    noise: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .meta({
        label: { en: "Standard deviation of what cities do not control", zh: "不可控波动的标准差" },
        unit: "index",
        source: "assumed",
      }),
  })
  .refine(({ upstream, downstream }) => upstream !== downstream, {
    path: ["downstream"],
    error: "must be another city than the one upstream",
  });

type Parameters = z.output<typeof schema>;

export const compensationBond = defineLever({
  type: "compensation-bond",
  label: { en: "Two-sided compensation bond", zh: "横向生态补偿对赌" },
  description: {
    en: "A yearly stake on an externality: if the upstream city's output in the listed sectors keeps the index at or below the threshold, downstream pays upstream; otherwise upstream pays downstream.",
    zh: "以外部性指标为标的的年度对赌：上游所列产业产出使指数不超过阈值则下游付给上游，否则上游付给下游。",
  },
  decidedBy: { en: "Both provinces, with the centre as arbiter", zh: "两省共同决定，中央仲裁" },
  source: "Xin'an river ecological compensation of Anhui and Zhejiang, in three-year rounds since 2012",
  schema,
  sets: (parameters, context) => [`compensation-bond:${bond(parameters, context).id}`],
  apply: (parameters, context, policy) => {
    policy.bonds.push(bond(parameters, context));
  },
});

function bond({ id, upstream, downstream, sectors, ...terms }: Parameters, context: LeverContext): CompensationBond {
  return {
    id: id ?? `${upstream}-${downstream}`,
    upstream: findNode(upstream, context, ["upstream"]),
    downstream: findNode(downstream, context, ["downstream"]),
    sectors: mask(selectSectors(sectors, context), context.sectorIds.length),
    ...terms,
  };
}
