import type { ShownCollaboration } from "../results/collaboration.js";
import type { Lookup } from "./data.js";
import { escapeHtml } from "./html.js";
import { plain, signed } from "./present.js";

/** The vector of collaboration with its composites below it, arms in columns, then how much of it hangs on the weights. HTML; empty where nothing counts. */
export function collaborationHtml(view: Lookup): string {
  const { collaboration, variants } = view.data.context;
  if (!collaboration || collaboration.dimensions.length === 0) return "";
  const shown = variants.flatMap(({ id, label }) => {
    const row = collaboration.rows.find(({ variant }) => variant === id);
    return row ? [{ label, row }] : [];
  });
  const head = shown.map(({ label }) => `<th scope="col">${escapeHtml(label)}</th>`).join("");
  const body = [...vector(view, collaboration, shown), ...composites(shown)].join("");
  const dense = shown.length > 5 ? " compact" : "";
  return `<p>${INTRODUCTION} ${weightsText(collaboration)}</p><div class="scroll"><table class="effects${dense}"><thead><tr><th scope="col">${collaboration.year}</th>${head}</tr></thead><tbody>${body}</tbody></table></div>${sensitivity(view, collaboration)}`;
}

const INTRODUCTION =
  "Collaboration has several sides, which a reform may move in different directions. Each side is scored from 0, the lowest, to 1, the highest value of all arms and years of this comparison: the index compares these arms and nothing else.";

interface Shown {
  label: string;
  row: ShownCollaboration["rows"][number];
}

function vector(view: Lookup, { dimensions }: ShownCollaboration, shown: readonly Shown[]): string[] {
  return dimensions.flatMap(({ label, indicators }, d) => [
    line(
      `${escapeHtml(label)}<small>score</small>`,
      shown.map(({ row }) => two(row.scores[d]!)),
      "theme",
    ),
    ...indicators.map((indicator, part) => {
      const { label: name, unit } = view.entry(indicator);
      const values = shown.map(({ row }) => value(row.values[d]![part]!));
      return line(`${escapeHtml(name)}<small>${escapeHtml(unit)}</small>`, values);
    }),
  ]);
}

function composites(shown: readonly Shown[]): string[] {
  const rows = [
    ["Index, equal weights", "equal"],
    ["Index, entropy weights", "entropy"],
    ["Coupling coordination", "coupling"],
    ["Coupling coordination, corrected", "corrected"],
  ] as const;
  return rows.map(([label, key]) =>
    line(
      `${label}<small>0 to 1</small>`,
      shown.map(({ row }) => (row[key] === null ? "" : two(row[key]))),
      "theme",
    ),
  );
}

function line(name: string, cells: readonly string[], kind = ""): string {
  const own = kind === "" ? "" : ` class="${kind}"`;
  return `<tr${own}><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}

function value(number: number | null): string {
  return number === null ? "" : plain(number);
}

function two(number: number): string {
  return number.toFixed(2);
}

function weightsText({ dimensions, left }: ShownCollaboration): string {
  const entropy = dimensions
    .map(({ label, entropy }) => `${escapeHtml(label.toLowerCase())} ${two(entropy)}`)
    .join(", ");
  const without = left
    .map(({ label, reason }) => `${escapeHtml(label.toLowerCase())} (${escapeHtml(reason)})`)
    .join("; ");
  const weights = `Equal weights are 1/${dimensions.length} each; weights by entropy: ${entropy}.`;
  return without === "" ? weights : `${weights} Not counted, rather than as zero: ${without}.`;
}

/** Scores are shown with two decimals. */
const VISIBLE = 0.005;

/** Whether a variant's index is higher than the baseline's, whatever the weights. */
function sensitivity(view: Lookup, { effects }: ShownCollaboration): string {
  const items = view.variants.flatMap(({ id, label }) => {
    const effect = effects.find(({ variant }) => variant === id);
    if (!effect) return [];
    const { equal, entropy, lowest, highest, share } = effect;
    if (Math.max(-lowest, highest) < VISIBLE) return [`<li>${escapeHtml(label)}: no difference to speak of.</li>`];
    const held = share === null ? "no side differs" : `higher under ${Math.round(100 * share)} % of all weightings`;
    return [
      `<li>${escapeHtml(label)}: ${signed(equal, 2)} with equal, ${signed(entropy, 2)} with entropy weights, ${held} (single sides: ${signed(lowest, 2)} to ${signed(highest, 2)}).</li>`,
    ];
  });
  return items.length > 0 ? `<p>Against the baseline:</p><ul>${items.join("")}</ul>` : "";
}
