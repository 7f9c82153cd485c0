import { t } from "../../../words/index.js";
import { ofTable, several } from "../cityTable.js";
import type { IndicatorDefinition } from "../definition.js";
import { sigma } from "../measures/convergence.js";
import { labourType, workersOf, type YearView } from "../view.js";
import { inequality } from "./table/inequality.js";

function realWages(view: YearView, members: number[]): number[] {
  const offset = Math.max(0, labourType(view, "general")) * view.economy.nodes;
  return members.map((node) => view.outcome.accounts.realWage[offset + node]);
}

function productivities(view: YearView, members: number[]): number[] {
  return members.map((node) => view.outcome.accounts.realGdp[node] / workersOf(view, node));
}

/** Do the cities converge or drift apart? */
export const convergence: IndicatorDefinition[] = [
  ...inequality.map(ofTable),
  {
    id: "sigma-real-wage",
    label: t("indicators.sigmaRealWage"),
    unit: "log points",
    formula: t("indicators.standardDeviationOverCities"),
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    better: "lower",
    scope: "cluster",
    measure: (view, members) => several(members, () => sigma(realWages(view, members))),
  },
  {
    id: "sigma-productivity",
    label: t("indicators.sigmaIncomePerWorker"),
    unit: "log points",
    formula: t("indicators.standardDeviationOverCitiesLn"),
    source: "Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2)",
    better: "lower",
    scope: "cluster",
    measure: (view, members) => several(members, () => sigma(productivities(view, members))),
  },
];
