import {
  ENGLISH,
  joined,
  type Language,
  markdownRow,
  type Say,
  saying,
  type Text,
  type TextKey,
  t,
  textOf,
  toText,
  unitText,
  type Words,
  withOtherNames,
} from "../../words/index.js";
import { csvLine, type DictionaryRow } from "../results/index.js";
import { INDICATORS, TABLE_INDICATORS } from "./catalogue/index.js";
import { BLOCKS, PARTS, type Part, pointsOf } from "./goalposts.js";
import { mean } from "./measures/inequality.js";
import { shareOfWeightings } from "./measures/weightings.js";
import { type IndicatorDefinition, NO_VALUE } from "./view.js";

const BETTER = {
  higher: "indicators.higher",
  lower: "indicators.lower",
  none: "indicators.neither",
} as const;
const SCOPE = {
  cluster: "indicators.clusterAgglomerationsProvinces",
  city: "indicators.cities",
  both: "indicators.clusterAgglomerationsProvincesCities",
} as const;
/**
 * Markdown reference of the indicators: what each measures, in what unit, by which formula, from which source, and what
 * to mind.
 */
export function indicatorsMarkdown(
  indicators: readonly IndicatorDefinition[] = INDICATORS,
  language: Language = ENGLISH,
): string {
  const say = saying(language);
  return [
    say("indicators.document"),
    ...indicators.map((indicator) => row(indicator, say)),
    "",
    ...traps(indicators, say),
    ...collaborationText(say),
  ].join("\n");
}

function row(indicator: IndicatorDefinition, say: Say): string {
  const { id, label, unit, formula, source, better, scope } = indicator;
  const observed = TABLE_INDICATORS.some((one) => one.id === id) ? say("indicators.observed") : "";
  return markdownRow([
    `\`${id}\``,
    say(withOtherNames(label)),
    say(unitText(unit, t("unit.currency"))),
    say(SCOPE[scope]) + observed,
    say(BETTER[better]),
    say(toText(formula)),
    say(toText(source)),
  ]);
}

/** What to mind, one entry for indicators of the same text. */
function traps(indicators: readonly IndicatorDefinition[], say: Say): string[] {
  const byText = new Map<string, string[]>();
  for (const { id, trap } of indicators) {
    if (!trap) continue;
    const text = say(toText(trap));
    byText.set(text, [...(byText.get(text) ?? []), `\`${id}\``]);
  }
  const entries = [...byText].map(([trap, ids]) => say("indicators.documentTrap", { ids: joined(ids), trap }));
  return [say("indicators.mind"), "", ...entries, ""];
}

function collaborationText(say: Say): string[] {
  const goalposts = BLOCKS.flatMap(({ id, label }) =>
    partsOf(id).map(({ part }) =>
      markdownRow([
        say(label),
        `\`${part.id}\`: ${say(part.label)}, ${say(unitText(part.unit, textOf("")))}`,
        say(OF[part.of]),
        `${part.zero}: ${say(part.whyZero)}`,
        `${part.one}: ${say(part.whyOne)}`,
        say(part.source),
      ]),
    ),
  );
  const composites = COMPOSITE_ROWS.map(({ indicator, label, formula }) =>
    markdownRow([`\`${indicator}\``, say(withOtherNames(label)), say(formula)]),
  );
  return [
    say("indicators.documentBlocks"),
    ...goalposts,
    "",
    say("indicators.documentComposites"),
    ...composites,
    "",
    say("indicators.documentAfter"),
    "",
  ];
}

const OF = {
  observed: "indicators.ofObserved",
  simulated: "indicators.ofSimulated",
  both: "indicators.ofBoth",
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
  composite(INDEX_ID, "indicators.collaborationIndex", "indicators.meanOfBlocks"),
  ...BLOCKS.map(({ id, label }) => composite(`${INDEX_ID}:${id}`, label, "indicators.meanOfParts")),
];

function composite(indicator: string, label: Words, formula: TextKey): DictionaryRow {
  const source = t("indicators.ourCompositeVectorDocs");
  return { indicator, label: t(label), unit: POINTS, formula: t(formula), source, better: "higher" };
}

/**
 * Lines of collaboration.csv: by variant and year every part that has a value, with its goalposts and points, then
 * blocks and the index.
 */
export function* collaborationCsv(rows: readonly CollaborationRow[]): Generator<string> {
  yield csvLine(["variant", "year", "block", "indicator", "value", "zero", "one", "points"]);
  for (const { arm, year, values, points, blocks, index } of rows) {
    const place = [arm, year];
    for (const [p, { id, block, zero, one }] of PARTS.entries())
      if (Number.isFinite(points[p])) yield csvLine([...place, block, id, values[p], zero, one, points[p]]);
    for (const [b, { id }] of BLOCKS.entries())
      if (Number.isFinite(blocks[b])) yield csvLine([...place, id, `${INDEX_ID}:${id}`, "", "", "", blocks[b]]);
    if (Number.isFinite(index)) yield csvLine([...place, "all", INDEX_ID, "", "", "", index]);
  }
}
