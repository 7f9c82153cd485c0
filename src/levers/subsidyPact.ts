import { z } from "zod";
import { t } from "../words/index.js";
import { sectorCells, sectorNames } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { lowerCeiling } from "./subsidyCeiling.js";

const schema = z.strictObject({
  cities: field.cities,
  sectors: field.sectors,
  ceiling: z
    .number()
    .min(0)
    .max(0.5)
    .meta({
      label: t("levers.mostCityMayPay"),
      unit: "share of primary-factor cost",
      source: "assumed",
    }),
});

export const subsidyPact = defineLever({
  type: "subsidy-pact",
  label: t("levers.subsidyPact"),
  description: t("levers.citiesAgreeSubsidiseSectors"),
  decidedBy: t("levers.citiesTogetherCentre"),
  source: t("levers.fairCompetitionReviewRegulations"),
  slider: { id: "pact", mechanism: "coordination", parameter: "ceiling", step: 0.01, mark: 0.5 },
  schema,
  sets: (parameters, context) => sectorNames("subsidy-pact", parameters, context),
  apply: (parameters, context, policy) => lowerCeiling(policy, sectorCells(parameters, context), parameters.ceiling),
});
