import { log } from "../../../../maths/numerics/elementary.js";
import { t } from "../../../../words/index.js";
import {
  atkinson,
  betaConvergence,
  type Decomposition,
  dagum,
  type GiniParts,
  gini,
  hoover,
  sigma,
  theilL,
  theilT,
  williamson,
} from "../../measures/inequality.js";
import {
  at,
  type CityTable,
  coreOf,
  INDEX,
  NO_VALUE,
  perHead,
  several,
  spansGroups,
  sum,
  type TableIndicator,
} from "../../view.js";

const POPULATION_THEIL = t("indicators.theil1967EconomicsInformation");
const DAGUM = t("indicators.dagum1997EmpiricalEconomics");
const ONE_GROUP = t("indicators.oneGroupAlone");
const OF_INCOME = { reads: ["population", "gdp"], better: "lower", scope: "cluster" } as const;

/** A measure of income per head that weights places by residents. */
function weighted(measure: (incomes: number[], residents: number[]) => number): TableIndicator["measure"] {
  return (table, members) => several(members, () => measure(perHead(table, members), at(table.population, members)));
}

function theil(table: CityTable, members: readonly number[], index: typeof theilT): Decomposition {
  return index(
    perHead(table, members),
    at(table.population, members),
    members.map((place) => table.groups[place]),
  );
}

function giniParts(part: keyof GiniParts): TableIndicator["measure"] {
  return (table, members) => {
    if (!spansGroups(table, members)) return NO_VALUE;
    const groups = members.map((place) => table.groups[place]);
    return dagum(perHead(table, members), groups, at(table.population, members))[part];
  };
}

/** ln income per head of the city with the largest base-year GDP, less that of the others taken together. */
function coreGap(table: CityTable, members: readonly number[]): number {
  const core = coreOf(table, members);
  if (core === undefined) return NO_VALUE;
  const others = members.filter((place) => place !== core);
  const periphery = sum(others, table.gdp) / sum(others, table.population);
  return log(table.gdp[core] / table.population[core] / periphery);
}

function beta(table: CityTable, members: readonly number[]): number {
  const years = table.year - table.base.year;
  if (years <= 0 || members.length < 3) return NO_VALUE;
  return betaConvergence(perHead(table.base, members), perHead(table, members), years).slope;
}

/** Income per head of cities and provinces: how unequal, and does it converge? */
export const inequality: TableIndicator[] = [
  ...(["T", "L"] as const).flatMap((letter): TableIndicator[] => {
    const index = letter === "T" ? theilT : theilL;
    const formula = letter === "T" ? "Σ w (y/μ) ln(y/μ)" : "Σ w ln(μ/y)";
    const trap = t("indicators.reatSTheilTheil");
    const common = { ...OF_INCOME, unit: INDEX, source: POPULATION_THEIL, trap };
    const id = `theil-${letter.toLowerCase()}-gdp`;
    const part = (of: keyof Decomposition): TableIndicator["measure"] => {
      return (table, members) => (spansGroups(table, members) ? theil(table, members, index)[of] : NO_VALUE);
    };
    return [
      {
        ...common,
        id,
        label: t("indicators.theilIncomePerHead", { letter }),
        formula: t("indicators.yRealIncomePer", { formula }),
        measure: (table, members) => several(members, () => theil(table, members, index).total),
      },
      {
        ...common,
        id: `${id}-between`,
        label: t("indicators.theilBetweenProvinces", { letter }),
        formula: t("indicators.sameOverProvincialMeans"),
        empty: ONE_GROUP,
        measure: part("between"),
      },
      {
        ...common,
        id: `${id}-within`,
        label: t("indicators.theilWithinProvinces", { letter }),
        formula: t("indicators.totalLessBetween"),
        empty: ONE_GROUP,
        measure: part("within"),
      },
    ];
  }),
  {
    ...OF_INCOME,
    id: "gini",
    trap: t("indicators.citiesPersonsUnweightedPrograms"),
    label: t("indicators.giniIncomePerHead"),
    unit: INDEX,
    formula: t("indicators.wIWJ"),
    source: t("indicators.gini1912WeightsResidents"),
    measure: weighted(gini),
  },
  ...(
    [
      ["within", t("indicators.withinProvinces"), t("indicators.pairsCitiesOneProvince")],
      ["between", t("indicators.betweenProvinces"), t("indicators.giniCoefficientProvincialMeans")],
      ["transvariation", t("indicators.overlapProvinces"), t("indicators.restCitiesPoorerProvinces")],
    ] as const
  ).map(
    ([part, name, formula]): TableIndicator => ({
      ...OF_INCOME,
      id: `gini-${part === "transvariation" ? "overlap" : part}`,
      label: t("indicators.giniIncomePerHead2", { name }),
      unit: INDEX,
      formula: t("indicators.wIWJY", { formula }),
      source: DAGUM,
      empty: ONE_GROUP,
      measure: giniParts(part),
    }),
  ),
  {
    ...OF_INCOME,
    id: "williamson",
    trap: t("indicators.reatTakesUnweightedMean"),
    label: t("indicators.williamsonIndexIncomePer"),
    unit: INDEX,
    formula: t("indicators.wYWShare"),
    source: "Williamson 1965, Economic Development and Cultural Change 13(4)",
    measure: weighted(williamson),
  },
  {
    ...OF_INCOME,
    id: "atkinson",
    label: t("indicators.atkinsonIndexIncomePer"),
    unit: "index, 0 to 1",
    formula: t("indicators.n1ExpWLn"),
    source: "Atkinson 1970, Journal of Economic Theory 2(3)",
    measure: weighted((incomes, residents) => atkinson(incomes, 1, residents)),
  },
  {
    ...OF_INCOME,
    id: "hoover",
    label: t("indicators.hooverIndexIncome"),
    unit: "index, 0 to 1",
    formula: t("indicators.citySShareIncome"),
    source: "Hoover 1936, Review of Economics and Statistics 18(4)",
    measure: ({ gdp, population }, members) =>
      several(members, () => hoover(at(gdp, members), at(population, members))),
  },
  {
    ...OF_INCOME,
    id: "sigma-gdp",
    trap: t("indicators.populationFormReatS"),
    label: t("indicators.sigmaIncomePerHead"),
    unit: "log points",
    formula: t("indicators.standardDeviationOverCitiesLnReal"),
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    measure: (table, members) => several(members, () => sigma(perHead(table, members))),
  },
  {
    ...OF_INCOME,
    id: "beta-convergence",
    trap: t("indicators.speedLn1Bt"),
    reads: ["population", "gdp", "base"],
    label: t("indicators.betaConvergenceSinceBase"),
    unit: "log points a year",
    formula: t("indicators.slope1TLn"),
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    empty: t("indicators.needsThreeCities"),
    measure: beta,
  },
  {
    ...OF_INCOME,
    id: "core-periphery-gap",
    label: t("indicators.gapBetweenCorePeriphery"),
    unit: "log points",
    formula: t("indicators.lnIncomePerHead"),
    source: "Krugman and Venables 1995, Quarterly Journal of Economics 110(4)",
    measure: (table, members) => several(members, () => coreGap(table, members)),
  },
];
