import { INDEX, type IndicatorDefinition } from "../definition.js";
import { betaConvergence, sigma } from "../measures/convergence.js";
import { type Decomposition, gini, theilL, theilT, williamson } from "../measures/inequality.js";
import { gdpPerHead, labourType, sum, workersOf, type YearView } from "../view.js";

const POPULATION_THEIL = "Theil 1967, Economics and Information Theory; weights = residents";

function several(members: number[], value: () => number): number {
  return members.length > 1 ? value() : Number.NaN;
}

/** Theil index of income per head, weighted by residents. */
function theil(view: YearView, members: number[], index: typeof theilT): Decomposition {
  const residents = members.map((node) => view.outcome.residents[node]!);
  const provinces = members.map((node) => view.provinces[node]!);
  return index(gdpPerHead(view, members), residents, provinces);
}

function spansProvinces(view: YearView, members: number[]): boolean {
  return members.some((node) => view.provinces[node] !== view.provinces[members[0]!]);
}

/** ln income per head of the city with the largest base-year GDP, less that of the others taken together. */
function coreGap(view: YearView, members: number[]): number {
  const { accounts, residents } = view.outcome;
  const baseGdp = view.base.accounts.realGdp;
  const core = members.reduce((best, node) => (baseGdp[node]! > baseGdp[best]! ? node : best));
  const others = members.filter((node) => node !== core);
  const periphery = sum(others, accounts.realGdp) / sum(others, residents);
  return Math.log(accounts.realGdp[core]! / residents[core]! / periphery);
}

function beta(view: YearView, members: number[]): number {
  const years = view.outcome.year - view.base.year;
  if (years <= 0 || members.length < 3) return Number.NaN;
  return betaConvergence(gdpPerHead(view, members, view.base), gdpPerHead(view, members), years).slope;
}

function realWages(view: YearView, members: number[]): number[] {
  const offset = Math.max(0, labourType(view, "general")) * view.economy.nodes;
  return members.map((node) => view.outcome.accounts.realWage[offset + node]!);
}

function productivities(view: YearView, members: number[]): number[] {
  return members.map((node) => view.outcome.accounts.realGdp[node]! / workersOf(view, node));
}

/** Do the cities converge or drift apart? */
export const convergence: IndicatorDefinition[] = [
  ...(["T", "L"] as const).flatMap((letter): IndicatorDefinition[] => {
    const index = letter === "T" ? theilT : theilL;
    const formula = letter === "T" ? "Σ w (y/μ) ln(y/μ)" : "Σ w ln(μ/y)";
    const common = { unit: INDEX, source: POPULATION_THEIL, better: "lower", scope: "cluster" } as const;
    const id = `theil-${letter.toLowerCase()}-gdp`;
    return [
      {
        ...common,
        id,
        label: { en: `Theil ${letter} of income per head`, zh: `人均收入泰尔指数${letter}` },
        formula: `${formula}, y = real income per head, w = share of residents`,
        measure: (view, members) => several(members, () => theil(view, members, index).total),
      },
      {
        ...common,
        id: `${id}-between`,
        label: { en: `Theil ${letter}, between provinces`, zh: `泰尔指数${letter}（省际）` },
        formula: "the same over provincial means",
        measure: (view, members) => (spansProvinces(view, members) ? theil(view, members, index).between : Number.NaN),
      },
      {
        ...common,
        id: `${id}-within`,
        label: { en: `Theil ${letter}, within provinces`, zh: `泰尔指数${letter}（省内）` },
        formula: "total less between",
        measure: (view, members) => (spansProvinces(view, members) ? theil(view, members, index).within : Number.NaN),
      },
    ];
  }),
  {
    id: "gini",
    label: { en: "Gini of income per head", zh: "人均收入基尼系数" },
    unit: INDEX,
    formula: "Σ w_i w_j |y_i - y_j| / 2μ, w = share of residents; cities, not persons",
    source: "Gini 1912; weights = residents",
    better: "lower",
    scope: "cluster",
    measure: (view, members) =>
      several(members, () =>
        gini(
          gdpPerHead(view, members),
          members.map((node) => view.outcome.residents[node]!),
        ),
      ),
  },
  {
    id: "williamson",
    label: { en: "Williamson index of income per head", zh: "威廉逊系数" },
    unit: INDEX,
    formula: "√(Σ w (y - μ)²) / μ, w = share of residents, μ weighted",
    source: "Williamson 1965, Economic Development and Cultural Change 13(4)",
    better: "lower",
    scope: "cluster",
    measure: (view, members) =>
      several(members, () =>
        williamson(
          gdpPerHead(view, members),
          members.map((node) => view.outcome.residents[node]!),
        ),
      ),
  },
  {
    id: "sigma-gdp",
    label: { en: "Sigma of income per head", zh: "人均收入σ" },
    unit: "log points",
    formula: "standard deviation over cities of ln real income per head (population form)",
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    better: "lower",
    scope: "cluster",
    measure: (view, members) => several(members, () => sigma(gdpPerHead(view, members))),
  },
  {
    id: "sigma-real-wage",
    label: { en: "Sigma of the real wage", zh: "实际工资σ" },
    unit: "log points",
    formula: "standard deviation over cities of ln real wage of general labour",
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    better: "lower",
    scope: "cluster",
    measure: (view, members) => several(members, () => sigma(realWages(view, members))),
  },
  {
    id: "sigma-productivity",
    label: { en: "Sigma of income per worker", zh: "劳动生产率σ" },
    unit: "log points",
    formula: "standard deviation over cities of ln real income per worker",
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    better: "lower",
    scope: "cluster",
    measure: (view, members) => several(members, () => sigma(productivities(view, members))),
  },
  {
    id: "beta-convergence",
    label: { en: "Beta-convergence since the base year", zh: "β收敛系数" },
    unit: "log points a year",
    formula: "slope of (1/T) ln(y_T/y_0) on ln y_0; negative = poorer cities grow faster",
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    better: "lower",
    scope: "cluster",
    measure: beta,
  },
  {
    id: "core-periphery-gap",
    label: { en: "Gap between core and periphery", zh: "核心与外围差距" },
    unit: "log points",
    formula: "ln income per head of the city with the largest base-year GDP - ln of all others together",
    source: "Krugman and Venables 1995, Quarterly Journal of Economics 110(4)",
    better: "lower",
    scope: "cluster",
    measure: (view, members) => several(members, () => coreGap(view, members)),
  },
];
