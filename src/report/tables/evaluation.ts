import type { EvaluationReport } from "../../measures/results/evaluation.js";
import { plain, threeDigits } from "../../measures/views/present.js";
import type { Seen } from "../../measures/views/reader.js";
import { t } from "../../words/index.js";
import { blockNames, nameOf } from "../answer/evaluation.js";
import { ofWords, type Table, tableOf } from "./table.js";

type View = Seen<EvaluationReport>;

/** The latest value of every part, with its points: agglomerations in columns. */
export function evaluationTable({ report, say }: View): Table {
  const { blocks, parts, years, agglomerations } = report;
  const groups = blocks.flatMap(({ id, label }) => {
    const rows = parts
      .filter(({ block }) => block === id)
      .map(({ label: name, unit, values, points }) => {
        const y = years.findLastIndex((_, at) => values.every((row) => row[at] !== null));
        const cells = agglomerations.map((_, a) => ({
          text: level(values[a]![y]!),
          small: say(t("report.evaluationCell", { points: plain(points[a]![y]!, 0) })),
        }));
        return [{ text: say(t("report.evaluationYearOf", { part: name, year: years[y] })), small: unit }, ...cells];
      });
    return rows.length > 0 ? [{ title: label, rows }] : [];
  });
  return { title: "", columns: [say(t("report.evaluationPart")), ...agglomerations.map(({ label }) => label)], groups };
}

/** Where each stands in a year. */
export function ranksTable({ report, say }: View, { year, blocks, rows }: EvaluationReport["ranks"][number]): Table {
  const named = blockNames(report, blocks).join(say(t("join.semicolon")));
  const heads = [
    t("results.columnAgglomeration"),
    t("report.evaluationIndexHead"),
    t("report.evaluationRankHead"),
    t("report.evaluationFirst"),
    t("report.evaluationEntropy"),
  ];
  return tableOf(
    say(t("report.evaluationRanksTable", { year, blocks: named })),
    heads.map((head) => say(head)),
    rows.map(({ agglomeration, index, rank, low, high, first, entropyRank }) => [
      nameOf(report, agglomeration),
      plain(index, 1),
      say(t("report.evaluationRankText", { rank, low: plain(low, 0), high: plain(high, 0) })),
      `${Math.round(100 * first)} %`,
      String(entropyRank),
    ]),
  );
}

/** What scores 0 and 100 points, and why. */
export function goalpostsTable({ report, say }: View): Table {
  const heads = ["evaluationPart", "evaluationZero", "evaluationOne", "evaluationSource"] as const;
  return tableOf(
    "",
    heads.map((head) => ofWords(say(t(`report.${head}`)))),
    report.parts.map(({ label, unit, zero, one, whyZero, whyOne, source }) => [
      { text: label, small: unit },
      { text: level(zero), small: whyZero },
      { text: level(one), small: whyOne },
      source,
    ]),
  );
}

function level(value: number): string {
  return plain(value, Math.min(4, threeDigits(value)));
}
