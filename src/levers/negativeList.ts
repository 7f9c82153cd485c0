import { z } from "zod";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { numberIn, sectors, writes } from "./selectors.js";

const schema = field.atLeastOne(
  z.strictObject({
    cities: field.cities,
    sectors: field.sectors,
    entryBan: field.optional(0, 1, {
      label: "levers.shareEntrantsArrivingFirms",
      unit: "share",
      source: "levers.beijingCatalogue32National",
    }),
    closeRate: field.optional(0, 0.5, {
      label: "levers.shareFirmsClosedOrder",
      unit: "share a year",
      source: "assumed",
    }),
  }),
  "entryBan",
  "closeRate",
);

export const negativeList = defineLever({
  type: "negative-list",
  label: "levers.negativeList",
  description: "levers.refusesShareNewArriving",
  decidedBy: "levers.cityBeijingCentre",
  source: "levers.catalogueProhibitedRestrictedNew",
  slider: { id: "ban", mechanism: "division", parameter: "entryBan" },
  schema,
  ...writes(
    numberIn("entryBan", "negative-list:entry", sectors),
    numberIn("closeRate", "negative-list:closing", sectors),
  ),
});
