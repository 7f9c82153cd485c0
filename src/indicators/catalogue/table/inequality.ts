import { at, type CityTable, coreOf, perHead, several, spansGroups, type TableIndicator } from "../../cityTable.js";
import { INDEX, NO_VALUE } from "../../definition.js";
import { betaConvergence, sigma } from "../../measures/convergence.js";
import { atkinson, dagum, type GiniParts } from "../../measures/distribution.js";
import { type Decomposition, gini, hoover, theilL, theilT, williamson } from "../../measures/inequality.js";
import { sum } from "../../view.js";

const POPULATION_THEIL = "Theil 1967, Economics and Information Theory; weights = residents";
const DAGUM = "Dagum 1997, Empirical Economics 22(4); weights = residents";
const ONE_GROUP = "all cities are of one group";
const OF_INCOME = { reads: ["population", "gdp"], better: "lower", scope: "cluster" } as const;

/** A measure of income per head that weights places by residents. */
function weighted(measure: (incomes: number[], residents: number[]) => number): TableIndicator["measure"] {
  return (table, members) => several(members, () => measure(perHead(table, members), at(table.population, members)));
}

function theil(table: CityTable, members: readonly number[], index: typeof theilT): Decomposition {
  return index(
    perHead(table, members),
    at(table.population, members),
    members.map((place) => table.groups[place]!),
  );
}

function giniParts(part: keyof GiniParts): TableIndicator["measure"] {
  return (table, members) => {
    if (!spansGroups(table, members)) return NO_VALUE;
    const groups = members.map((place) => table.groups[place]!);
    return dagum(perHead(table, members), groups, at(table.population, members))[part];
  };
}

/** ln income per head of the city with the largest base-year GDP, less that of the others taken together. */
function coreGap(table: CityTable, members: readonly number[]): number {
  const core = coreOf(table, members);
  if (core === undefined) return NO_VALUE;
  const others = members.filter((place) => place !== core);
  const periphery = sum(others, table.gdp) / sum(others, table.population);
  return Math.log(table.gdp[core]! / table.population[core]! / periphery);
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
    const trap = "REAT's theil() is Theil's L, and its weighted form divides by n twice: we follow the definitions";
    const common = { ...OF_INCOME, unit: INDEX, source: POPULATION_THEIL, trap };
    const id = `theil-${letter.toLowerCase()}-gdp`;
    const part = (of: keyof Decomposition): TableIndicator["measure"] => {
      return (table, members) => (spansGroups(table, members) ? theil(table, members, index)[of] : NO_VALUE);
    };
    return [
      {
        ...common,
        id,
        label: { en: `Theil ${letter} of income per head`, zh: `人均收入泰尔指数${letter}` },
        formula: `${formula}, y = real income per head, w = share of residents`,
        measure: (table, members) => several(members, () => theil(table, members, index).total),
      },
      {
        ...common,
        id: `${id}-between`,
        label: { en: `Theil ${letter}, between provinces`, zh: `泰尔指数${letter}（省际）` },
        formula: "the same over provincial means",
        empty: ONE_GROUP,
        measure: part("between"),
      },
      {
        ...common,
        id: `${id}-within`,
        label: { en: `Theil ${letter}, within provinces`, zh: `泰尔指数${letter}（省内）` },
        formula: "total less between",
        empty: ONE_GROUP,
        measure: part("within"),
      },
    ];
  }),
  {
    ...OF_INCOME,
    id: "gini",
    trap: "of cities, not persons; unweighted programs divide by n² or n(n - 1)",
    label: { en: "Gini of income per head", zh: "人均收入基尼系数" },
    unit: INDEX,
    formula: "Σ w_i w_j |y_i - y_j| / 2μ, w = share of residents; cities, not persons",
    source: "Gini 1912; weights = residents",
    measure: weighted(gini),
  },
  ...(
    [
      ["within", "within provinces", "省内", "pairs of cities of one province"],
      ["between", "between provinces", "省际", "the Gini coefficient of provincial means"],
      [
        "transvariation",
        "overlap of provinces",
        "超变密度",
        "the rest: cities of poorer provinces above those of richer ones",
      ],
    ] as const
  ).map(
    ([part, en, zh, formula]): TableIndicator => ({
      ...OF_INCOME,
      id: `gini-${part === "transvariation" ? "overlap" : part}`,
      label: { en: `Gini of income per head, ${en}`, zh: `基尼系数（${zh}）` },
      unit: INDEX,
      formula: `of Σ w_i w_j |y_i - y_j| / 2μ: ${formula}; the three parts sum to it`,
      source: DAGUM,
      empty: ONE_GROUP,
      measure: giniParts(part),
    }),
  ),
  {
    ...OF_INCOME,
    id: "williamson",
    trap: "REAT takes the unweighted mean unless told otherwise (.5425 in place of .4938 for the five cities of our tests)",
    label: { en: "Williamson index of income per head", zh: "威廉逊系数" },
    unit: INDEX,
    formula: "√(Σ w (y - μ)²) / μ, w = share of residents, μ weighted",
    source: "Williamson 1965, Economic Development and Cultural Change 13(4)",
    measure: weighted(williamson),
  },
  {
    ...OF_INCOME,
    id: "atkinson",
    label: { en: "Atkinson index of income per head", zh: "阿特金森指数" },
    unit: "index, 0 to 1",
    formula:
      "1 - exp(Σ w ln(y/μ)): aversion 1; the share of income that equality would be worth; w = share of residents",
    source: "Atkinson 1970, Journal of Economic Theory 2(3)",
    measure: weighted((incomes, residents) => atkinson(incomes, 1, residents)),
  },
  {
    ...OF_INCOME,
    id: "hoover",
    label: { en: "Hoover index of income", zh: "胡佛指数" },
    unit: "index, 0 to 1",
    formula:
      "½ Σ |city's share of income - its share of residents|: income that would have to move for all to have the mean",
    source: "Hoover 1936, Review of Economics and Statistics 18(4)",
    measure: ({ gdp, population }, members) =>
      several(members, () => hoover(at(gdp, members), at(population, members))),
  },
  {
    ...OF_INCOME,
    id: "sigma-gdp",
    trap: "population form; REAT's functions differ among themselves",
    label: { en: "Sigma of income per head", zh: "人均收入σ" },
    unit: "log points",
    formula: "standard deviation over cities of ln real income per head (population form)",
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    measure: (table, members) => several(members, () => sigma(perHead(table, members))),
  },
  {
    ...OF_INCOME,
    id: "beta-convergence",
    trap: "the speed is -ln(1 + bT)/T: REAT leaves T out of the logarithm, which is wrong by an order of magnitude",
    reads: ["population", "gdp", "base"],
    label: { en: "Beta-convergence since the base year", zh: "β收敛系数" },
    unit: "log points a year",
    formula: "slope of (1/T) ln(y_T/y_0) on ln y_0; negative = poorer cities grow faster",
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    empty: "needs three cities or more that differ",
    measure: beta,
  },
  {
    ...OF_INCOME,
    id: "core-periphery-gap",
    label: { en: "Gap between core and periphery", zh: "核心与外围差距" },
    unit: "log points",
    formula: "ln income per head of the city with the largest base-year GDP - ln of all others together",
    source: "Krugman and Venables 1995, Quarterly Journal of Economics 110(4)",
    measure: (table, members) => several(members, () => coreGap(table, members)),
  },
];
