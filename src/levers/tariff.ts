import type { z } from "zod";
import { t, textOf } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { type Amount, pairsBy, product, selectNodes, selectSectors, writes } from "./selectors.js";

const schema = field.orScale("tariff", {
  ...field.foreignTrade("buyers"),
  tariff: field.optional(0, 3, {
    label: "levers.tariffOnTop",
    unit: "share of the price without it",
    source: "assumed",
  }),
});

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
  ...onForeignTrade<z.output<typeof schema>>("tariff", "buyers", ({ tariff: value, scale }) => ({ value, scale })),
});

interface ForeignTrade {
  buyers?: string | string[] | undefined;
  sellers?: string | string[] | undefined;
  sectors: string | string[];
}

/** Sellers and buyers in different countries. */
export function foreignPairs(home: "buyers" | "sellers", parameters: ForeignTrade, context: LeverContext) {
  const { countries } = context;
  const side = (of: "buyers" | "sellers") => {
    const names = parameters[of];
    if (names !== undefined) return selectNodes(names, context, [of]);
    const atHome = (node: number) => countries[node] === countries[0];
    return [...countries.keys()].filter((node) => atHome(node) === (of === home));
  };
  return product(side("sellers"), side("buyers")).filter(({ from, to }) => countries[from] !== countries[to]);
}

/**
 * `sets`, `apply` and `idle` of a lever on goods that cross the border of a country, in an array [s*n*n + from*n + to].
 * Where buyers or sellers are left out, the cities' country is on the side that `home` says.
 */
export function onForeignTrade<Parameters extends ForeignTrade>(
  array: "tariff" | "taste",
  home: "buyers" | "sellers",
  amountOf: (parameters: Parameters) => Amount,
) {
  const pairsOf = (parameters: Parameters, context: LeverContext) => foreignPairs(home, parameters, context);
  const where = pairsBy("sectorIds", (parameters: Parameters, context) => ({
    rows: selectSectors(parameters.sectors, context),
    pairs: pairsOf(parameters, context),
  }));
  return {
    ...writes({ array, quantity: array, where, amountOf }),
    idle: (parameters: Parameters, context: LeverContext) =>
      pairsOf(parameters, context).length > 0 ? undefined : t("levers.noBorderBetween"),
  };
}
