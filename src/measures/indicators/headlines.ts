import type { TextKey } from "../../words/index.js";

/**
 * How an effect is shown: in per cent of the baseline, in percentage points of a share, or in the indicator's own unit.
 */
export type EffectForm = "percent" | "points" | "own";

export interface Headline {
  indicator: string;
  form: EffectForm;
  /** In the table of the report, in the shorter one on the screen, or in both. */
  shown: "page" | "screen" | "both";
}

const row = (indicator: string, form: EffectForm = "percent", shown: Headline["shown"] = "both"): Headline => ({
  indicator,
  form,
  shown,
});

export interface HeadlineTheme {
  theme: TextKey;
  rows: readonly Headline[];
}

/**
 * Indicators that stand for a result of the cluster, in the order of every table of them. The files hold all
 * indicators.
 */
export const HEADLINES: readonly HeadlineTheme[] = [
  {
    theme: "indicators.incomeWelfare",
    rows: [
      row("real-gdp"),
      row("real-national-income"),
      row("real-final-consumption-per-head"),
      row("real-consumption-per-head"),
      row("public-services-per-head", "percent", "page"),
      row("well-being"),
      row("real-wage-general"),
      row("real-wage-skilled"),
      row("equivalent-variation", "own", "page"),
    ],
  },
  {
    theme: "indicators.size",
    rows: [row("residents"), row("firms")],
  },
  {
    theme: "indicators.convergence",
    rows: [
      row("theil-t-gdp"),
      row("theil-t-gdp-between", "percent", "page"),
      row("sigma-gdp"),
      row("core-periphery-gap", "own", "page"),
    ],
  },
  {
    theme: "indicators.integrationStructure",
    rows: [
      row("cluster-trade-share", "points"),
      row("cross-city-input-share", "points", "page"),
      row("trade-freeness", "percent", "page"),
      row("excess-capacity", "points", "page"),
      row("capital-return-dispersion", "own", "page"),
      row("unido-similarity"),
      row("functional-division", "percent", "page"),
    ],
  },
  {
    theme: "indicators.whoKeepsProfits",
    rows: [
      row("profits-earned", "percent", "page"),
      row("profits-received", "percent", "page"),
      row("headquarters-income", "percent", "page"),
      row("profit-outflow", "points", "page"),
    ],
  },
  {
    theme: "indicators.mobility",
    rows: [row("firm-relocation-rate", "points", "page"), row("gross-migration-rate", "points", "page")],
  },
  {
    theme: "indicators.publicFinance",
    rows: [row("own-revenue"), row("toll-revenue", "own"), row("lever-cost", "own", "page")],
  },
];

/** Indicators that stand for what happens beyond the cluster: to its country, and to the hinterlands. */
export const BEYOND = ["real-gdp", "real-national-income", "real-final-consumption-per-head", "well-being"] as const;

/** What a city's government and its households receive of others, net: sharing, transfers, bonds, pools, subsidies. */
export const RECEIPTS = ["net-transfers", "household-receipts"] as const;

/** Headlines of one place, by theme; themes without any are left out. */
export function headlinesOf(place: "page" | "screen"): HeadlineTheme[] {
  const shown = HEADLINES.map(({ theme, rows }) => ({
    theme,
    rows: rows.filter((row) => row.shown === place || row.shown === "both"),
  }));
  return shown.filter(({ rows }) => rows.length > 0);
}
