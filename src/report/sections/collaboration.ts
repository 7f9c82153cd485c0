import type { ShownCollaboration } from "../../measures/results/collaboration.js";
import type { Lookup } from "../../measures/views/data.js";
import { inSentence, plain, signed } from "../../measures/views/present.js";
import type { Reader } from "../../measures/views/reader.js";
import { unitOf } from "../../measures/views/unit.js";
import { type Text, t } from "../../words/index.js";
import { escapeHtml } from "../tables/html.js";
import { type RowGroup, type Table, tableHtml } from "../tables/table.js";

/**
 * The vector of collaboration with its composites below it, arms in columns, then how much of it hangs on the weights.
 * HTML; empty where nothing counts.
 */
export function collaborationHtml(view: Lookup): string {
  const { collaboration, variants } = view.data.context;
  if (!collaboration || collaboration.dimensions.length === 0) return "";
  const shown = variants.flatMap(({ id, label }) => {
    const row = collaboration.rows.find(({ variant }) => variant === id);
    return row ? [{ label, row }] : [];
  });
  const table: Table = {
    title: view.say(t("report.collaboration")),
    columns: [String(collaboration.year), ...shown.map(({ label }) => label)],
    groups: [...vector(view, collaboration, shown), { rows: composites(view, shown) }],
  };
  return `<p>${view.say(INTRODUCTION)}${weightsText(view, collaboration)}</p>${tableHtml(table)}${sensitivity(view, collaboration)}`;
}

/** The index of equal weights, without and with the variant in focus. */
export function collaborationBrief({ say, baseline, focus, data: { context } }: Lookup): string {
  const of = (id: string) => context.collaboration?.rows.find(({ variant }) => variant === id)?.equal;
  const [before, after] = [of(baseline), of(focus.id)];
  if (typeof before !== "number" || typeof after !== "number") return "";
  return say(t("report.collaborationBrief", { before: two(before), after: two(after), label: focus.label }));
}

const INTRODUCTION: Text = t("report.collaborationHasSeveralSides");

const SCORE: Text = t("report.score");

interface Shown {
  label: string;
  row: ShownCollaboration["rows"][number];
}

/** A dimension's score, then what it is made of. */
function vector(view: Lookup, { dimensions }: ShownCollaboration, shown: readonly Shown[]): RowGroup[] {
  return dimensions.map(({ label, indicators }, d) => ({
    rows: [
      [{ text: label, small: view.say(SCORE), strong: true }, ...shown.map(({ row }) => two(row.scores[d]!))],
      ...indicators.map((indicator, part) => {
        const { unit, factor } = unitOf(view, indicator);
        const values = shown.map(({ row }) => value(row.values[d]![part]!, factor));
        return [{ text: view.entry(indicator).label, small: unit }, ...values];
      }),
    ],
  }));
}

const COMPOSITES = [
  [t("report.indexEqualWeights"), "equal"],
  [t("report.indexEntropyWeights"), "entropy"],
  [t("report.couplingCoordination"), "coupling"],
  [t("report.couplingCoordinationCorrected"), "corrected"],
] as const;

function composites({ say }: Reader, shown: readonly Shown[]): RowGroup["rows"] {
  return COMPOSITES.map(([label, key]) => [
    { text: say(label), small: say(t("report.n01")), strong: true },
    ...shown.map(({ row }) => (row[key] === null ? "" : two(row[key]))),
  ]);
}

function value(number: number | null, factor: number): string {
  return number === null ? "" : plain(factor * number);
}

function two(number: number): string {
  return number.toFixed(2);
}

function weightsText({ say }: Reader, { dimensions, left }: ShownCollaboration): string {
  const entropy = dimensions
    .map(({ label, entropy }) => `${escapeHtml(inSentence(label))} ${two(entropy)}`)
    .join(say(t("join.comma")));
  const without = left
    .map(({ label, reason }) => {
      const [name, why] = [escapeHtml(inSentence(label)), escapeHtml(reason)];
      return say(t("report.text5", { name, why }));
    })
    .join(say(t("join.semicolon")));
  const weights = say(t("report.equalWeights1Each", { dimensionsCount: dimensions.length, entropy }));
  if (without === "") return weights;
  return `${weights}${say(t("report.countedRatherThanZero", { without }))}`;
}

/** Scores are shown with two decimals. */
const VISIBLE = 0.005;

/** Whether a variant's index is higher than the baseline's, whatever the weights. */
function sensitivity(view: Lookup, { effects }: ShownCollaboration): string {
  const { say } = view;
  const items = view.variants.flatMap(({ id, label }) => {
    const effect = effects.find(({ variant }) => variant === id);
    if (!effect) return [];
    const { equal, entropy, lowest, highest, share } = effect;
    const name = escapeHtml(label);
    if (Math.max(-lowest, highest) < VISIBLE) return [`<li>${say(t("report.differenceSpeak", { name }))}</li>`];
    const part = share === null ? 0 : Math.round(100 * share);
    const held = share === null ? say(t("report.sideDiffers")) : say(t("report.higherUnderAllWeightings", { part }));
    const [even, byEntropy, low, high] = [equal, entropy, lowest, highest].map((one) => signed(one, 2));
    const sentence = say(t("report.equalEntropyWeightsSingle", { name, even, byEntropy, held, low, high }));
    return [`<li>${sentence}</li>`];
  });
  return items.length > 0 ? `<p>${say(t("report.againstBaseline"))}</p><ul>${items.join("")}</ul>` : "";
}
