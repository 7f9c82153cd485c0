import { z } from "zod";
import { sumOf } from "../maths/numerics/sums.js";
import { LAND_DISCOUNT } from "../model/engine/land.js";
import { allOf, type Text, t } from "../words/index.js";
import type { Ran } from "./did.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { partOf } from "./members.js";
import { cities, numberIn, selectNodes, writes } from "./selectors.js";

const schema = field.atLeastOne(
  z.strictObject({
    cities: field.cities,
    together: field.yesOrNo(false, {
      label: "levers.citiesHoldTogether",
      unit: "yes: divided among them by built-up area, as where a province holds it; no: to each",
    }),
    industrialLandRelease: field.optional(-100, 100, {
      label: "levers.industrialLandReleasedYear",
      unit: "km2 a year (negative: reclaimed)",
      source: "assumed",
    }),
    housingLandRelease: field.optional(-100, 100, {
      label: "levers.residentialLandReleasedYear",
      unit: "km2 a year (negative: reclaimed)",
      source: "assumed",
    }),
  }),
  "industrialLandRelease",
  "housingLandRelease",
);

type Parameters = z.output<typeof schema>;

const QUANTITIES = ["industrialLandRelease", "housingLandRelease"] as const;

export const landQuota = defineLever({
  type: "land-quota",
  label: "levers.releaseLand",
  description: "levers.addsIndustrialResidentialLand",
  decidedBy: "levers.centreHandsOutQuota",
  source: "levers.landAdministrationLaw2019",
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
  uncounted: (parameters) =>
    QUANTITIES.some((name) => (parameters[name] ?? 0) > 0) ? t("levers.makingLandReady") : undefined,
  did,
  sets: writes(
    numberIn("industrialLandRelease", "land-quota:industrial", cities),
    numberIn("housingLandRelease", "land-quota:housing", cities),
  ).sets,
  apply: (parameters, context, policy) => {
    const nodes = selectNodes(parameters.cities, context);
    for (const quantity of QUANTITIES) {
      const amount = parameters[quantity];
      if (amount === undefined) continue;
      for (const node of nodes)
        policy[quantity][node] = parameters.together ? amount * partOf(node, nodes, context) : amount;
    }
  },
});

/**
 * Land released by kind, and the mean price of land of the cities (rent for ever) in the last year, without and with.
 */
function did(parameters: Parameters, context: LeverContext, ran: Ran): Text {
  const { from, to, years, number, money } = ran;
  const nodes = selectNodes(parameters.cities, context);
  const released = QUANTITIES.flatMap((quantity) => {
    const amount = parameters[quantity] ?? 0;
    if (amount === 0) return [];
    const industrial = quantity === "industrialLandRelease";
    const rent = industrial ? "land-rent-industrial" : "land-rent-housing";
    const price = (level: Ran["level"]) =>
      money(sumOf(nodes, (node) => level(context.nodeIds[node]!, rent, to)) / nodes.length / LAND_DISCOUNT);
    const km2 = number(Math.abs(amount) * years.length * (parameters.together ? 1 : nodes.length), 1);
    const [before, after] = [price(ran.baseline), price(ran.level)];
    return t("levers.landReleased", { km2, taken: amount < 0, industrial, before, after, to });
  });
  return t("levers.landOf", {
    from,
    to,
    names: ran.names(nodes),
    released: allOf(released),
  });
}
