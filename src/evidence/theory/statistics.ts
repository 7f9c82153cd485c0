import { z } from "zod";
import { sin, square } from "../../maths/numerics/elementary.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { gini, sampleGini, theilL, theilT } from "../../measures/indicators/measures/inequality.js";
import { moran, moranMoments, rankSize } from "../../measures/indicators/measures/space.js";
import {
  clusterIndex,
  columnSums,
  ellisonGlaeser,
  equivalentNumber,
  geographicConcentration,
  herfindahl,
  krugman,
  locationalGini,
  locationQuotients,
  meanShares,
  normalisedHerfindahl,
  restOf,
  unidoSimilarity,
} from "../../measures/indicators/measures/structure.js";
import { saltelliDesign } from "../../runs/studies/designs.js";
import { sobolIndices } from "../../runs/studies/estimators/sobol.js";
import { joined, SaidError, t } from "../../words/index.js";
import reatExamples from "./reatExamples.json" with { type: "json" };
import { notNegative, numbers, real, solver } from "./solver.js";

/**
 * Inequality, specialisation, spatial autocorrelation and the rank-size rule: the measures that indicators are made of.
 */

const GROUP = "t11_statistics";

export const inequality = solver(
  GROUP,
  "inequality",
  {
    x: numbers.min(1),
    groups: z.array(z.union([z.string(), real])).nullish(),
    weights: numbers.nullish(),
  },
  ({ x, groups, weights }) => {
    const sizes = weights ?? undefined;
    const { total, between, within } = theilT(x, sizes, groups ?? undefined);
    return { gini: gini(x, sizes), theil_total: total, theil_between: between, theil_within: within };
  },
);

/** Employment of cities (rows) by sector (columns). */
export const specialisation = solver(GROUP, "specialisation", { E: z.array(numbers.min(1)).min(1) }, ({ E }) => {
  const all = columnSums(E);
  const sizes = E.map((row) => sumOf(row));
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
});

export const spatial = solver(GROUP, "moran", { z: numbers, W: z.array(numbers) }, ({ z: values, W }) => {
  const weights = W.flat();
  const { mean, variance } = moranMoments(weights, values.length);
  return { I: moran(values, weights), E: mean, var_normal: variance };
});

export const zipf = solver(GROUP, "zipf", { sizes: numbers }, ({ sizes }) => {
  const { exponent, standardError } = rankSize(sizes);
  return { zeta: exponent, se: standardError };
});

/**
 * Examples whose results the documentation of REAT (Regional Economic Analysis Toolbox, T. Wieland, version 3.0.3)
 * prints. A case names the function; its numbers stand in the case, in brackets behind the name, or, where neither, in
 * the documentation itself.
 */

type Numbers = z.output<typeof numbers>;

/** Of a case, by the name of the function's argument. */
type Data = Record<string, unknown>;

type Measure = (data: Data, name: string) => number;

/** What a case holds under the name of an argument. */
function given<Schema extends z.ZodType>(schema: Schema, data: Data, key: string): z.output<Schema> {
  const found = schema.safeParse(data[key]);
  if (!found.success) throw new SaidError(t("validation.valueOfCase", { key, problem: found.error.issues[0].message }));
  return found.data;
}

/** A list of numbers of a case. */
function list(data: Data, key: string): Numbers {
  return given(numbers, data, key);
}

function numbersOf(data: Data, ...keys: string[]): Numbers {
  return keys.map((key) => given(real, data, key));
}

/** The first list is compared with the mean structure of the others. */
function againstOthers(data: Data): number {
  const [own, ...others] = Object.keys(data).map((key) => list(data, key));
  return krugman(own, meanShares(others));
}

function herfindahlCalled(name: string): typeof herfindahl {
  if (/equivalent|\beq\b/.test(name)) return equivalentNumber;
  return /normalised|norm\b/.test(name) ? normalisedHerfindahl : herfindahl;
}

