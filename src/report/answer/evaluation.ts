import type { EvaluationReport } from "../../measures/results/evaluation.js";
import { inSentence, plain } from "../../measures/views/present.js";
import { type Seen, seen } from "../../measures/views/reader.js";
import { type Language, percentSigns, type Text, t } from "../../words/index.js";

type View = Seen<EvaluationReport>;

/** A place is first where it is so in this share of the draws. */
const SURE = 0.9;

/** Who stands where and how sure that is, what moved, and what nobody observes. In the reader's language. */
export function evaluationSentences(report: EvaluationReport, language: Language): string[] {
  const view = seen(report, language);
  const texts = [...view.report.ranks.map((one) => leader(view, one)), ...changes(view), unobserved(view)];
  return texts.filter((text) => text !== undefined).map((text) => percentSigns(view.say(text), language));
}

function leader({ report, say }: View, { year, blocks, rows }: EvaluationReport["ranks"][number]): Text {
  const best = rows.find(({ rank }) => rank === 1)!;
  const values = {
    year,
    name: nameOf(report, best.agglomeration),
    index: plain(best.index, 0),
    first: Math.round(100 * best.first),
    blocks: blockNames(report, blocks).join(say(t("join.semicolon"))),
  };
  return best.first >= SURE ? t("report.evaluationLeader", values) : t("report.evaluationUncertain", values);
}

/** Of each agglomeration between the first and the last year, over the parts known in both. */
function changes({ report, say }: View): Text[] {
  const { years, parts, agglomerations } = report;
  const [first, last] = [years[0]!, years.at(-1)!];
  return agglomerations.flatMap(({ label }, a) => {
    const both = parts.filter(
      ({ points }) => typeof points[a]![0] === "number" && typeof points[a]!.at(-1) === "number",
    );
    if (both.length === 0) return [];
    const mean = (at: number) => both.reduce((sum, { points }) => sum + points[a]!.at(at)!, 0) / both.length;
    const names = both.map((part) => inSentence(part.label)).join(say(t("join.semicolon")));
    const [from, to] = [mean(0), mean(-1)].map((one) => plain(one, 0));
    return [t("report.evaluationChange", { name: label, from, to, first, last, parts: names })];
  });
}

function unobserved({ report, say }: View): Text | undefined {
  const without = report.blocks.filter(({ id }) => report.parts.every(({ block }) => block !== id));
  if (without.length === 0) return undefined;
  const names = without.map(({ label }) => inSentence(label)).join(say(t("join.comma")));
  return t("report.evaluationUnobserved", { names });
}

/** Names of blocks inside a sentence. */
export function blockNames({ blocks }: View["report"], ids: readonly string[]): string[] {
  return ids.map((id) => inSentence(blocks.find((one) => one.id === id)!.label));
}

export function nameOf({ agglomerations }: View["report"], wanted: string): string {
  return agglomerations.find(({ id }) => id === wanted)!.label;
}
