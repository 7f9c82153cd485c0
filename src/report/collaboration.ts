import type { Text } from "../language/index.js";
import type { ShownCollaboration } from "../results/collaboration.js";
import type { Lookup } from "./data.js";
import { escapeHtml } from "./html.js";
import { inSentence, plain, signed } from "./present.js";
import type { Reader } from "./reader.js";
import { unitOf } from "./unit.js";

/** The vector of collaboration with its composites below it, arms in columns, then how much of it hangs on the weights. HTML; empty where nothing counts. */
export function collaborationHtml(view: Lookup): string {
  const { collaboration, variants } = view.data.context;
  if (!collaboration || collaboration.dimensions.length === 0) return "";
  const shown = variants.flatMap(({ id, label }) => {
    const row = collaboration.rows.find(({ variant }) => variant === id);
    return row ? [{ label, row }] : [];
  });
  const head = shown.map(({ label }) => `<th scope="col">${escapeHtml(label)}</th>`).join("");
  const body = [...vector(view, collaboration, shown), ...composites(view, shown)].join("");
  const dense = shown.length > 5 ? " compact" : "";
  return `<p>${view.say(INTRODUCTION)}${weightsText(view, collaboration)}</p><div class="scroll"><table class="effects${dense}"><thead><tr><th scope="col">${collaboration.year}</th>${head}</tr></thead><tbody>${body}</tbody></table></div>${sensitivity(view, collaboration)}`;
}

const INTRODUCTION: Text = {
  en: "Collaboration has several sides, which a reform may move in different directions. Each side is scored from 0, the lowest, to 1, the highest value of all arms and years of this comparison: the index compares these arms and nothing else. ",
  zh: "协同有若干方面，改革可能使它们朝不同方向变化。每一方面的得分从0（本次比较全部方案与年份中的最低值）到1（最高值）：指数只比较这些方案。",
};

const SCORE: Text = { en: "score", zh: "得分" };

interface Shown {
  label: string;
  row: ShownCollaboration["rows"][number];
}

function vector(view: Lookup, { dimensions }: ShownCollaboration, shown: readonly Shown[]): string[] {
  return dimensions.flatMap(({ label, indicators }, d) => [
    line(
      `${escapeHtml(label)}<small>${view.say(SCORE)}</small>`,
      shown.map(({ row }) => two(row.scores[d]!)),
      "theme",
    ),
    ...indicators.map((indicator, part) => {
      const { label: name } = view.entry(indicator);
      const { unit, factor } = unitOf(view, indicator);
      const values = shown.map(({ row }) => value(row.values[d]![part]!, factor));
      return line(`${escapeHtml(name)}<small>${escapeHtml(unit)}</small>`, values);
    }),
  ]);
}

const COMPOSITES = [
  [{ en: "Index, equal weights", zh: "指数，等权重" }, "equal"],
  [{ en: "Index, entropy weights", zh: "指数，熵权重" }, "entropy"],
  [{ en: "Coupling coordination", zh: "耦合协调度" }, "coupling"],
  [{ en: "Coupling coordination, corrected", zh: "耦合协调度（修正）" }, "corrected"],
] as const;

function composites({ say }: Reader, shown: readonly Shown[]): string[] {
  return COMPOSITES.map(([label, key]) =>
    line(
      `${say(label)}<small>${say({ en: "0 to 1", zh: "0—1" })}</small>`,
      shown.map(({ row }) => (row[key] === null ? "" : two(row[key]))),
      "theme",
    ),
  );
}

function line(name: string, cells: readonly string[], kind = ""): string {
  const own = kind === "" ? "" : ` class="${kind}"`;
  return `<tr${own}><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
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
    .join(say({ en: ", ", zh: "，" }));
  const without = left
    .map(({ label, reason }) => {
      const [name, why] = [escapeHtml(inSentence(label)), escapeHtml(reason)];
      return say({ en: `${name} (${why})`, zh: `${name}（${why}）` });
    })
    .join(say({ en: "; ", zh: "；" }));
  const weights = say({
    en: `Equal weights are 1/${dimensions.length} each; weights by entropy: ${entropy}.`,
    zh: `等权重各为1/${dimensions.length}；熵权重：${entropy}。`,
  });
  if (without === "") return weights;
  return `${weights}${say({ en: ` Not counted, rather than as zero: ${without}.`, zh: `未计入（而非记为零）：${without}。` })}`;
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
    if (Math.max(-lowest, highest) < VISIBLE)
      return [`<li>${say({ en: `${name}: no difference to speak of.`, zh: `${name}：无值得一提的差异。` })}</li>`];
    const part = share === null ? 0 : Math.round(100 * share);
    const held =
      share === null
        ? say({ en: "no side differs", zh: "各方面均无差异" })
        : say({ en: `higher under ${part} % of all weightings`, zh: `在${part} %的权重组合下更高` });
    const [even, byEntropy, low, high] = [equal, entropy, lowest, highest].map((one) => signed(one, 2));
    const sentence = say({
      en: `${name}: ${even} with equal, ${byEntropy} with entropy weights, ${held} (single sides: ${low} to ${high}).`,
      zh: `${name}：等权重下${even}，熵权重下${byEntropy}，${held}（单一方面：${low}至${high}）。`,
    });
    return [`<li>${sentence}</li>`];
  });
  return items.length > 0
    ? `<p>${say({ en: "Against the baseline:", zh: "与基准情形相比：" })}</p><ul>${items.join("")}</ul>`
    : "";
}
