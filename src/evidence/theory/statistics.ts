/**
 * Inequality, specialisation, spatial autocorrelation and the rank-size rule: the measures that indicators are made of.
 */
import { z } from "zod";
import { geographicConcentration, locationalGini } from "../../measures/indicators/measures/concentration.js";
import { gini, theilT } from "../../measures/indicators/measures/inequality.js";
import { rankSize } from "../../measures/indicators/measures/rankSize.js";
import { moran, moranMoments } from "../../measures/indicators/measures/space.js";
import {
  columnSums,
  herfindahl,
  krugman,
  locationQuotients,
  restOf,
  total,
  unidoSimilarity,
} from "../../measures/indicators/measures/structure.js";
import { solver } from "./solver.js";

const GROUP = "t11_statistics";
const numbers = z.array(z.number());

export const inequality = solver(
  GROUP,
  "inequality",
  z.object({
    x: numbers.min(1),
    groups: z.array(z.union([z.string(), z.number()])).nullish(),
    weights: numbers.nullish(),
  }),
  ({ x, groups, weights }) => {
    const sizes = weights ?? undefined;
    const { total, between, within } = theilT(x, sizes, groups ?? undefined);
    return { gini: gini(x, sizes), theil_total: total, theil_between: between, theil_within: within };
  },
);

/** Employment of cities (rows) by sector (columns). */
export const specialisation = solver(
  GROUP,
  "specialisation",
  z.object({ E: z.array(numbers.min(1)).min(1) }),
  ({ E }) => {
    const all = columnSums(E);
    const sizes = E.map(total);
    const { raw, scaled } = geographicConcentration(E);
    const pairwise = (measure: typeof krugman) => E.map((row) => E.map((other) => measure(row, other)));
    return {
      krugman_vs_rest: E.map((row, city) => krugman(row, restOf(E, city))),
      krugman_vs_total: E.map((row) => krugman(row, all)),
      krugman_bilateral: pairwise(krugman),
      unido: pairwise(unidoSimilarity),
      LQ: E.map((row) => locationQuotients(row, all)),
      hhi_city: E.map(herfindahl),
      ellison_glaeser_raw_G: raw,
      raw_over_1mx2: scaled,
      locational_gini_LQ: Array.from(all, (_, s) =>
        locationalGini(
          E.map((row) => row[s]),
          sizes,
        ),
      ),
    };
  },
);

export const spatial = solver(GROUP, "moran", z.object({ z: numbers, W: z.array(numbers) }), ({ z: values, W }) => {
  const weights = W.flat();
  const { mean, variance } = moranMoments(weights, values.length);
  return { I: moran(values, weights), E: mean, var_normal: variance };
});

export const zipf = solver(GROUP, "zipf", z.object({ sizes: numbers }), ({ sizes }) => {
  const { exponent, standardError } = rankSize(sizes);
  return { zeta: exponent, se: standardError };
});
