import { describe, expect, it } from "vitest";
import { averagePropagationLengths, leontiefInverse } from "../../src/indicators/measures/chains.js";
import { betaConvergence, sigma } from "../../src/indicators/measures/convergence.js";
import { correctedCouplingCoordination, couplingCoordination } from "../../src/indicators/measures/coupling.js";
import {
  coefficientOfVariation,
  gini,
  hoover,
  standardDeviation,
  theilL,
  theilT,
  williamson,
} from "../../src/indicators/measures/inequality.js";
import { proximity, relatednessDensity } from "../../src/indicators/measures/relatedness.js";
import { gravityLink, localMoran, moran, rowStandardised } from "../../src/indicators/measures/space.js";
import {
  columnSums,
  ellisonGlaeser,
  entropy,
  hachman,
  herfindahl,
  krugman,
  locationQuotients,
  meanPairwise,
  unidoSimilarity,
} from "../../src/indicators/measures/structure.js";
import { relativePriceVariance, tradeFreeness } from "../../src/indicators/measures/trade.js";

// Golden values: R 4.5 running REAT, EconGeo and base R (and PySAL) on these made-up data; where packages are known to
// deviate from the cited formula (REAT's weighted Theil, its Williamson default, its beta speed) the formula wins.
const table = [
  [100, 50, 20, 30],
  [40, 80, 60, 20],
  [10, 30, 90, 70],
  [25, 25, 25, 25],
  [60, 10, 10, 120],
];
const [a, b, c, d, e] = table as [number[], number[], number[], number[], number[]];
const income = [10, 12, 15, 20, 40];
const people = [5, 8, 6, 4, 2];
const groups = [0, 0, 1, 1, 1];
const incomeTenYearsOn = [18, 20, 22, 26, 48];
const total = columnSums(table);

describe("inequality", () => {
  it("splits Theil's T into between and within", () => {
    const { total, between, within } = theilT(income, undefined, groups);
    expect(total).toBeCloseTo(0.1371528, 7);
    expect(between).toBeCloseTo(0.067401, 7);
    expect(within).toBeCloseTo(0.0697518, 7);
  });

  it("weights Theil's indices by people", () => {
    expect(theilL(income).total).toBeCloseTo(0.1292423, 7);
    expect(theilL(income, people).total).toBeCloseTo(0.0824917, 7);
    expect(theilT(income, people).total).toBeCloseTo(0.0964862, 7);
  });

  it("adds up: weighted parts sum to the total, one group has nothing between", () => {
    const split = theilL(income, people, groups);
    expect(split.between + split.within).toBeCloseTo(split.total, 14);
    expect(theilT(income, people).between).toBeCloseTo(0, 14);
  });

  it("agrees with two hand-made cases of Theil and Gini by groups", () => {
    const even = theilT([10, 20, 30, 40], undefined, [0, 0, 1, 1]);
    expect(even.total).toBeCloseTo(0.10644013528622318, 12);
    expect(even.between).toBeCloseTo(0.08228287850505178, 12);
    expect(even.within).toBeCloseTo(0.024157256781171248, 12);
    expect(gini([10, 20, 30, 40])).toBeCloseTo(0.25, 12);
    expect(theilT([8, 8, 8, 8]).total).toBe(0);
    expect(gini([8, 8, 8, 8])).toBe(0);
  });

  it("gives REAT's documented examples", () => {
    expect(theilL([10, 10, 10, 20, 50]).total).toBeCloseTo(0.23263016196113612, 12);
    expect(theilT([10, 10, 10, 20, 50]).total).toBeCloseTo(0.250201211769094, 12);
    expect(gini([20, 50, 20, 10])).toBeCloseTo(0.3, 12);
    const classes = [500, 1500, 2500, 4000, 7500, 15000];
    expect(gini(classes, [1000, 1200, 1600, 400, 200, 600])).toBeCloseTo(0.5278260869565217, 12);
  });

  it("measures Gini, variation and Williamson's index", () => {
    expect(gini(income)).toBeCloseTo(0.2804124, 7);
    expect(gini(income, people)).toBeCloseTo(0.2179798, 7);
    expect(coefficientOfVariation(income)).toBeCloseTo(0.5586069, 7);
    expect(coefficientOfVariation(income, true)).toBeCloseTo(0.6245415, 7);
    expect(williamson(income, people)).toBeCloseTo(0.4937757, 7);
    expect(standardDeviation([1, 3])).toBe(1);
    expect(hoover(a, total)).toBeCloseTo(0.2722222, 7);
  });
});

describe("convergence", () => {
  it("sigma falls from the first to the last year", () => {
    expect(sigma(income)).toBeCloseTo(0.4851983, 7);
    expect(sigma(incomeTenYearsOn)).toBeCloseTo(0.3467237, 7);
  });

  it("beta undoes the annualisation: half of a gap goes in twenty years", () => {
    const beta = betaConvergence(income, incomeTenYearsOn, 10);
    expect(beta.slope).toBeCloseTo(-0.0292704, 7);
    expect(beta.speed).toBeCloseTo(0.0346306, 7);
    expect(beta.halfLife).toBeCloseTo(20.0, 1);
  });
});

