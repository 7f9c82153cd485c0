import { type Calibration, type FitRow, missText, worstFit } from "../../calibrate/index.js";
import { type RealisedRow, unexplained } from "../../evidence/index.js";
import { csvLine } from "../../measures/results/csv.js";
import { tableText, untitled } from "../../report/index.js";
import {
  type AnyText,
  ENGLISH,
  english,
  type Language,
  type Text,
  t,
  toText,
  unitText,
  unitWords,
} from "../../words/index.js";
import { readable } from "./numbers.js";

/** Data against model, as a table; unless `all`, without single sectors of cities. */
export function fitText(
  rows: readonly FitRow[],
  { all, currency }: { all: boolean; currency: Text },
  language: Language = ENGLISH,
): string {
  const say = (words: AnyText) => toText(words)[language];
  const shown = rows.filter(
    ({ variable, role }) =>
      all || role === "check" || ["gdp", "residents"].includes(variable) || variable.endsWith("ary"),
  );
  const cells = shown.map((row) => [
    row.scope,
    say(variableText(row.variable)),
    readable(row.data),
    readable(row.model),
    Number.isNaN(row.error) ? "-" : row.error.toExponential(1),
    say(fitUnit(row.unit, currency)),
    say(ROLES[row.role]),
  ]);
  return tableText(untitled(FIT_HEADS.map(say), cells));
}

const FIT_HEADS: readonly Text[] = [
  t("cli.scopeHead"),
  t("cli.fitVariableHead"),
  t("cli.dataHead"),
  t("cli.modelHead"),
  t("cli.relativeErrorHead"),
  t("cli.unit"),
  t("cli.roleHead"),
];

const ROLES: Record<FitRow["role"], Text> = { target: t("cli.fitTarget"), check: t("cli.fitCheck") };

/** What is compared, beside value added of sectors. */
const VARIABLES: Record<string, Text> = {
  gdp: t("cli.fitGdp"),
  residents: t("cli.fitResidents"),
  "own share of spending": t("cli.fitOwnShare"),
  "spending abroad": t("cli.fitSpendingAbroad"),
  "spending in the rest of the country": t("cli.fitSpendingElsewhere"),
};

const GROUPS: Record<string, Text> = {
  primary: t("cli.fitPrimary"),
  secondary: t("cli.fitSecondary"),
  tertiary: t("cli.fitTertiary"),
};

function variableText(variable: string): AnyText {
  const sector = /^value added, (.*)$/.exec(variable)?.[1];
  if (sector === undefined) return VARIABLES[variable] ?? variable;
  return t("cli.fitValueAdded", { sector: GROUPS[sector] ?? sector });
}

function fitUnit(unit: string, currency: Text): AnyText {
  return unit.startsWith("100 million ") ? unitText("100 million of currency", currency) : (unitWords(unit) ?? unit);
}

/** The fit as CSV. */
export function fitCsv(rows: readonly FitRow[]): string {
  const lines = rows.map(({ scope, variable, data, model, error, unit, role }) =>
    [scope, `"${variable}"`, data, model, Number.isNaN(error) ? "" : error, `"${unit}"`, role].join(","),
  );
  return `${["scope,variable,data,model,relative_error,unit,role", ...lines].join("\n")}\n`;
}

/** What the fit rests on. */
export function notesText(
  { structure, balance, spilloverScale, region }: Calibration,
  rows: readonly FitRow[],
  language: Language = ENGLISH,
): string {
  const percent = (scale: number) => (scale * 100).toFixed(0);
  const lines: Text[] = [
    missText(worstFit(rows), region),
    structure.imputed ? t("cli.structureImputed", { tilt: region.structure.tilt.value }) : t("cli.structureGiven"),
    t("cli.imbalancesLeftOut"),
  ];
  if (balance.headquartersScale < 1)
    lines.push(t("cli.headquartersLowered", { percent: percent(balance.headquartersScale) }));
  if (spilloverScale < 1) lines.push(t("cli.spilloversLowered", { percent: percent(spilloverScale) }));
  return `\n${lines.map((line) => `${line[language]}\n`).join("")}`;
}

/** Realised elasticities beside published ranges, and the reasons of those that lie outside. */
export function realisedText(
  calibration: Calibration,
  rows: readonly RealisedRow[],
  language: Language = ENGLISH,
): string {
  const say = (words: AnyText) => toText(words)[language];
  const cells = rows.map(({ label, value, published, inside, unit }) => [
    say(label),
    readable(value),
    say(rangeText(published)),
    inside === null ? "-" : say(inside ? t("cli.insideRange") : t("cli.outsideRange")),
    say(unitWords(unit) ?? unit),
  ]);
  const reasons = rows
    .filter(({ inside }) => inside === false)
    .map(({ label, reason }) => t("cli.reasonOf", { what: label, reason: reason ?? t("cli.noReasonGiven") }));
  const unsaid = unexplained(calibration, rows).map((problem) => t("cli.outsidePublishedProblem", { problem }));
  return [
    `\n${say(t("cli.realisedAndPublished"))}\n\n`,
    tableText(untitled(REALISED_HEADS.map(say), cells)),
    reasons.length > 0 ? `\n${say(t("cli.outsideAndWhy"))}\n` : "",
    ...reasons.map((reason) => `  ${say(reason)}\n`),
    ...unsaid.map((problem) => `${say(problem)}\n`),
  ].join("");
}

const REALISED_HEADS: readonly AnyText[] = [
  t("cli.realisedHead"),
  t("cli.valueHead"),
  t("cli.publishedHead"),
  "",
  t("cli.unit"),
];

/** The same as CSV; an open end is blank. */
export function realisedCsv(rows: readonly RealisedRow[]): string {
  const end = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : Number.NaN);
  const lines = rows.map(({ id, label, value, published, inside, unit, source, measured, reason = "" }) => {
    const found = inside === null ? "" : inside ? "inside" : "outside";
    return csvLine([
      id,
      english(label),
      value,
      end(published?.[0]),
      end(published?.[1]),
      found,
      unit,
      source,
      measured,
      reason,
    ]);
  });
  const header = [
    "id",
    "label",
    "value",
    "published_low",
    "published_high",
    "found",
    "unit",
    "source",
    "measured",
    "reason",
  ];
  return [csvLine(header), ...lines].join("");
}

/** Entry elasticities at which the base year runs away, as warnings. */
export function runaways(rows: readonly RealisedRow[]): Text[] {
  return rows
    .filter(({ id, value }) => id.startsWith("radius-") && value >= 1)
    .map(({ label, value }) => t("cli.baseYearRunsAway", { label, value: value.toFixed(4) }));
}

function rangeText(range: RealisedRow["published"]): AnyText {
  if (range === null) return "-";
  const [low, high] = range;
  return high === Number.POSITIVE_INFINITY
    ? t("cli.fromValue", { low: readable(low) })
    : t("join.range", { low: readable(low), high: readable(high) });
}
