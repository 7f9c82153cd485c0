import type { ShownCollaboration } from "../../measures/results/index.js";
import { inSentence, type Lookup, plain, signed, threeDigits, unitOf } from "../../measures/views/index.js";
import { escapeHtml, type RowGroup, type Table, tableHtml } from "../tables/table.js";

/**
 * The index of collaboration: parts as they are, then their blocks in points, arms in columns; then what each variant
 * changes, and how far that hangs on the weights. HTML; empty where nothing is measured.
 */
export function collaborationHtml(view: Lookup): string {
  const { collaboration, variants } = view.data.context;
  if (!collaboration || collaboration.blocks.length === 0) return "";
  const shown = variants.flatMap(({ id, label }) => {
    const row = collaboration.rows.find(({ variant }) => variant === id);
    return row ? [{ label, row }] : [];
  });
  const table: Table = {
    title: view.say("report.collaboration"),
    columns: [String(collaboration.year), ...shown.map(({ label }) => label)],
    groups: [...blocksOf(view, collaboration, shown), { rows: [indexRow(view, shown)] }],
  };
  return (
    `<p>${view.say("report.collaborationHasSeveralSides")}${withoutText(view, collaboration)}</p>` +
    `${tableHtml(table)}${changes(view, collaboration)}`
  );
}

/** What the variant in focus changes, in points. */
export function collaborationBrief({ say, focus, data: { context } }: Lookup): string {
  const effect = context.collaboration?.effects.find(({ variant }) => variant === focus.id);
  if (typeof effect?.index !== "number") return "";
  return say("report.collaborationBrief", { points: points(effect.index), label: focus.label });
}

interface Shown {
  label: string;
  row: ShownCollaboration["rows"][number];
}

/** A block's points below the values of its parts. */
function blocksOf(view: Lookup, { blocks }: ShownCollaboration, shown: readonly Shown[]): RowGroup[] {
  const small = view.say("report.points");
  return blocks.map(({ label, parts }, b) => ({
    rows: [
      ...parts.map(({ indicator, label: name, zero, one }, p) => {
        const known = view.data.dictionary.some((row) => row.indicator === indicator);
        const { unit, factor } = known ? unitOf(view, indicator) : { unit: "", factor: 1 };
        const [from, to] = [zero, one].map((post) => level(factor * post));
        return [
          { text: name, small: view.say("report.goalposts", { unit, from, to }) },
          ...shown.map(({ row }) => value(row.values[b]![p]!, factor)),
        ];
      }),
      [{ text: label, small, strong: true }, ...shown.map(({ row }) => tenth(row.blocks[b]!))],
    ],
  }));
}

function indexRow({ say }: Lookup, shown: readonly Shown[]): RowGroup["rows"][number] {
  return [
    { text: say("indicators.collaborationIndex"), small: say("report.points"), strong: true },
    ...shown.map(({ row }) => tenth(row.index)),
  ];
}

function level(number: number): string {
  return plain(number, Math.min(5, threeDigits(number)));
}

function value(number: number | null, factor: number): string {
  return number === null ? "" : level(factor * number);
}

function tenth(number: number | null): string {
  return number === null ? "" : plain(number, 1);
}

function points(number: number): string {
  return signed(number, 1);
}

function withoutText({ say }: Lookup, { without }: ShownCollaboration): string {
  if (without.length === 0) return "";
  const names = without.map(({ label }) => escapeHtml(inSentence(label))).join(say("join.comma"));
  return say("report.blocksWithout", { names });
}

/** Points are shown with one decimal. */
const VISIBLE = 0.05;

/** What each variant does to the index, and whether that holds at all weights of the blocks. */
function changes(view: Lookup, { effects }: ShownCollaboration): string {
  const { say } = view;
  const items = view.variants.flatMap(({ id, label }) => {
    const effect = effects.find(({ variant }) => variant === id);
    if (!effect || effect.index === null || effect.lowest === null || effect.highest === null) return [];
    const { index, lowest, highest, share } = effect;
    const name = escapeHtml(label);
    if (Math.max(-lowest, highest) < VISIBLE) return [`<li>${say("report.differenceSpeak", { name })}</li>`];
    const held =
      share === null
        ? say("report.sideDiffers")
        : say("report.higherUnderAllWeightings", { part: Math.round(100 * share) });
    const [change, low, high] = [index, lowest, highest].map(points);
    return [`<li>${say("report.changeOfIndex", { name, change, held, low, high })}</li>`];
  });
  return items.length > 0 ? `<p>${say("report.againstBaseline")}</p><ul>${items.join("")}</ul>` : "";
}
