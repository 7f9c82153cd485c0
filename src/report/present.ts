/** How numbers are shown: as a percentage of the baseline, in percentage points, or in the indicator's own unit. */
export type Form = "percent" | "points" | "own";

export interface Headline {
  indicator: string;
  form: Form;
}

/** Indicators of the effect table, by theme. */
export const HEADLINES: { theme: string; rows: Headline[] }[] = [
  {
    theme: "Income and welfare",
    rows: [
      { indicator: "real-gdp", form: "percent" },
      { indicator: "real-consumption-per-head", form: "percent" },
      { indicator: "real-wage-general", form: "percent" },
      { indicator: "real-wage-skilled", form: "percent" },
      { indicator: "equivalent-variation", form: "own" },
    ],
  },
  {
    theme: "Convergence",
    rows: [
      { indicator: "theil-t-gdp", form: "percent" },
      { indicator: "theil-t-gdp-between", form: "percent" },
      { indicator: "sigma-gdp", form: "percent" },
      { indicator: "core-periphery-gap", form: "own" },
    ],
  },
  {
    theme: "Integration and structure",
    rows: [
      { indicator: "cluster-trade-share", form: "points" },
      { indicator: "cross-city-input-share", form: "points" },
      { indicator: "trade-freeness", form: "percent" },
      { indicator: "unido-similarity", form: "percent" },
      { indicator: "functional-division", form: "percent" },
    ],
  },
  {
    theme: "Mobility",
    rows: [
      { indicator: "firm-relocation-rate", form: "points" },
      { indicator: "gross-migration-rate", form: "points" },
    ],
  },
  {
    theme: "Public finance",
    rows: [
      { indicator: "own-revenue", form: "percent" },
      { indicator: "toll-revenue", form: "own" },
      { indicator: "lever-cost", form: "own" },
    ],
  },
];

/** Indicators that are read from the tables: headlines, and what the figures by city need. */
export const USED_INDICATORS: ReadonlySet<string> = new Set([
  ...HEADLINES.flatMap(({ rows }) => rows.map(({ indicator }) => indicator)),
  "theil-t-gdp-within",
  "residents",
  "net-transfers",
  "central-balance",
]);

/** Indicators of the cluster that figures show replicate by replicate: fans, and convergence. */
export const BY_REPLICATE: ReadonlySet<string> = new Set([
  "real-gdp",
  "real-consumption-per-head",
  "sigma-gdp",
  "theil-t-gdp",
]);

/** An effect (or a bound of its interval) in the form that is shown. */
export function scaled(value: number, baseline: number, form: Form): number {
  if (form === "own") return value;
  return form === "points" ? 100 * value : (100 * value) / Math.abs(baseline);
}

/** What follows the number; nothing for own units, which a table names in its first column. */
export function suffix(form: Form): string {
  return form === "percent" ? " %" : form === "points" ? " pp" : "";
}

/** Decimals that show two significant digits of a value, 0 to 6. */
export function decimalsFor(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  return Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value)))));
}

/** Fixed decimals with a true minus sign; "0" for what is exactly or rounds to zero. */
export function plain(value: number, decimals = decimalsFor(value)): string {
  if (!Number.isFinite(value)) return "n/a";
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return "0";
  const [whole, fraction] = text.split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, "\u202F");
  return (value < 0 ? "\u2212" : "") + grouped + (fraction ? `.${fraction}` : "");
}

/** The same with a plus sign for gains. */
export function signed(value: number, decimals = decimalsFor(value)): string {
  const text = plain(value, decimals);
  return value > 0 && text !== "0" ? `+${text}` : text;
}

/** A difference of objectives (sums of logs) in log points, three digits, no finer than a hundredth. */
export function logPoints(difference: number): string {
  const points = 100 * difference;
  return signed(points, Math.min(2, decimalsFor(points) + 1));
}
