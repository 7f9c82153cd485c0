import type { LeagueCell, LeagueReport, LeagueRow } from "../../results/index.js";

/** First sentences: to whom the reform brings most and least, and who leads most often in levels. */
export function leagueSentences(report: LeagueReport): string[] {
  const effect = report.rows.find(({ kind, indicator }) => kind === "effect" && indicator === "real-gdp");
  const sentences: string[] = [];
  const known = effect ? places(effect).filter(({ cell }) => cell.value !== null) : [];
  if (known.length > 0) {
    const sorted = [...known].sort((a, b) => b.cell.value! - a.cell.value!);
    const [most, least] = [sorted[0]!, sorted.at(-1)!];
    const told = ({ cell, at }: Place) => `${report.regions[at]!.label} (${percentText(cell)})`;
    sentences.push(
      `“${report.reform.label}” raises real income most in ${told(most)}${sorted.length > 1 ? ` and least in ${told(least)}` : ""}, after ${report.years} years${report.worlds > 0 ? `; in brackets nine of ten of ${report.worlds} worlds` : ""}.`,
    );
  }
  const leads = report.regions.map((_, at) => levels(report).filter((row) => row.cells[at]!.rank === 1).length);
  const most = Math.max(...leads);
  if (report.regions.length > 1 && most > 0) {
    const leaders = report.regions.filter((_, at) => leads[at] === most).map(({ label }) => label);
    const ranked = levels(report).filter((row) => row.cells.some(({ rank }) => rank !== null)).length;
    sentences.push(
      `Of ${ranked} indicators with a direction ${leaders.join(" and ")} ${leaders.length > 1 ? "lead" : "leads"} in ${most}${leaders.length > 1 ? " each" : ""}.`,
    );
  }
  return sentences;
}

/** Answer and tables for a screen. `table`: how columns are set. */
export function leagueText(
  report: LeagueReport,
  table: (header: readonly string[], rows: readonly (readonly string[])[]) => string,
): string {
  const heads = report.regions.map(({ id }) => id);
  const rows = (kind: LeagueRow["kind"]) =>
    report.rows
      .filter((row) => row.kind === kind)
      .map((row) => [nameOf(row), ...row.cells.map((cell) => cellText(row, cell))]);
  const failed = report.regions.filter((region) => region.failed > 0);
  const lost = failed.map(({ id, failed }) => `${failed} of ${id}`).join(", ");
  return [
    ...leagueSentences(report).map((sentence) => `${sentence}\n`),
    `\nBase year (rank in brackets: 1 is best)\n${table(["", ...heads], rows("level"))}`,
    `\nEffect of “${report.reform.label}” after ${report.years} years, %\n${table(["", ...heads], rows("effect"))}`,
    ...(lost === "" ? [] : [`\nWorlds that could not be run and are in no band: ${lost}.\n`]),
  ].join("");
}

interface Place {
  cell: LeagueCell;
  at: number;
}

const places = (row: LeagueRow): Place[] => row.cells.map((cell, at) => ({ cell, at }));
const levels = ({ rows }: LeagueReport) => rows.filter(({ kind }) => kind === "level");

function nameOf({ label, better }: LeagueRow): string {
  return better === "none" ? label : `${label} (${better} is better)`;
}

function cellText({ kind, form }: LeagueRow, { value, band, rank }: LeagueCell): string {
  if (value === null) return "-";
  const show = kind === "effect" && form !== "own" ? signedText : threeDigits;
  const interval = band ? ` [${show(band[0])}, ${show(band[1])}]` : "";
  return `${show(value)}${interval}${rank === null ? "" : ` (${rank})`}`;
}

function percentText({ value, band }: LeagueCell): string {
  const interval = band ? ` [${signedText(band[0])}, ${signedText(band[1])}]` : "";
  return `${signedText(value!)} %${interval}`;
}

/** Two digits that carry meaning, with a sign. */
function signedText(value: number): string {
  const text = Number(value.toPrecision(2));
  return Math.abs(value) < 5e-7 ? "0" : `${text > 0 ? "+" : ""}${text}`;
}

function threeDigits(value: number): string {
  return Math.abs(value) < 5e-9 ? "0" : String(Number(value.toPrecision(3)));
}
