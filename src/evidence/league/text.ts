import { ENGLISH, type Language, listed, percentSigns, spoken, type Text, t, textOf } from "../../language/index.js";
import type { LeagueCell, LeagueReport, LeagueRow, ShownLeague } from "../../results/index.js";
import { shownValue } from "./shown.js";

type ShownRow = ShownLeague["rows"][number];
type Cell = ShownRow["cells"][number];

/** First sentences: to whom the reform brings most and least, and who leads most often in levels. */
export function leagueSentences(source: LeagueReport, language: Language = ENGLISH): string[] {
  const report = spoken(source, language);
  const say = (text: Text) => percentSigns(text[language], language);
  const effect = report.rows.find(({ kind, indicator }) => kind === "effect" && indicator === "real-gdp");
  const sentences: string[] = [];
  const known = effect ? places(effect).filter(({ cell }) => cell.value !== null) : [];
  if (known.length > 0) {
    const sorted = [...known].sort((a, b) => b.cell.value! - a.cell.value!);
    const told = ({ cell, at }: Place) => {
      const [name, size] = [report.regions[at]!.label, percentText(cell)];
      return say(t("evidence.text2", { name, size }));
    };
    const [most, least] = [sorted[0]!, sorted.at(-1)!];
    const alike = signedText(most.cell.value!) === signedText(least.cell.value!);
    const [{ label }, { years, worlds }, several] = [report.reform, report, sorted.length > 1];
    const all = listed(
      sorted.map(told).map((text) => textOf(text)),
      language,
    );
    const whom =
      alike && several
        ? t("evidence.alikeIn", { all })
        : t("evidence.mostAndLeastIn", { most: told(most), several, least: told(least) });
    sentences.push(say(t("evidence.raisesRealIncome", { label, whom, years, worlds })));
  }
  const leads = report.regions.map((_, at) => levels(report).filter((row) => row.cells[at]!.rank === 1).length);
  const most = Math.max(...leads);
  if (report.regions.length > 1 && most > 0) {
    const leaders = report.regions.filter((_, at) => leads[at] === most).map(({ label }) => textOf(label));
    const names = listed(leaders, language);
    const ranked = levels(report).filter((row) => row.cells.some(({ rank }) => rank !== null)).length;
    const several = leaders.length > 1;
    sentences.push(say(t("evidence.indicatorsDirection", { ranked, names, several, most })));
  }
  return sentences;
}

/** Answer and tables for a screen. `table`: how columns are set. */
export function leagueText(
  source: LeagueReport,
  table: (header: readonly string[], rows: readonly (readonly string[])[]) => string,
  language: Language = ENGLISH,
): string {
  const report = spoken(source, language);
  const say = (text: Text) => percentSigns(text[language], language);
  const heads = report.regions.map(({ id, label }) => say(t("evidence.regionHead", { id, label })));
  const rows = (kind: LeagueRow["kind"]) =>
    report.rows
      .filter((row) => row.kind === kind)
      .map((row) => [say(nameOf(row)), ...row.cells.map((cell) => cellText(row, cell))]);
  const failed = report.regions.filter((region) => region.failed > 0);
  const lost = failed.map(({ id, failed }) => say(t("evidence.of", { failed, id }))).join(", ");
  const { years } = report;
  const base = say(t("evidence.baseYearRankBrackets"));
  const effects = say(t("evidence.effectAfterYears", { label: report.reform.label, years }));
  const missing = say(t("evidence.worldsCouldRunBand", { lost }));
  return [
    ...leagueSentences(source, language).map((sentence) => `${sentence}\n`),
    `\n${base}\n${table(["", ...heads], rows("level"))}`,
    `\n${effects}\n${table(["", ...heads], rows("effect"))}`,
    ...(lost === "" ? [] : [`\n${missing}\n`]),
  ].join("");
}

interface Place {
  cell: Cell;
  at: number;
}

const places = (row: ShownRow): Place[] => row.cells.map((cell, at) => ({ cell, at }));
const levels = ({ rows }: ShownLeague) => rows.filter(({ kind }) => kind === "level");

function nameOf({ label, better }: ShownRow): Text {
  if (better === "none") return textOf(label);
  return t("evidence.better", { label, higher: better === "higher" });
}

function cellText({ kind, form }: ShownRow, { value, band, rank }: Cell): string {
  if (value === null) return "-";
  const show = kind === "effect" && form !== "own" ? signedText : levelText;
  const interval = band ? ` [${show(band[0])}, ${show(band[1])}]` : "";
  return `${show(value)}${interval}${rank === null ? "" : ` (${rank})`}`;
}

function percentText({ value, band }: LeagueCell): string {
  const interval = band ? ` [${signedText(band[0])}, ${signedText(band[1])}]` : "";
  return `${signedText(value!)} %${interval}`;
}

/** With a sign. */
function signedText(value: number): string {
  const shown = shownValue(value, "effect");
  return `${shown > 0 ? "+" : ""}${shown}`;
}

function levelText(value: number): string {
  return String(shownValue(value, "level"));
}
