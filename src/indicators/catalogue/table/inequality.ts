import { at, type CityTable, coreOf, perHead, several, spansGroups, type TableIndicator } from "../../cityTable.js";
import { INDEX, NO_VALUE } from "../../definition.js";
import { betaConvergence, sigma } from "../../measures/convergence.js";
import { atkinson, dagum, type GiniParts } from "../../measures/distribution.js";
import { type Decomposition, gini, hoover, theilL, theilT, williamson } from "../../measures/inequality.js";
import { sum } from "../../view.js";

const POPULATION_THEIL = {
  en: "Theil 1967, Economics and Information Theory; weights = residents",
  zh: "Theil 1967, Economics and Information Theory；以常住人口为权重",
};
const DAGUM = {
  en: "Dagum 1997, Empirical Economics 22(4); weights = residents",
  zh: "Dagum 1997, Empirical Economics 22(4)；以常住人口为权重",
};
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
    const trap = {
      en: "REAT's theil() is Theil's L, and its weighted form divides by n twice: we follow the definitions",
      zh: "REAT的theil()实为泰尔L指数，其加权形式两次除以n；此处按定义计算",
    };
    const common = { ...OF_INCOME, unit: INDEX, source: POPULATION_THEIL, trap };
    const id = `theil-${letter.toLowerCase()}-gdp`;
    const part = (of: keyof Decomposition): TableIndicator["measure"] => {
      return (table, members) => (spansGroups(table, members) ? theil(table, members, index)[of] : NO_VALUE);
    };
    return [
      {
        ...common,
        id,
        label: { en: `Theil ${letter} of income per head`, zh: `人均GDP泰尔指数${letter}` },
        formula: {
          en: `${formula}, y = real income per head, w = share of residents`,
          zh: `${formula}，y = 人均实际GDP，w = 占常住人口比重`,
        },
        measure: (table, members) => several(members, () => theil(table, members, index).total),
      },
      {
        ...common,
        id: `${id}-between`,
        label: { en: `Theil ${letter}, between provinces`, zh: `泰尔指数${letter}（省际）` },
        formula: { en: "the same over provincial means", zh: "同上，按各省均值计算" },
        empty: ONE_GROUP,
        measure: part("between"),
      },
      {
        ...common,
        id: `${id}-within`,
        label: { en: `Theil ${letter}, within provinces`, zh: `泰尔指数${letter}（省内）` },
        formula: { en: "total less between", zh: "总指数减省际部分" },
        empty: ONE_GROUP,
        measure: part("within"),
      },
    ];
  }),
  {
    ...OF_INCOME,
    id: "gini",
    trap: {
      en: "of cities, not persons; unweighted programs divide by n² or n(n - 1)",
      zh: "按城市而非个人计算；不加权的程序除以n²或n(n - 1)",
    },
    label: { en: "Gini of income per head", zh: "人均GDP基尼系数" },
    unit: INDEX,
    formula: {
      en: "Σ w_i w_j |y_i - y_j| / 2μ, w = share of residents; cities, not persons",
      zh: "Σ w_i w_j |y_i - y_j| / 2μ，w = 占常住人口比重；按城市而非个人计算",
    },
    source: { en: "Gini 1912; weights = residents", zh: "Gini 1912；以常住人口为权重" },
    measure: weighted(gini),
  },
  ...(
    [
      ["within", { en: "within provinces", zh: "省内" }, { en: "pairs of cities of one province", zh: "同省城市对" }],
      [
        "between",
        { en: "between provinces", zh: "省际" },
        { en: "the Gini coefficient of provincial means", zh: "各省均值的基尼系数" },
      ],
      [
        "transvariation",
        { en: "overlap of provinces", zh: "超变密度" },
        {
          en: "the rest: cities of poorer provinces above those of richer ones",
          zh: "其余部分：较穷省份中高于较富省份的城市",
        },
      ],
    ] as const
  ).map(
    ([part, name, formula]): TableIndicator => ({
      ...OF_INCOME,
      id: `gini-${part === "transvariation" ? "overlap" : part}`,
      label: { en: `Gini of income per head, ${name.en}`, zh: `基尼系数（${name.zh}）` },
      unit: INDEX,
      formula: {
        en: `of Σ w_i w_j |y_i - y_j| / 2μ: ${formula.en}; the three parts sum to it`,
        zh: `Σ w_i w_j |y_i - y_j| / 2μ中的${formula.zh}；三部分之和等于总系数`,
      },
      source: DAGUM,
      empty: ONE_GROUP,
      measure: giniParts(part),
    }),
  ),
  {
    ...OF_INCOME,
    id: "williamson",
    trap: {
      en: "REAT takes the unweighted mean unless told otherwise (.5425 in place of .4938 for the five cities of our tests)",
      zh: "REAT缺省采用不加权均值（就本项目测试中的五个城市而言，得0.5425而非0.4938）",
    },
    label: { en: "Williamson index of income per head", zh: "威廉逊系数" },
    unit: INDEX,
    formula: {
      en: "√(Σ w (y - μ)²) / μ, w = share of residents, μ weighted",
      zh: "√(Σ w (y - μ)²) / μ，w = 占常住人口比重，μ为加权均值",
    },
    source: "Williamson 1965, Economic Development and Cultural Change 13(4)",
    measure: weighted(williamson),
  },
  {
    ...OF_INCOME,
    id: "atkinson",
    label: { en: "Atkinson index of income per head", zh: "阿特金森指数" },
    unit: "index, 0 to 1",
    formula: {
      en: "1 - exp(Σ w ln(y/μ)): aversion 1; the share of income that equality would be worth; w = share of residents",
      zh: "1 - exp(Σ w ln(y/μ))：不平等厌恶系数为1；为达到平等可放弃的收入比例；w = 占常住人口比重",
    },
    source: "Atkinson 1970, Journal of Economic Theory 2(3)",
    measure: weighted((incomes, residents) => atkinson(incomes, 1, residents)),
  },
  {
    ...OF_INCOME,
    id: "hoover",
    label: { en: "Hoover index of income", zh: "胡佛指数" },
    unit: "index, 0 to 1",
    formula: {
      en: "½ Σ |city's share of income - its share of residents|: income that would have to move for all to have the mean",
      zh: "½ Σ |城市占GDP比重 - 占常住人口比重|：使各市人均相等所须转移的比例",
    },
    source: "Hoover 1936, Review of Economics and Statistics 18(4)",
    measure: ({ gdp, population }, members) =>
      several(members, () => hoover(at(gdp, members), at(population, members))),
  },
  {
    ...OF_INCOME,
    id: "sigma-gdp",
    trap: {
      en: "population form; REAT's functions differ among themselves",
      zh: "总体标准差形式；REAT的各函数彼此不一致",
    },
    label: { en: "Sigma of income per head", zh: "人均GDP的σ系数" },
    unit: "log points",
    formula: {
      en: "standard deviation over cities of ln real income per head (population form)",
      zh: "各市人均实际GDP对数的标准差（总体形式）",
    },
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    measure: (table, members) => several(members, () => sigma(perHead(table, members))),
  },
  {
    ...OF_INCOME,
    id: "beta-convergence",
    trap: {
      en: "the speed is -ln(1 + bT)/T: REAT leaves T out of the logarithm, which is wrong by an order of magnitude",
      zh: "收敛速度为-ln(1 + bT)/T：REAT的对数中漏了T，会差一个数量级",
    },
    reads: ["population", "gdp", "base"],
    label: { en: "Beta-convergence since the base year", zh: "β收敛系数" },
    unit: "log points a year",
    formula: {
      en: "slope of (1/T) ln(y_T/y_0) on ln y_0; negative = poorer cities grow faster",
      zh: "(1/T) ln(y_T/y_0)对ln y_0的斜率；负值 = 较穷的城市增长较快",
    },
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    empty: "needs three cities or more that differ",
    measure: beta,
  },
  {
    ...OF_INCOME,
    id: "core-periphery-gap",
    label: { en: "Gap between core and periphery", zh: "核心与外围差距" },
    unit: "log points",
    formula: {
      en: "ln income per head of the city with the largest base-year GDP - ln of all others together",
      zh: "基年GDP最大城市的人均GDP对数 - 其余城市合计的人均GDP对数",
    },
    source: "Krugman and Venables 1995, Quarterly Journal of Economics 110(4)",
    measure: (table, members) => several(members, () => coreGap(table, members)),
  },
];
