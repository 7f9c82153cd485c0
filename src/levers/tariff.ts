import { z } from "zod";
import { textOf } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { onForeignTrade } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.foreignTrade("buyers"),
    tariff: field.optional(0, 3, {
      label: "levers.tariffOnTop",
      unit: "share of the price without it",
      source: "assumed",
    }),
    scale: field.scale,
  }),
  "tariff",
  "scale",
);

export const tariff = defineLever({
  type: "tariff",
  label: "levers.tariff",
  description: "levers.tariffWhat",
  decidedBy: "levers.centreOfBuyers",
  source: textOf(
    "Caliendo and Parro (2015), Review of Economic Studies 82; Felbermayr, Jung and Larch (2013), Optimal tariffs, " +
      "retaliation, and the welfare loss from tariff wars in the Melitz model, Journal of International Economics 89",
  ),
  slider: { mechanism: "events", parameter: "tariff", high: 0.6 },
  schema,
  did: "values",
  ...onForeignTrade<z.output<typeof schema>>("tariff", "buyers", ({ tariff: value, scale }) => ({ value, scale })),
});
