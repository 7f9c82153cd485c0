import { z } from "zod";
import type { CompensationBond } from "../engine/policy.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { findNode, mask, selectNodes, selectSectors } from "./selectors.js";
import { LeverUseError } from "./useError.js";

const schema = z.strictObject({
  id: field.id,
  upstream: field.cities.meta({
    label: { en: "Upstream cities", zh: "上游城市" },
    unit: "names, as for cities; several count by their joint output, and share what is paid by that of the base year",
  }),
  downstream: field.party.meta({ label: { en: "Downstream city", zh: "下游城市" } }),
  amount: z
    .number()
    .min(0)
    .max(10000.0)
    .meta({
      label: { en: "Stake", zh: "对赌金额" },
      unit: "100 million of currency a year",
      source: {
        en: "Xin'an river, first round: 1 (100 million yuan) from each province",
        zh: "新安江首轮试点：两省各出1（1亿元）",
      },
    }),
  sectors: field.sectors.meta({
    label: { en: "Sectors whose output drives the index", zh: "影响指数的行业" },
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
      source: { en: "Xin'an river: 0.85, later 0.89 and 0.90", zh: "新安江：0.85，其后为0.89与0.90" },
    }),
  threshold: z
    .number()
    .min(0.1)
    .max(3)
    .default(1)
    .meta({
      label: { en: "Index up to which downstream pays", zh: "达标阈值" },
      unit: "index",
      source: { en: "Xin'an river: 1, later 0.95", zh: "新安江：1，其后为0.95" },
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
});

type Parameters = z.output<typeof schema>;

export const compensationBond = defineLever({
  type: "compensation-bond",
  label: { en: "Two-sided compensation bond", zh: "横向生态补偿对赌" },
  description: {
    en: "A yearly stake on an externality: if the output of the upstream cities in the listed sectors keeps the index at or below the threshold, downstream pays upstream; otherwise upstream pays downstream.",
    zh: "以外部性指数为标的的年度对赌：指数由上游所列行业的产出决定，不超过阈值时下游付给上游，否则上游付给下游。",
  },
  decidedBy: { en: "Both provinces, with the centre as arbiter", zh: "两省共同决定，中央仲裁" },
  source: {
    en: "Xin'an river ecological compensation of Anhui and Zhejiang, in three-year rounds since 2012",
    zh: "皖浙新安江流域生态补偿，2012年起每三年一轮",
  },
  schema,
  sets: (parameters, context) => [`compensation-bond:${bond(parameters, context).id}`],
  apply: (parameters, context, policy) => {
    policy.bonds.push(bond(parameters, context));
  },
});

function bond({ id, upstream, downstream, sectors, ...terms }: Parameters, context: LeverContext): CompensationBond {
  const cities = selectNodes(upstream, context, ["upstream"]);
  const below = findNode(downstream, context, ["downstream"]);
  if (cities.includes(below)) throw ownDownstream(downstream);
  return {
    id: id ?? `${[upstream].flat().join("+")}-${downstream}`,
    upstream: cities,
    downstream: below,
    sectors: mask(selectSectors(sectors, context), context.sectorIds.length),
    ...terms,
  };
}

function ownDownstream(value: string): LeverUseError {
  return new LeverUseError(["downstream"], {
    value,
    what: "is one of the cities upstream, and would pay itself",
    allowed: "another city than those upstream",
    hint: "Name the city downstream, or leave it out upstream",
  });
}