/** By the name of the function. REAT's theil is Theil's L, the mean logarithmic deviation. */
const MEASURES: Record<string, Measure> = {
  theil: (data) => theilL(list(data, "x")).total,
  "gini.spec": (data) => locationalGini(list(data, "e_ij"), list(data, "e_i")),
  "gini.conc": (data) => locationalGini(list(data, "e_ij"), list(data, "e_j")),
  gini: (data, name) => {
    if (/normalised|norm\b/.test(name)) return sampleGini(list(data, "x"));
    return gini(list(data, "x"), data["w"] === undefined ? undefined : list(data, "w"));
  },
  herf: (data, name) => herfindahlCalled(name)(list(data, "x")),
  "krugman.spec2": againstOthers,
  "krugman.conc2": againstOthers,
  "krugman.spec": againstOthers,
  "krugman.conc": againstOthers,
  locq: (data) => {
    const [own, city, sector, whole] =
      data["e_ij"] === undefined ? list(data, "x") : numbersOf(data, "e_ij", "e_j", "e_i", "e");
    return locationQuotients([own, city - own], [sector, whole - sector])[0];
  },
  litzenberger: (data) => {
    const [jobs, firms, area, people] = numbersOf(data, "e_ij", "b_ij", "a_j", "p_j");
    const [allJobs, allFirms, allArea, allPeople] = numbersOf(data, "e_i", "b_i", "a", "p");
    return clusterIndex(
      { jobs, firms, area, people },
      { jobs: allJobs, firms: allFirms, area: allArea, people: allPeople },
    );
  },
  "ellison.a": (data) => {
    const names = given(z.array(z.union([z.string(), real])), data, "regions");
    const known = [...new Set(names)];
    const regionOf = names.map((name) => known.indexOf(name));
    return ellisonGlaeser(list(data, "e_ik"), regionOf, list(data, "e_j")).gamma;
  },
};

/** The documentation's own data. */
const DOCUMENTED: Record<string, Data> = reatExamples;

export const examples = solver(
  "t11b_reat_examples",
  "examples",
  { name: z.string(), data: z.record(z.string(), z.unknown()).default({}) },
  ({ name, data }) => {
    const called = Object.keys(MEASURES)
      .filter((one) => name.startsWith(one))
      .sort((a, b) => b.length - a.length)[0];
    if (called === undefined)
      throw new SaidError(t("validation.noFunction", { name, known: joined(Object.keys(MEASURES)) }));
    return { computed: MEASURES[called](dataOf(name, data, DOCUMENTED[called]), name) };
  },
);

/**
 * Given data; else numbers in brackets behind the name; else the documentation's. Results that stand beside data are
 * not data.
 */
function dataOf(name: string, data: Data, documented: Data): Data {
  if (Object.values(data).some((value) => Array.isArray(value)) || "e_ij" in data) return data;
  const bracket = /\(([-+\d.eE,;\s]+)\)/.exec(name)?.[1];
  const x = bracket
    ?.split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);
  return x && x.length > 1 ? { ...documented, x } : documented;
}

/**
 * Test functions whose shares of variance are known, put through the design and the estimator of
 * `agglom sensitivity --method sobol` at a stated size.
 */

/**
 * Groups of factors + 2 rows. At this size errors stay below 0.004 up to eight factors, unless an outcome is made of
 * rare products: the g function of eight factors that all have weight 0, or of twenty factors, is found to 0.012.
 */
export const GROUPS = 32768;

/** Mean, variance, first-order and total shares of a function of independent uniform numbers in (0, 1). */
function estimate(factors: number, outcome: (point: Float64Array) => number) {
  const rows = saltelliDesign(GROUPS, factors, 1);
  const found = sobolIndices(rows.map(outcome), factors, { resamples: 0 });
  return {
    mean: found.mean,
    V: found.variance,
    S: found.factors.map(({ first }) => first.value),
    ST: found.factors.map(({ total }) => total.value),
  };
}

/** sin x1 + a sin^2 x2 + b x3^4 sin x1 with x uniform on (-pi, pi) (Ishigami and Homma 1990). */
export const ishigami = solver("t11c_sensitivity", "ishigami", { a: real, b: real }, ({ a, b }) =>
  estimate(3, (point) => {
    const angle = (factor: number) => Math.PI * (2 * point[factor] - 1);
    const [x1, x2, x3] = [angle(0), angle(1), angle(2)];
    return sin(x1) + a * square(sin(x2)) + b * square(square(x3)) * sin(x1);
  }),
);

/** Product of (|4 x - 2| + a) / (1 + a) over the factors, x uniform on (0, 1) (Sobol 1993). */
export const sobolG = solver("t11c_sensitivity", "sobol_g", { a: z.array(notNegative).min(1).max(64) }, ({ a }) =>
  estimate(a.length, (point) =>
    a.reduce((product, weight, factor) => (product * (Math.abs(4 * point[factor] - 2) + weight)) / (1 + weight), 1),
  ),
);
