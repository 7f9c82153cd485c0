import { z } from "zod";
import { pow } from "../maths/numerics/elementary.js";
import { sumOf } from "../maths/numerics/sums.js";
import { textOf } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { sectors, writes } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    cities: field.cities,
    sectors: field.sectors,
    productivity: field.optional(0.001, 2, {
      label: "levers.productivityRemains",
      unit: "share of the base value (0.001 is as good as a loss; 1 changes nothing)",
    }),
    idle: field.optional(0, 0.999, {
      label: "levers.partStandsStill",
      unit: "share of people, capital and land at work there",
    }),
    shareOfYear: field.byDefault(1, 0, 1, {
      label: "levers.partYearLasts",
      unit: "share of a year (0.25 = three months)",
    }),
  }),
  "productivity",
  "idle",
);

type Parameters = z.output<typeof schema>;

export const shock = defineLever({
  type: "shock",
  label: "levers.shock",
  description: "levers.multipliesProductivityYearsForce",
  decidedBy: "levers.nobodyHappens",
  source: textOf("Carvalho et al. (2021), Supply chain disruptions, Quarterly Journal of Economics 136"),
  toldByParameters: ({ idle }) => idle !== undefined,
  slider: { mechanism: "events", parameter: "productivity", form: "of-today", low: 0.5, high: 1.5 },
  schema,
  ...writes<Parameters>({ array: "productivity", quantity: "shock", where: sectors, amountOf: () => ({ scale: 1 }) }),
  apply: (parameters, context, policy) => {
    for (const cell of sectors.cells(parameters, context)) {
      const sector = Math.floor(cell / context.nodeIds.length);
      policy.productivity[cell] = context.base.productivity[cell]! * remains(parameters, sector, context);
    }
  },
});

/**
 * What remains of a sector's productivity over the year, the mean of its parts. Who stands still makes nothing of his
 * own share in cost and buys no inputs, so that gross output loses that part to the power of the share (7.5a).
 */
function remains({ productivity, idle = 0, shareOfYear }: Parameters, sector: number, context: LeverContext): number {
  if (productivity !== undefined) return 1 - shareOfYear * (1 - productivity);
  const { length } = context.sectorIds;
  const inputs = context.industries.inputShare.subarray(sector * length, (sector + 1) * length);
  return pow(1 - shareOfYear * idle, 1 - sumOf(inputs));
}
