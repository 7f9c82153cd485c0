import { askedOf, type Conditioning, type MomentRow } from "../../measures/results/index.js";
import { decimalsFor, plain, useText } from "../../measures/views/index.js";
import { type Language, saying, t, unitWords } from "../../words/index.js";
import { ofWords, type Table, tableOf } from "./table.js";

/** Every datum beside what the model says of it: over candidates, over kept draws, at central values. */
export function momentsTable(data: Conditioning, language: Language): Table {
  const say = saying(language);
  const rows = data.moments.map((row) => [
    { text: say(row.label), small: unitWords(row.unit)?.[language] ?? row.unit },
    datumText(row, language),
    say(useText(row, data)),
    `${plain(100 * row.alone, 0)} %`,
    spreadText(row.prior, row.error),
    spreadText(row.kept, row.error),
    numberText(row.central, row.error),
  ]);
  const columns = [
    say("report.moment"),
    say("report.datumHead"),
    ofWords(say("report.datumUse")),
    say("report.keepsAlone"),
    say("report.priorMean"),
    say("report.keptMean"),
    say("report.centralMoment"),
  ];
  return tableOf(say("report.dataOfDraws"), columns, rows, [say("report.momentsRead", { asked: askedOf(data) })]);
}

/** "0.14 (0.05)", "at least 0.41 (0.11)", "0.04 to 0.07" */
export function datumText({ kind, value, error }: MomentRow, language: Language): string {
  const [low, high] = typeof value === "number" ? [value, value] : value;
  const decimals = Math.max(decimalsFor(error), decimalsFor(low));
  const shown = {
    kind: kind === "at-least" ? "least" : kind,
    low: plain(low, decimals),
    high: plain(high, decimals),
    error: plain(error),
    known: error > 0,
  };
  return t("report.datum", shown)[language];
}

function spreadText([mean, deviation]: MomentRow["prior"], error: number): string {
  return mean === null || deviation === null ? "\u2013" : `${numberText(mean, error)} (${plain(deviation)})`;
}

function numberText(value: number | null, error: number): string {
  if (value === null) return "\u2013";
  return plain(value, Math.max(decimalsFor(value), error > 0 ? decimalsFor(error) : 0));
}
