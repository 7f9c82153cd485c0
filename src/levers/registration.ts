import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { numberIn, pairsBy, selectArrivals, selectLabour, writes } from "./selectors.js";

const schema = z.strictObject({
  cities: field.cities,
  origins: field.places.default("all-nodes").meta({
    label: t("levers.whereRegistered"),
    unit: "names, as for cities",
  }),
  labour: field.labour,
  scale: z
    .number()
    .min(0)
    .max(5)
    .meta({
      label: t("levers.shareOfCostWithoutRegistration"),
      unit: "share (0 removes it, 1 changes nothing)",
    }),
});

const arrivals = pairsBy("labourIds", (parameters: z.output<typeof schema>, context) => ({
  pairs: selectArrivals(parameters, context),
  rows: selectLabour(parameters.labour, context),
}));

export const registration = defineLever({
  type: "registration",
  label: "levers.rightsWithoutRegistration",
  description: "levers.citiesGiveRights",
  decidedBy: "levers.receivingCity",
  source: "levers.tombeZhu2019Registration",
  slider: { mechanism: "coordination", parameter: "scale" },
  schema,
  uncounted: ({ scale }) => (scale < 1 ? t("levers.servicesOfRights") : undefined),
  ...writes(numberIn("registration", "registration", arrivals)),
  idle: (_, context) => noRegistration(context),
});

/** Said where nobody asks who is registered where. */
export function noRegistration({ base }: LeverContext) {
  return base.registration.some((cost) => cost > 0) ? undefined : t("levers.regionHasNoRegistration");
}
