import { INDICATORS } from "./catalogue/index.js";
import type { IndicatorDefinition } from "./definition.js";

const BETTER = { higher: "higher", lower: "lower", none: "neither" } as const;
const SCOPE = {
  cluster: "cluster, agglomerations, provinces",
  city: "cities",
  both: "cluster, agglomerations, provinces, cities",
} as const;

/** Markdown reference of the indicators: what each measures, in what unit, by which formula, from which source. */
export function indicatorsMarkdown(indicators: readonly IndicatorDefinition[] = INDICATORS): string {
  return [
    "# Indicators",
    "",
    "Written from the catalogue in `src/indicators`; do not edit. Every results directory carries the same text, with the",
    "region's currency filled in, as `dictionary.csv`. Money is in 100 million of the region's currency unless the unit says",
    "otherwise; an indicator that does not exist somewhere (a share of nothing, inequality of one city) is left out of the tables.",
    "",
    "| indicator | meaning | unit | for | better | formula | source |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...indicators.map(row),
    "",
  ].join("\n");
}

function row({ id, label, unit, formula, source, better, scope }: IndicatorDefinition): string {
  const named = unit.replace("{currency}", "of the currency");
  const cells = [`\`${id}\``, `${label.en} (${label.zh})`, named, SCOPE[scope], BETTER[better], formula, source];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
