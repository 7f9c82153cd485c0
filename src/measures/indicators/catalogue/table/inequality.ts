import { log } from "../../../../maths/numerics/elementary.js";
import { sumAt } from "../../../../maths/numerics/sums.js";
import { t, textOf } from "../../../../words/index.js";
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
  spansGroups,
  type TableIndicator,
  type Written,
} from "../../view.js";

/** Where sigma and beta are from. */
export const SIGMA = textOf("Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)");

const OF_INCOME = { reads: ["population", "gdp"], better: "lower", scope: "cluster" } as const;
const BY_GROUPS = { ...OF_INCOME, reads: ["population", "gdp", "groups"] } as const;

/** A measure of GDP per head that weights places by residents. */
function weighted(measure: (incomes: number[], residents: number[]) => number): TableIndicator["measure"] {
  return (table, members) => measure(perHead(table, members), at(table.population, members));
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

/** ln GDP per head of the city with the largest base-year GDP, less that of the others taken together. */
function coreGap(table: CityTable, members: readonly number[]): number {
  const core = coreOf(table, members);
  if (core === undefined) return NO_VALUE;
  const others = members.filter((place) => place !== core);
  const periphery = sumAt(others, table.gdp) / sumAt(others, table.population);
  return log(table.gdp[core] / table.population[core] / periphery);
}

function beta(table: CityTable, members: readonly number[]): number {
  const years = table.year - table.base.year;
  if (years <= 0 || members.length < 3) return NO_VALUE;
  return betaConvergence(perHead(table.base, members), perHead(table, members), years).slope;
}

/** Income per head of cities and provinces: how unequal, and does it converge? */
export const inequality: Written<TableIndicator>[] = [
  ...(["T", "L"] as const).flatMap((letter): Written<TableIndicator>[] => {
    const index = letter === "T" ? theilT : theilL;
    const formula = letter === "T" ? "Σ w (y/μ) ln(y/μ)" : "Σ w ln(μ/y)";
    const common = {
      ...OF_INCOME,
      unit: INDEX,
      source: "indicators.theil1967EconomicsInformation",
      trap: "indicators.reatSTheilTheil",
    } as const;
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
        measure: (table, members) => theil(table, members, index).total,
      },
      {
        ...common,
        ...BY_GROUPS,
        id: `${id}-between`,
        label: t("indicators.theilBetweenProvinces", { letter }),
        formula: "indicators.sameOverProvincialMeans",
        measure: part("between"),
      },
      {
        ...common,
        ...BY_GROUPS,
        id: `${id}-within`,
        label: t("indicators.theilWithinProvinces", { letter }),
        formula: "indicators.totalLessBetween",
        measure: part("within"),
      },
    ];
  }),
  {
    ...OF_INCOME,
    id: "gini",
    trap: "indicators.citiesPersonsUnweightedPrograms",
    unit: INDEX,
    source: "indicators.gini1912WeightsResidents",
    measure: weighted(gini),
  },
  ...(
    [
      ["within", t("indicators.withinProvinces"), t("indicators.pairsCitiesOneProvince")],
      ["between", t("indicators.betweenProvinces"), t("indicators.giniCoefficientProvincialMeans")],
      ["transvariation", t("indicators.overlapProvinces"), t("indicators.restCitiesPoorerProvinces")],
    ] as const
  ).map(
    ([part, name, formula]): Written<TableIndicator> => ({
      ...BY_GROUPS,
      id: `gini-${part === "transvariation" ? "overlap" : part}`,
      label: t("indicators.giniIncomePerHeadOf", { name }),
      unit: INDEX,
      formula: t("indicators.wIWJY", { formula }),
      source: "indicators.dagum1997EmpiricalEconomics",
      measure: giniParts(part),
    }),
  ),
  {
    ...OF_INCOME,
    id: "williamson",
    trap: "indicators.reatTakesUnweightedMean",
    unit: INDEX,
    source: textOf("Williamson 1965, Economic Development and Cultural Change 13(4)"),
    measure: weighted(williamson),
  },
  {
    ...OF_INCOME,
    id: "atkinson",
    unit: "index, 0 to 1",
    source: textOf("Atkinson 1970, Journal of Economic Theory 2(3)"),
    measure: weighted((incomes, residents) => atkinson(incomes, 1, residents)),
  },
  {
    ...OF_INCOME,
    id: "hoover",
    unit: "index, 0 to 1",
    source: textOf("Hoover 1936, Review of Economics and Statistics 18(4)"),
    measure: ({ gdp, population }, members) => hoover(at(gdp, members), at(population, members)),
  },
  {
    ...OF_INCOME,
    id: "sigma-gdp",
    trap: "indicators.populationFormReatS",
    unit: "log points",
    source: SIGMA,
    measure: (table, members) => sigma(perHead(table, members)),
  },
  {
    ...OF_INCOME,
    id: "beta-convergence",
    trap: "indicators.speedLn1Bt",
    reads: ["population", "gdp", "base"],
    unit: "log points a year",
    source: SIGMA,
    empty: t("indicators.needsThreeCities"),
    measure: beta,
  },
  {
    ...OF_INCOME,
    id: "core-periphery-gap",
    unit: "log points",
    source: textOf("Krugman and Venables 1995, Quarterly Journal of Economics 110(4)"),
    measure: (table, members) => coreGap(table, members),
  },
];
