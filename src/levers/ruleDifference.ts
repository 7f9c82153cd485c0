import { z } from "zod";
import { pairCells, pairNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { selectSectors } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    sectors: field.sectors,
    ruleDifference: z
      .number()
      .min(0)
      .max(3)
      .optional()
      .meta({
        label: { en: "Cost of different rules", zh: "规则差异成本" },
        unit: "share of the factory price",
        source: {
          en: "assumed; non-tariff measures are commonly put at 0.05-0.3",
          zh: "假定；非关税措施通常取0.05—0.3",
        },
      }),
    scale: field.scale,
  }),
  "ruleDifference",
  "scale",
);

export const ruleDifference = defineLever({
  type: "rule-difference",
  label: { en: "Difference of rules", zh: "规则差异" },
  description: {
    en: "Cost of meeting two sets of standards, customs procedures or currencies, wasted, as a share of the factory price. Mutual recognition lowers it, for all goods or for those of listed sectors.",
    zh: "为满足两套标准、通关手续或货币而付出的损耗性成本，以占出厂价的比例表示。规则互认可降低此项成本，可针对全部商品，也可只限所列行业。",
  },
  decidedBy: { en: "The centre and the special regions", zh: "中央与特别行政区" },
  source: {
    en: "Outline Development Plan for the Guangdong-Hong Kong-Macao Greater Bay Area (State Council 2019), alignment of rules",
    zh: "《粤港澳大湾区发展规划纲要》（2019），规则衔接",
  },
  schema,
  sets: (parameters, context) =>
    selectSectors(parameters.sectors, context).flatMap((s) =>
      pairNames(`rule-difference:${context.sectorIds[s]}`, parameters, context),
    ),
  apply: (parameters, context, policy) => {
    const { sectorIds, nodeIds, base } = context;
    const pairs = nodeIds.length ** 2;
    const amount = { value: parameters.ruleDifference, scale: parameters.scale };
    const sectors = selectSectors(parameters.sectors, context);
    if (sectors.length < sectorIds.length) policy.ruleDifference = bySector(policy.ruleDifference, context);
    const blocks = policy.ruleDifference.length > pairs ? sectors : [0];
    for (const s of blocks) {
      const block = policy.ruleDifference.subarray(s * pairs, (s + 1) * pairs);
      writeCells(block, base.ruleDifference, pairCells(parameters, context), amount);
    }
  },
});

/** One block of pairs for every sector, where there was one for all. */
function bySector(common: Float64Array, { sectorIds, nodeIds }: LeverContext): Float64Array {
  const pairs = nodeIds.length ** 2;
  if (common.length > pairs) return common;
  const blocks = new Float64Array(sectorIds.length * pairs);
  for (let s = 0; s < sectorIds.length; s++) blocks.set(common, s * pairs);
  return blocks;
}
