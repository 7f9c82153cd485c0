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
  const inside = country[members[0]!]!;
  let income = 0;
  let all = 0;
  for (let k = 0; k < capitalByKind.length; k++) {
    if (country[k % n] !== inside) continue;
    income += capitalByKind[k]! * market.capitalReturn[k]!;
    all += capitalByKind[k]!;
  }
  const found: Stock[] = [];
  for (let start = 0; start < capitalByKind.length; start += n) {
    for (const node of members) {
      const k = start + node;
      const size = capitalByKind[k]!;
      if (size <= 0) continue;
      const subsidised = capitalKinds > 1 && accounts.sectorSubsidyRate[k]! > 0;
      found.push({ size, earns: market.capitalReturn[k]! / (income / all), subsidised });
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
    label: { en: "Dispersion of returns to capital", zh: "资本回报率离散度" },
    unit: "standard deviation of ln return",
    formula: {
      en: "standard deviation of ln return over city-sector stocks of capital, weighted by stock",
      zh: "各城市、各行业资本存量回报率对数的标准差，按存量加权",
    },
    source: {
      en: "Hsieh and Klenow 2009, Quarterly Journal of Economics 124 (misallocation shows in dispersion)",
      zh: "Hsieh and Klenow 2009, Quarterly Journal of Economics 124（离散度反映错配）",
    },
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
    label: { en: "Capital that earns under half the country's return", zh: "回报率低于全国平均一半的资本占比" },
    unit: SHARE,
    formula: {
      en: "capital in city-sector stocks that earn less than half of the country's mean return / all capital",
      zh: "回报率低于全国平均一半的城市—行业资本存量 / 全部资本",
    },
    source: { en: `${ACCOUNTS.en}; the threshold is our assumption`, zh: `${ACCOUNTS.zh}；阈值为本模型假定` },
    better: "lower",
    scope: "both",
    measure: (view, members) => mean(stocks(view, members), (earns) => (earns < 0.5 ? 1 : 0)),
  },
  {
    id: "subsidised-capital-return",
    label: { en: "Return on subsidised capital", zh: "受补贴资本回报率" },
    unit: "multiple of the country's mean return",
    formula: {
      en: "return on capital of sectors that their city subsidises, weighted by stock / the country's mean return; empty where none is",
      zh: "所在城市给予补贴的行业的资本回报率（按存量加权）/ 全国平均回报率；无补贴处为空",
    },
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: (view, members) => {
      const parts = stocks(view, members).filter(({ subsidised }) => subsidised);
      return parts.length > 0 ? mean(parts, (earns) => earns) : Number.NaN;
    },
  },
];
