import { square } from "../maths/numerics/elementary.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { pairCells, pairNames, selectSectors, writeCells } from "./selectors.js";

const schema = field.orScale("ruleDifference", {
  ...field.binding,
  sectors: field.sectors,
  ruleDifference: field.optional(0, 3, {
    label: "levers.costDifferentRules",
    unit: "share of the factory price",
    source: "levers.assumedNonTariffMeasures",
  }),
});

export const ruleDifference = defineLever({
  type: "rule-difference",
  label: "parameter.differenceOfRules",
  description: "levers.costMeetingTwoSets",
  decidedBy: "levers.centreSpecialRegions",
  source: "levers.outlineDevelopmentPlanGuangdong",
  slider: { id: "rules", mechanism: "coordination", parameter: "scale" },
  schema,
  did: "values",
  sets: (parameters, context) =>
    selectSectors(parameters.sectors, context).flatMap((s) =>
      pairNames(`rule-difference:${context.sectorIds[s]}`, parameters, context),
    ),
  apply: (parameters, context, policy) => {
    const { sectorIds, nodeIds, base } = context;
    const pairs = square(nodeIds.length);
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
  const pairs = square(nodeIds.length);
  if (common.length > pairs) return common;
  const blocks = new Float64Array(sectorIds.length * pairs);
  for (let s = 0; s < sectorIds.length; s++) blocks.set(common, s * pairs);
  return blocks;
}
