import { type Text, t } from "../../words/index.js";

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

export interface HeadlineTheme {
  theme: Text;
  rows: readonly Headline[];
}

/**
 * Indicators that stand for a result of the cluster, in the order of every table of them. The files hold all
 * indicators.
 */
export const HEADLINES: readonly HeadlineTheme[] = [
  {
    theme: t("indicators.incomeWelfare"),
    rows: [
      { indicator: "real-gdp", form: "percent", shown: "both" },
      { indicator: "real-national-income", form: "percent", shown: "both" },
      { indicator: "real-final-consumption-per-head", form: "percent", shown: "both" },
      { indicator: "real-consumption-per-head", form: "percent", shown: "both" },
      { indicator: "public-services-per-head", form: "percent", shown: "page" },
      { indicator: "well-being", form: "percent", shown: "both" },
      { indicator: "real-wage-general", form: "percent", shown: "both" },
      { indicator: "real-wage-skilled", form: "percent", shown: "both" },
      { indicator: "equivalent-variation", form: "own", shown: "page" },
    ],
  },
  {
    theme: t("indicators.size"),
    rows: [
      { indicator: "residents", form: "percent", shown: "both" },
      { indicator: "firms", form: "percent", shown: "both" },
    ],
  },
  {
    theme: t("indicators.convergence"),
    rows: [
      { indicator: "theil-t-gdp", form: "percent", shown: "both" },
      { indicator: "theil-t-gdp-between", form: "percent", shown: "page" },
      { indicator: "sigma-gdp", form: "percent", shown: "both" },
      { indicator: "core-periphery-gap", form: "own", shown: "page" },
    ],
  },
  {
    theme: t("indicators.integrationStructure"),
    rows: [
      { indicator: "cluster-trade-share", form: "points", shown: "both" },
      { indicator: "cross-city-input-share", form: "points", shown: "page" },
      { indicator: "trade-freeness", form: "percent", shown: "page" },
      { indicator: "excess-capacity", form: "points", shown: "page" },
      { indicator: "capital-return-dispersion", form: "own", shown: "page" },
      { indicator: "unido-similarity", form: "percent", shown: "both" },
      { indicator: "functional-division", form: "percent", shown: "page" },
    ],
  },
  {
    theme: t("indicators.whoKeepsProfits"),
    rows: [
      { indicator: "profits-earned", form: "percent", shown: "page" },
      { indicator: "profits-received", form: "percent", shown: "page" },
      { indicator: "headquarters-income", form: "percent", shown: "page" },
      { indicator: "profit-outflow", form: "points", shown: "page" },
    ],
  },
  {
    theme: t("indicators.mobility"),
    rows: [
      { indicator: "firm-relocation-rate", form: "points", shown: "page" },
      { indicator: "gross-migration-rate", form: "points", shown: "page" },
    ],
  },
  {
    theme: t("indicators.publicFinance"),
    rows: [
      { indicator: "own-revenue", form: "percent", shown: "both" },
      { indicator: "toll-revenue", form: "own", shown: "both" },
      { indicator: "lever-cost", form: "own", shown: "page" },
    ],
  },
];

/** Indicators that stand for what happens beyond the cluster: to its country, and to the hinterlands. */
export const BEYOND = ["real-gdp", "real-national-income", "real-final-consumption-per-head", "well-being"] as const;

/** Headlines of one place, by theme; themes without any are left out. */
export function headlinesOf(place: "page" | "screen"): HeadlineTheme[] {
  const shown = HEADLINES.map(({ theme, rows }) => ({
    theme,
    rows: rows.filter((row) => row.shown === place || row.shown === "both"),
  }));
  return shown.filter(({ rows }) => rows.length > 0);
}
