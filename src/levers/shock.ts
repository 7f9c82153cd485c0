import { z } from "zod";
import { pow } from "../maths/numerics/elementary.js";
import { textOf } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { sectors, writes } from "./selectors.js";

const schema = z.strictObject({
  cities: field.cities,
  sectors: field.sectors,
  productivity: field.number(0.001, 2, {
    label: "levers.productivityRemains",
    unit: "share of the base value (0.001 is as good as a loss; 1 changes nothing)",
  }),
  shareOfYear: field.byDefault(1, 0, 1, {
    label: "levers.partYearLasts",
    unit: "share of a year (0.25 = three months): productivity of the year is what remains, to this power",
  }),
});

export const shock = defineLever({
  type: "shock",
  label: "levers.shock",
  description: "levers.multipliesProductivityYearsForce",
  decidedBy: "levers.nobodyHappens",
  source: textOf("Carvalho et al. (2021), Supply chain disruptions, Quarterly Journal of Economics 136"),
  slider: { mechanism: "events", parameter: "productivity", form: "of-today", low: 0.5, high: 1.5 },
  schema,
  ...writes({
    array: "productivity",
    quantity: "shock",
    where: sectors,
    amountOf: ({ productivity, shareOfYear }: z.output<typeof schema>) => ({ scale: pow(productivity, shareOfYear) }),
  }),
});
