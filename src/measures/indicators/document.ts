import { ENGLISH, inOthers, joined, type Language, type Text, t, textOf, toText, unitText } from "../../words/index.js";
import { INDICATORS, TABLE_INDICATORS } from "./catalogue/index.js";
import { COMPOSITE_ROWS, partsOf } from "./collaboration.js";
import { BLOCKS } from "./goalposts.js";
import type { IndicatorDefinition } from "./view.js";

const BETTER = {
  higher: t("indicators.higher"),
  lower: t("indicators.lower"),
  none: t("indicators.neither"),
} as const;
const SCOPE = {
  cluster: t("indicators.clusterAgglomerationsProvinces"),
  city: t("indicators.cities"),
  both: t("indicators.clusterAgglomerationsProvincesCities"),
} as const;
const OBSERVED: Text = t("indicators.observed");
const CURRENCY: Text = t("indicators.currency");

/**
 * Markdown reference of the indicators: what each measures, in what unit, by which formula, from which source, and what
 * to mind.
 */
export function indicatorsMarkdown(
  indicators: readonly IndicatorDefinition[] = INDICATORS,
  language: Language = ENGLISH,
): string {
  return [
    t("indicators.document")[language],
    ...indicators.map((indicator) => row(indicator, language)),
    "",
    ...traps(indicators, language),
    ...collaborationText(language),
  ].join("\n");
}

function row(indicator: IndicatorDefinition, language: Language): string {
  const { id, label, unit, formula, source, better, scope } = indicator;
  const observed = TABLE_INDICATORS.some((one) => one.id === id) ? OBSERVED[language] : "";
  return line([
    `\`${id}\``,
    named(label, language),
    unitText(unit, CURRENCY)[language],
    SCOPE[scope][language] + observed,
    BETTER[better][language],
    toText(formula)[language],
    toText(source)[language],
  ]);
}

/** English documents give the other names too. */
function named(label: Text, language: Language): string {
  return t("levers.documentName", { label, others: inOthers(label) })[language];
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** What to mind, one entry for indicators of the same text. */
function traps(indicators: readonly IndicatorDefinition[], language: Language): string[] {
  const byText = new Map<string, string[]>();
  for (const { id, trap } of indicators) {
    if (!trap) continue;
    const text = toText(trap)[language];
    byText.set(text, [...(byText.get(text) ?? []), `\`${id}\``]);
  }
  const entries = [...byText].map(([trap, ids]) => t("indicators.documentTrap", { ids: joined(ids), trap })[language]);
  return [t("indicators.mind")[language], "", ...entries, ""];
}

function collaborationText(language: Language): string[] {
  const goalposts = BLOCKS.flatMap(({ id, label }) =>
    partsOf(id).map(({ part }) =>
      line([
        label[language],
        `\`${part.id}\`: ${part.label[language]}, ${unitText(part.unit, textOf(""))[language]}`,
        OF[part.of][language],
        `${part.zero}: ${part.whyZero[language]}`,
        `${part.one}: ${part.whyOne[language]}`,
        toText(part.source)[language],
      ]),
    ),
  );
  const composites = COMPOSITE_ROWS.map(({ indicator, label, formula }) =>
    line([`\`${indicator}\``, named(label, language), formula[language]]),
  );
  return [
    t("indicators.documentBlocks")[language],
    ...goalposts,
    "",
    t("indicators.documentComposites")[language],
    ...composites,
    "",
    t("indicators.documentAfter")[language],
    "",
  ];
}

const OF = {
  observed: t("indicators.ofObserved"),
  simulated: t("indicators.ofSimulated"),
  both: t("indicators.ofBoth"),
} as const;