describe("structure", () => {
  it("compares two structures", () => {
    expect(unidoSimilarity(a, b)).toBeCloseTo(0.761546, 6);
    expect(unidoSimilarity(a, c)).toBeCloseTo(0.460444, 6);
    expect(unidoSimilarity(b, d)).toBeCloseTo(0.912871, 6);
    expect(krugman(a, b)).toBeCloseTo(0.7, 12);
    expect(krugman([100, 0], [0, 100])).toBe(2);
  });

  it("measures specialisation against the whole", () => {
    expect(krugman(a, total)).toBeCloseTo(0.544444, 6);
    expect(krugman(d, total)).toBeCloseTo(0.111111, 6);
    expect(krugman(e, total)).toBeCloseTo(0.688889, 6);
    expect(locationQuotients(a, total)[0]).toBeCloseTo(1.914894, 6);
    expect(locationQuotients(e, total)[3]).toBeCloseTo(2.037736, 6);
    expect(herfindahl(a)).toBeCloseTo(0.345, 12);
    expect(hachman(a, total)).toBeCloseTo(0.731943, 6);
    expect(entropy(a)).toBeCloseTo(1.743, 3);
  });

  it("averages pairs", () => {
    const rows = [
      [60, 30, 10],
      [20, 50, 30],
      [20, 20, 60],
    ];
    expect(meanPairwise(rows, krugman)).toBeCloseTo((0.8 + 1 + 0.6) / 3, 12);
    expect(meanPairwise(rows, unidoSimilarity)).toBeCloseTo(
      (0.7175473098524099 + 0.5334650693692645 + 0.7825855808712295) / 3,
      12,
    );
    expect(meanPairwise([[1, 2]], krugman)).toBeNaN();
  });

  it("takes plant sizes out of concentration (Ellison and Glaeser)", () => {
    const index = ellisonGlaeser([10, 20, 30, 5, 5, 40], [0, 0, 1, 1, 2, 2], [100, 200, 100]);
    expect(index.geographic).toBeCloseTo(0.0588843, 7);
    expect(index.plantHerfindahl).toBeCloseTo(0.2520661, 7);
    expect(index.gamma).toBeCloseTo(-0.2110497, 7);
  });

  it("finds related sectors", () => {
    const near = proximity(table);
    expect(near[1 * 4 + 2]).toBeCloseTo(0.6667, 4);
    expect(near[0]).toBe(1);
    const density = relatednessDensity(table, 0);
    expect(Math.min(...density)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...density)).toBeLessThanOrEqual(1);
  });
});

describe("space and trade", () => {
  const path = [0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0];

  it("measures spatial autocorrelation", () => {
    expect(moran([0.5, 0.5, -0.5, -0.5], path)).toBeCloseTo(1 / 3, 12);
    const weights = rowStandardised([0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0], 5);
    expect(moran(income, weights)).toBeCloseTo(0.260218, 6);
    const local = localMoran(income, weights);
    expect(local.reduce((sum, value) => sum + value, 0) / 5).toBeCloseTo(0.260218, 6);
  });

  it("weakens links with distance", () => {
    const city = { people: 4, gdp: 9 };
    expect(gravityLink(city, city, 2)).toBeCloseTo(9, 12);
    expect(gravityLink(city, city, 2, 1)).toBeCloseTo(18, 12);
  });

  it("reads the trade cost out of trade, whatever the sizes", () => {
    const freeness = 0.3;
    expect(tradeFreeness(freeness * 5, freeness * 7, 5, 7)).toBeCloseTo(freeness, 12);
  });

  it("sees no disintegration where all prices move together", () => {
    const before = [
      [1, 2, 3],
      [2, 2, 5],
    ];
    const doubled = before.map((row) => row.map((price) => 2 * price));
    for (const variance of relativePriceVariance(doubled, before)) expect(variance).toBeCloseTo(0, 24);
    const apart = [
      [1, 4, 3],
      [2, 2, 9],
    ];
    expect(relativePriceVariance(apart, before)[0]).toBeGreaterThan(0);
  });
});

describe("chains and coupling", () => {
  const inputs = [0.1, 0.2, 0.05, 0.3, 0.05, 0.2, 0.1, 0.15, 0.1];

  it("inverts I - A, with row exchange where needed", () => {
    expect(leontiefInverse([0.5, 0, 0, 0.5])).toEqual(Float64Array.of(2, 0, 0, 2));
    expect(Array.from(leontiefInverse([1, 0.5, 0.5, 1]), Math.abs)).toEqual([0, 2, 2, 0]);
    expect(() => leontiefInverse([1, 0, 0, 1])).toThrow(/singular/);
  });

  it("counts the rounds between sectors", () => {
    const lengths = averagePropagationLengths(inputs);
    expect(lengths[1]).toBeCloseTo(1.512669, 6);
    expect(lengths[6]).toBeCloseTo(1.86505, 6);
  });

  it("gives both versions of coupling coordination", () => {
    expect(couplingCoordination([0.2, 0.5, 0.8]).coupling).toBeCloseTo(0.861774, 6);
    expect(couplingCoordination([0.2, 0.5, 0.8]).coordination).toBeCloseTo(0.65642, 6);
    expect(correctedCouplingCoordination([0.2, 0.5, 0.8]).coupling).toBeCloseTo(0.487002, 6);
    expect(correctedCouplingCoordination([0.2, 0.5, 0.8]).coordination).toBeCloseTo(0.493458, 6);
  });
});
