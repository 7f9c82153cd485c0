import {
  ENGLISH,
  joined,
  type Language,
  type Text,
  t,
  textOf,
  toText,
  unitText,
  withOtherNames,
} from "../../words/index.js";
import { csvLine, type DictionaryRow } from "../results/index.js";
import { INDICATORS, TABLE_INDICATORS } from "./catalogue/index.js";
import { BLOCKS, PARTS, type Part, pointsOf } from "./goalposts.js";
import { mean } from "./measures/inequality.js";
import { shareOfWeightings } from "./measures/weightings.js";
import { type IndicatorDefinition, NO_VALUE } from "./view.js";

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
  const observed = TABLE_INDICATORS.some((one) => one.id === id) ? t("indicators.observed")[language] : "";
  return line([
    `\`${id}\``,
    withOtherNames(label)[language],
    unitText(unit, t("unit.currency"))[language],
    SCOPE[scope][language] + observed,
    BETTER[better][language],
    toText(formula)[language],
    toText(source)[language],
  ]);
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
    line([`\`${indicator}\``, withOtherNames(label)[language], formula[language]]),
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

/** A year of an arm, of an observed table or of an agglomeration. */
export interface Observation {
  arm: string;
  year: number | null;
  /** How many sectors its structures have. */
  sectors: number;
  /** NaN where there is no value. */
  value(part: string): number;
}

/** The evaluation of one observation; nothing in it hangs on any other. */
export interface CollaborationRow {
  arm: string;
  year: number | null;
  /** By part: the value as it is, and its points; NaN where there is none. */
  values: number[];
  points: number[];
  /** By block: mean points of the parts that have a value; NaN where none has. */
  blocks: number[];
  /** Mean of the blocks that have a value. NaN where none has. */
  index: number;
}

/** The evaluation of an observation on the fixed scale. */
export function collaborationRow({ arm, year, sectors, value }: Observation): CollaborationRow {
  const values = PARTS.map((part) => (sectors >= (part.sectors ?? 0) ? value(part.id) : NO_VALUE));
  const points = PARTS.map((part, p) => pointsOf(part, values[p]));
  return { arm, year, values, points, ...summed(points) };
}

/** Points of blocks and of the index, from points of parts; NaN is left out. */
export function summed(points: readonly number[]): Pick<CollaborationRow, "blocks" | "index"> {
  const blocks = BLOCKS.map(({ id }) => meanOfKnown(points.filter((_, p) => PARTS[p].block === id)));
  return { blocks, index: meanOfKnown(blocks) };
}

/** Plain mean; NaN of nothing. */
function meanOfKnown(values: readonly number[]): number {
  const known = values.filter(Number.isFinite);
  return known.length > 0 ? mean(known) : NO_VALUE;
}

/** How a row differs from another: of parts that both have, so that nothing but values makes a difference. */
export interface CollaborationEffect {
  /** Differences in points, by block. NaN where they share no part. */
  blocks: number[];
  index: number;
  /** Smallest and largest difference that any weighting of the blocks gives: those of single blocks. */
  lowest: number;
  highest: number;
  /** Share of all weightings of the blocks under which the index is higher; NaN where no block differs. */
  share: number;
}

/** Differences of a row from another in points. */
export function collaborationEffect(row: CollaborationRow, other: CollaborationRow): CollaborationEffect {
  const { blocks, index } = summed(row.points.map((points, p) => points - other.points[p]));
  const known = blocks.filter(Number.isFinite);
  const differing = known.map((one) => (Math.abs(one) < ROUNDING ? 0 : one));
  const ends = known.length > 0 ? [Math.min(...known), Math.max(...known)] : [NO_VALUE, NO_VALUE];
  return { blocks, index, lowest: ends[0], highest: ends[1], share: shareOfWeightings(differing) };
}

/** Points; less is rounding. */
const ROUNDING = 1e-9;

/** Parts of a block. */
export function partsOf(block: string): readonly { part: Part; at: number }[] {
  return PARTS.flatMap((part, at) => (part.block === block ? [{ part, at }] : []));
}

/** The index as tables name it. */
export const INDEX_ID = "collaboration-index";

const POINTS: Text = unitText("points, 0 to 100 between fixed goalposts", textOf(""));

/** What dictionaries say of the index and its blocks. */
export const COMPOSITE_ROWS: readonly DictionaryRow[] = [
  {
    indicator: INDEX_ID,
    label: t("indicators.collaborationIndex"),
    unit: POINTS,
    formula: t("indicators.meanOfBlocks"),
    source: t("indicators.ourCompositeVectorDocs"),
    better: "higher",
  },
  ...BLOCKS.map(
    ({ id, label }): DictionaryRow => ({
      indicator: `${INDEX_ID}:${id}`,
      label,
      unit: POINTS,
      formula: t("indicators.meanOfParts"),
      source: t("indicators.ourCompositeVectorDocs"),
      better: "higher",
    }),
  ),
];

/**
 * Lines of collaboration.csv: by variant and year every part that has a value, with its goalposts and points, then
 * blocks and the index.
 */
export function* collaborationCsv(rows: readonly CollaborationRow[]): Generator<string> {
  yield csvLine(["variant", "year", "block", "indicator", "value", "zero", "one", "points"]);
  for (const { arm, year, values, points, blocks, index } of rows) {
    const place = [arm, year ?? ""];
    for (const [p, { id, block, zero, one }] of PARTS.entries())
      if (Number.isFinite(points[p])) yield csvLine([...place, block, id, values[p], zero, one, points[p]]);
    for (const [b, { id }] of BLOCKS.entries())
      if (Number.isFinite(blocks[b])) yield csvLine([...place, id, `${INDEX_ID}:${id}`, "", "", "", blocks[b]]);
    if (Number.isFinite(index)) yield csvLine([...place, "all", INDEX_ID, "", "", "", index]);
  }
}
