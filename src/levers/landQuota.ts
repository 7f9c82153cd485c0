import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { partOf } from "./members.js";
import { nodeNames, selectNodes } from "./selectors.js";

const schema = field.atLeastOne(
  z.strictObject({
    cities: field.cities,
    together: z
      .boolean()
      .default(false)
      .meta({
        label: t("levers.citiesHoldTogether"),
        unit: "yes: divided among them by built-up area, as where a province holds it; no: to each",
      }),
    industrialLandRelease: field.optional(-100, 100, {
      label: t("levers.industrialLandReleasedYear"),
      unit: "km2 a year (negative: reclaimed)",
      source: "assumed",
    }),
    housingLandRelease: field.optional(-100, 100, {
      label: t("levers.residentialLandReleasedYear"),
      unit: "km2 a year (negative: reclaimed)",
      source: "assumed",
    }),
  }),
  "industrialLandRelease",
  "housingLandRelease",
);

export const landQuota = defineLever({
  type: "land-quota",
  label: t("levers.releaseLand"),
  description: t("levers.addsIndustrialResidentialLand"),
  decidedBy: t("levers.centreHandsOutQuota"),
  source: t("levers.landAdministrationLaw2019"),
  slider: {
    id: "land",
    mechanism: "coordination",
    parameter: "industrialLandRelease",
    form: (amount) => t("lab.kmYear", { amount }),
    low: 0,
    high: 20,
    step: 0.5,
    fixed: { together: true },
  },
  schema,
  did: "values",
  sets: ({ cities, industrialLandRelease, housingLandRelease }, context) => {
    const nodes = selectNodes(cities, context, ["cities"]);
    return [
      ...(industrialLandRelease === undefined ? [] : nodeNames("land-quota:industrial", nodes, context)),
      ...(housingLandRelease === undefined ? [] : nodeNames("land-quota:housing", nodes, context)),
    ];
  },
  apply: (parameters, context, policy) => {
    const nodes = selectNodes(parameters.cities, context, ["cities"]);
    for (const quantity of ["industrialLandRelease", "housingLandRelease"] as const) {
      const amount = parameters[quantity];
      if (amount === undefined) continue;
      for (const node of nodes)
        policy[quantity][node] = parameters.together ? amount * partOf(node, nodes, context) : amount;
    }
  },
});
