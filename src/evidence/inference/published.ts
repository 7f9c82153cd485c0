import { type AnyText, type Text, t } from "../../words/index.js";

/** What else is known of borders between provinces, ad valorem, by what it was read from. */
export const PUBLISHED_TRADE: { range: readonly [number, number]; source: Text } = {
  range: [0.1, 0.5],
  source: t("evidence.recalled", { work: "Poncet 2003, 2005; Zhao and Ni 2019" }),
};

/**
 * Price gaps between provinces, nine farm products (Huang and Chen 2014), by the two provinces in alphabetical order.
 */
export const PUBLISHED_PRICES: { source: string; gaps: Readonly<Record<string, number>> } = {
  source: "Huang and Chen 2014",
  gaps: { "jiangsu-shanghai": 0.69, "jiangsu-zhejiang": 0.25, "shanghai-zhejiang": 1.03 },
};

/**
 * From the lowest to the highest that travel, trade and prices say of a border, with who says it. `pair`: none for
 * borders in all.
 */
export function rangeOfBorder(
  low: number,
  high: number,
  pair?: string,
): { range: [number, number]; sources: AnyText[] } {
  const gap = pair === undefined ? undefined : PUBLISHED_PRICES.gaps[pair];
  const others = [...PUBLISHED_TRADE.range, ...(gap === undefined ? [] : [gap])];
  return {
    range: [Math.min(low, ...others), Math.max(high, ...others)],
    sources: [PUBLISHED_TRADE.source, ...(gap === undefined ? [] : [PUBLISHED_PRICES.source])],
  };
}
