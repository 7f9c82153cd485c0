import { type Language, listed, spoken, type Text, textOf, tight } from "../../language/index.js";
import type { LeagueCell, LeagueReport, LeagueRow, ShownLeague } from "../../results/index.js";
import { shownValue } from "./shown.js";

type ShownRow = ShownLeague["rows"][number];
type Cell = ShownRow["cells"][number];

/** First sentences: to whom the reform brings most and least, and who leads most often in levels. */
export function leagueSentences(source: LeagueReport, language: Language = "en"): string[] {
  const report = spoken(source, language);
  const say = (text: Text) => (language === "en" ? text.en : tight(text.zh));
  const effect = report.rows.find(({ kind, indicator }) => kind === "effect" && indicator === "real-gdp");
  const sentences: string[] = [];
  const known = effect ? places(effect).filter(({ cell }) => cell.value !== null) : [];
  if (known.length > 0) {
    const sorted = [...known].sort((a, b) => b.cell.value! - a.cell.value!);
    const told = ({ cell, at }: Place) => {
      const [name, size] = [report.regions[at]!.label, percentText(cell)];
      return say({ en: `${name} (${size})`, zh: `${name}（${size}）` });
    };
    const [most, least] = [sorted[0]!, sorted.at(-1)!];
    const alike = signedText(most.cell.value!) === signedText(least.cell.value!);
    const [{ label }, { years, worlds }, several] = [report.reform, report, sorted.length > 1];
    const all = listed(
      sorted.map(told).map((text) => textOf(text)),
      language,
    );
    const whom: Text =
      several && alike
        ? { en: `alike in ${all}`, zh: `使${all}的实际收入提高同样多` }
        : {
            en: `most in ${told(most)}${several ? ` and least in ${told(least)}` : ""}`,
            zh: `使${told(most)}的实际收入提高最多${several ? `，使${told(least)}提高最少` : ""}`,
          };
    sentences.push(
      say({
        en: `“${label}” raises real income ${whom.en}, after ${years} years${worlds > 0 ? `; in brackets nine of ten of ${worlds} worlds` : ""}.`,
        zh: `${years}年后，“${label}”${whom.zh}${worlds > 0 ? `；方括号内为${worlds}个情形中的九成` : ""}。`,
      }),
    );
  }
  const leads = report.regions.map((_, at) => levels(report).filter((row) => row.cells[at]!.rank === 1).length);
  const most = Math.max(...leads);
  if (report.regions.length > 1 && most > 0) {
    const leaders = report.regions.filter((_, at) => leads[at] === most).map(({ label }) => textOf(label));
    const names = listed(leaders, language);
    const ranked = levels(report).filter((row) => row.cells.some(({ rank }) => rank !== null)).length;
    const several = leaders.length > 1;
    sentences.push(
      say({
        en: `Of ${ranked} indicators with a direction ${names} ${several ? "lead" : "leads"} in ${most}${several ? " each" : ""}.`,
        zh: `在${ranked}个有优劣方向的指标中，${names}${several ? "各" : ""}在${most}个上领先。`,
      }),
    );
  }
  return sentences;
}

/** Answer and tables for a screen. `table`: how columns are set. */
export function leagueText(
  source: LeagueReport,
  table: (header: readonly string[], rows: readonly (readonly string[])[]) => string,
  language: Language = "en",
): string {
  const report = spoken(source, language);
  const say = (text: Text) => (language === "en" ? text.en : tight(text.zh));
  const heads = report.regions.map(({ id, label }) => say({ en: id, zh: label }));
  const rows = (kind: LeagueRow["kind"]) =>
    report.rows
      .filter((row) => row.kind === kind)
      .map((row) => [say(nameOf(row)), ...row.cells.map((cell) => cellText(row, cell))]);
  const failed = report.regions.filter((region) => region.failed > 0);
  const lost = failed.map(({ id, failed }) => say({ en: `${failed} of ${id}`, zh: `${id}：${failed}个` })).join(", ");
  const { years } = report;
  const base = say({ en: "Base year (rank in brackets: 1 is best)", zh: "基年（括号内为名次，1为最佳）" });
  const effects = say({
    en: `Effect of “${report.reform.label}” after ${years} years, %`,
    zh: `“${report.reform.label}”${years}年后的影响，%`,
  });
  const missing = say({
    en: `Worlds that could not be run and are in no band: ${lost}.`,
    zh: `无法运行而未计入区间的情形：${lost}。`,
  });
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
  return { en: `${label} (${better} is better)`, zh: `${label}（越${better === "higher" ? "高" : "低"}越好）` };
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
