import { z } from "zod";
import { t, textOf } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { foreignPairs, onForeignTrade } from "./tariff.js";

const schema = z.strictObject({
  ...field.foreignTrade("sellers"),
  demand: field.number(0.05, 5, {
    label: "levers.foreignDemandRemains",
    unit: "multiple of the base year's weight in the buyers' bundle",
    source: "levers.assumedTradeCollapse",
  }),
});

export const foreignDemand = defineLever({
  type: "foreign-demand",
  label: "levers.foreignDemand",
  description: "levers.foreignDemandWhat",
  decidedBy: "levers.nobodyHappens",
  source: textOf(
    "Armington (1969), A theory of demand for products distinguished by place of production, IMF Staff Papers 16; " +
      "Arkolakis, Costinot and Rodríguez-Clare (2012), American Economic Review 102",
  ),
  slider: { mechanism: "events", parameter: "demand", form: "of-today", low: 0.5, high: 1.5, mark: 1 },
  schema,
  caution: (parameters, context) =>
    foreignPairs("sellers", parameters, context).some(({ to }) => context.countries[to] === context.countries[0])
      ? t("levers.tasteAtHome")
      : undefined,
  ...onForeignTrade<z.output<typeof schema>>("taste", "sellers", ({ demand }) => ({ scale: demand })),
});
