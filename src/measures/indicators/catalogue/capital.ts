import { t } from "../../../words/index.js";
import { ACCOUNTS, type IndicatorDefinition, SHARE } from "../definition.js";
import type { YearView } from "../view.js";

interface Stock {
  size: number;
  /** Return, as a multiple of the country's mean. */
  earns: number;
  subsidised: boolean;
}

/** Stocks of capital of some nodes by sector, with what they earn against the country's mean. */
function stocks({ economy, outcome }: YearView, members: number[]): Stock[] {
  const { nodes: n, country, capitalKinds } = economy;
  const { capitalByKind, market, accounts } = outcome;
  const inside = country[members[0]];
  let income = 0;
  let all = 0;
  for (let k = 0; k < capitalByKind.length; k++) {
    if (country[k % n] !== inside) continue;
    income += capitalByKind[k] * market.capitalReturn[k];
    all += capitalByKind[k];
  }
  const found: Stock[] = [];
  for (let start = 0; start < capitalByKind.length; start += n) {
    for (const node of members) {
      const k = start + node;
      const size = capitalByKind[k];
      if (size <= 0) continue;
      const subsidised = capitalKinds > 1 && accounts.sectorSubsidyRate[k] > 0;
      found.push({ size, earns: market.capitalReturn[k] / (income / all), subsidised });
    }
  }
  return found;
}

function mean(parts: { size: number; earns: number }[], value: (earns: number) => number): number {
  const all = parts.reduce((total, { size }) => total + size, 0);
  return parts.reduce((total, { size, earns }) => total + size * value(earns), 0) / all;
}

/** What capital earns where it is. */
export const capital: IndicatorDefinition[] = [
  {
    id: "capital-return-dispersion",
    label: t("indicators.dispersionReturnsCapital"),
    unit: "standard deviation of ln return",
    formula: t("indicators.standardDeviationLnReturn"),
    source: t("indicators.hsiehKlenow2009Quarterly"),
    better: "lower",
    scope: "both",
    measure: (view, members) => {
      const parts = stocks(view, members);
      const center = mean(parts, Math.log);
      return Math.sqrt(mean(parts, (earns) => (Math.log(earns) - center) ** 2));
    },
  },
  {
    id: "excess-capacity",
    label: t("indicators.capitalEarnsUnderHalf"),
    unit: SHARE,
    formula: t("indicators.capitalCitySectorStocks"),
    source: t("indicators.thresholdOurAssumption", { ACCOUNTS }),
    better: "lower",
    scope: "both",
    measure: (view, members) => mean(stocks(view, members), (earns) => (earns < 0.5 ? 1 : 0)),
  },
  {
    id: "subsidised-capital-return",
    label: t("indicators.returnSubsidisedCapital"),
    unit: "multiple of the country's mean return",
    formula: t("indicators.returnCapitalSectorsTheir"),
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: (view, members) => {
      const parts = stocks(view, members).filter(({ subsidised }) => subsidised);
      return parts.length > 0 ? mean(parts, (earns) => earns) : Number.NaN;
    },
  },
];
