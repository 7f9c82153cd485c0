import { INDICATORS, TABLE_INDICATORS } from "./catalogue/index.js";
import { DIMENSIONS } from "./collaboration.js";
import { COMPOSITE_ROWS } from "./collaborationTable.js";
import type { IndicatorDefinition } from "./definition.js";

const BETTER = { higher: "higher", lower: "lower", none: "neither" } as const;
const SCOPE = {
  cluster: "cluster, agglomerations, provinces",
  city: "cities",
  both: "cluster, agglomerations, provinces, cities",
} as const;

/** Markdown reference of the indicators: what each measures, in what unit, by which formula, from which source, and what to mind. */
export function indicatorsMarkdown(indicators: readonly IndicatorDefinition[] = INDICATORS): string {
  return [
    "# Indicators",
    "",
    "Written from the catalogue in `src/indicators`; do not edit. Every results directory carries the same text, with the",
    "region's currency filled in, as `dictionary.csv`. Money is in 100 million of the region's currency unless the unit says",
    "otherwise; an indicator that does not exist somewhere (a share of nothing, inequality of one city) is left out of the tables.",
    "A source marked *recalled* was not looked up. Those marked *observed* under *for* are measured of observed tables of cities by",
    "sector too ([how](observed.md)), where `employment` means whatever the table holds.",
    "",
    "| indicator | meaning | unit | for | better | formula | source |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...indicators.map(row),
    "",
    ...traps(indicators),
    ...collaborationText(),
  ].join("\n");
}

function row({ id, label, unit, formula, source, better, scope }: IndicatorDefinition): string {
  const named = unit.replace("{currency}", "of the currency");
  const observed = TABLE_INDICATORS.some((indicator) => indicator.id === id) ? "; observed" : "";
  return line([
    `\`${id}\``,
    `${label.en} (${label.zh})`,
    named,
    SCOPE[scope] + observed,
    BETTER[better],
    formula,
    source,
  ]);
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** What to mind, one entry for indicators of the same text. */
function traps(indicators: readonly IndicatorDefinition[]): string[] {
  const byText = new Map<string, string[]>();
  for (const { id, trap } of indicators) if (trap) byText.set(trap, [...(byText.get(trap) ?? []), `\`${id}\``]);
  const entries = [...byText].map(([trap, ids]) => `- ${ids.join(", ")}: ${trap}.`);
  return ["## What to mind", "", ...entries, ""];
}

function collaborationText(): string[] {
  const dimensions = DIMENSIONS.map(({ id, label, parts }) =>
    line([
      `\`${id}\``,
      `${label.en} (${label.zh})`,
      parts.map(({ indicator, better }) => `\`${indicator}\` (${better} is better)`).join(", "),
    ]),
  );
  const composites = COMPOSITE_ROWS.map(({ indicator, label, formula, source }) =>
    line([`\`${indicator}\``, `${label.en} (${label.zh})`, formula, source]),
  );
  return [
    "## The index of collaboration",
    "",
    "Collaboration has several sides, and a reform may move them in different directions: the vector comes first, in",
    "`collaboration.csv`, in `collaboration.json` and in the report. Each dimension is scored from 0, the lowest, to 1, the highest",
    "value of **all arms and years of the comparison** (of all years of an observed table): one window for all, so that scores of one",
    "results directory can be compared with each other, and with no others. A dimension of several indicators has the mean of their",
    "scores. Of `core-periphery-gap` the size counts. A dimension that has no value, or the same one everywhere, is left out and",
    "named, never counted as zero.",
    "",
    "| dimension | meaning | indicators |",
    "| --- | --- | --- |",
    ...dimensions,
    "",
    "`optimum-reached` and `core-slack` stand where a game does (`agglom game`): what all players gain together over the best that",
    "any coalition brings them, and the smallest amount, over all groups of players, by which a group has more than it could gain by",
    "itself (100 million a year; negative: a group would rather go its own way).",
    "",
    "| composite | meaning | formula | source |",
    "| --- | --- | --- | --- |",
    ...composites,
    "",
    "**How much hangs on the weights.** For each variant against the baseline, in the last year: both differences, the smallest and",
    "the largest difference that any weights give (those of single dimensions), and the share of all weightings under which the",
    "composite is higher, every weighting as likely as any other. The share is exact (Varsi 1973, Pacific Journal of Mathematics",
    "46(1)), not sampled. Entropy weights follow the numbers of one comparison: a dimension that one arm alone moves gets most of",
    "the weight. They say nothing on what matters. All of it is of means over replicates: chance is not shown.",
    "",
  ];
}
