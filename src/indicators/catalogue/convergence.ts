import { ofTable, several } from "../cityTable.js";
import type { IndicatorDefinition } from "../definition.js";
import { sigma } from "../measures/convergence.js";
import { labourType, workersOf, type YearView } from "../view.js";
import { inequality } from "./table/inequality.js";

function realWages(view: YearView, members: number[]): number[] {
  const offset = Math.max(0, labourType(view, "general")) * view.economy.nodes;
  return members.map((node) => view.outcome.accounts.realWage[offset + node]!);
}

function productivities(view: YearView, members: number[]): number[] {
  return members.map((node) => view.outcome.accounts.realGdp[node]! / workersOf(view, node));
}

/** Do the cities converge or drift apart? */
export const convergence: IndicatorDefinition[] = [
  ...inequality.map(ofTable),
  {
    id: "sigma-real-wage",
    label: { en: "Sigma of the real wage", zh: "实际工资的σ系数" },
    unit: "log points",
    formula: {
      en: "standard deviation over cities of ln real wage of general labour",
      zh: "各市一般劳动力实际工资对数的标准差",
    },
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    better: "lower",
    scope: "cluster",
    measure: (view, members) => several(members, () => sigma(realWages(view, members))),
  },
  {
    id: "sigma-productivity",
    label: { en: "Sigma of income per worker", zh: "劳动生产率的σ系数" },
    unit: "log points",
    formula: { en: "standard deviation over cities of ln real income per worker", zh: "各市劳动生产率对数的标准差" },
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    better: "lower",
    scope: "cluster",
    measure: (view, members) => several(members, () => sigma(productivities(view, members))),
  },
];
