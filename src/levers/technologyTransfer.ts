import { z } from "zod";
import { textOf } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { nodeNames, selectNodes } from "./selectors.js";

const schema = z.strictObject({
  cities: field.cities,
  absorption: field.number(0, 1, {
    label: "levers.absorptionAdded",
    unit: "share",
    source: "levers.assumedCohenLevinthal",
  }),
  costPerPoint: field.byDefault(0.2, 0, 1000, {
    label: "levers.costOfAbsorption",
    unit: "100 million of currency a year for each 0.01, each city, base-year prices",
    source: "assumed",
  }),
});

export const technologyTransfer = defineLever({
  type: "technology-transfer",
  label: "levers.technologyTransfer",
  description: "levers.cityPaysTransferOffices",
  decidedBy: "levers.city",
  source: textOf("Cohen and Levinthal (1990), Absorptive capacity, Administrative Science Quarterly 35"),
  slider: { id: "transfer", mechanism: "platforms", parameter: "absorption", high: 0.5 },
  schema,
  did: "values",
  sets: ({ cities }, context) => nodeNames("technology-transfer", selectNodes(cities, context), context),
  apply: ({ cities, absorption, costPerPoint }, context, policy) => {
    for (const city of selectNodes(cities, context))
      policy.technologyTransfers.push({ city, absorption, amount: 100 * absorption * costPerPoint });
  },
});
