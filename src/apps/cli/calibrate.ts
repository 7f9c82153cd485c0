import { setImmediate as turn } from "node:timers/promises";
import {
  type Calibration,
  calibrate,
  type FitRow,
  fitTable,
  instabilityText,
  missText,
  modeText,
  worstFit,
} from "../../calibrate/index.js";
import { baseYearTables, type RealisedRow, realisedTable, unexplained } from "../../evidence/index.js";
import { placeLabels, type Region, UserError } from "../../input/index.js";
import { COUNTRY } from "../../measures/indicators/index.js";
import { CLUSTER, csvTable } from "../../measures/results/index.js";
import { signed } from "../../measures/views/index.js";
import { stabilityOf } from "../../model/engine/stability.js";
import { currencyOf, industriesOf } from "../../runs/experiments/index.js";
import {
  type AnyText,
  both,
  ENGLISH,
  english,
  type Language,
  saying,
  type Text,
  type TextKey,
  t,
  textOf,
  toText,
  unitText,
  unitWords,
} from "../../words/index.js";
import { writeTables } from "../node/results/dataPackage.js";
import { Command } from "./command.js";
import { EXIT } from "./exit.js";
import { languageAsked, said } from "./language.js";
import { type CommonFlags, commonOptions, readRegion } from "./options.js";
import {
  checkAsked,
  inResults,
  lines,
  named,
  print,
  printJson,
  readable,
  screenTable,
  warnOf,
  writeAsked,
} from "./output.js";

/**
 * agglom calibrate FILE: inversion of a region (or of a scenario's region); data against model, stability of the base
 * year, realised elasticities.
 */
export function calibrateCommand(): Command {
  return commonOptions(new Command("calibrate", "help.calibrate"), "help.outFit")
    .group("data")
    .stoppable()
    .takes("<file>", "help.calibratedFile")
    .flag("--json", "help.fitJson")
    .flag("--tables <dir>", "help.baseYearTables")
    .flag("--all", "help.everySector")
    .example("agglom calibrate scenarios/regions/yangtze-river-delta/region.yaml")
    .does(async (file: string, flags: CommonFlags & { all?: boolean; tables?: string }) => {
      checkAsked(flags.out);
      const region = readRegion(file);
      const calibration = await calibrated(region, flags.tables);
      await turn();
      const rows = fitTable(calibration);
      const worst = worstFit(rows);
      const stability = stabilityOf(calibration.world, calibration.market);
      const { tolerance } = region.target;
      const nameOf = placeLabels(region, [...AROUND, ...industriesOf(region)]);
      const met = worst <= tolerance;
      await turn();
      const realised = realisedTable(calibration);
      await turn();
      writeAsked(flags.out, { "fit.csv": fitCsv(rows), "realised.csv": realisedCsv(realised) });
      if (flags.json) {
        const { radius: spectralRadius, mode } = stability;
        printJson({ region: region.id, rows, worst, tolerance, met, spectralRadius, mode, realised });
      } else {
        const language = languageAsked();
        const radius = { radius: stability.radius.toFixed(4), mode: modeText(stability, nameOf) };
        print(`${said("cli.regionBaseYear", { region: region.label, year: region.baseYear })}\n`);
        print(notesText(calibration, rows, language));
        print(
          fitText(rows, { all: flags.all === true, tolerance, currency: currencyOf({ region }), nameOf }, language),
        );
        print(`${said("cli.spectralRadius", radius)}\n`);
        print(realisedText(calibration, realised, language));
        if (flags.tables !== undefined) print(`\n${said("cli.baseYearTablesIn", { folder: flags.tables })}\n`);
      }
      const unstable = instabilityText(stability, nameOf);
      warnOf([...(region.filledIn ?? []), ...(unstable ? [unstable] : []), ...runaways(realised)]);
      return met ? EXIT.done : EXIT.failed;
    });
}

/** The region at rest, its base year written as tables where asked for; the place is held before the work begins. */
async function calibrated(region: Region, tables: string | undefined): Promise<Calibration> {
  if (tables === undefined) return calibrate(region);
  return namedBy("--tables", () =>
    inResults([tables], async ([folder]) => {
      const calibration = calibrate(region);
      await turn();
      writeTables(folder!, region, baseYearTables(calibration));
      return calibration;
    }),
  );
}

/** What is wrong with a place is said of the option that names it. */
async function namedBy<Value>(option: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const said = (text: string) => text.replaceAll("--out", option);
    throw new UserError(
      error.problems.map(({ hint, ...problem }) => ({
        ...problem,
        file: said(problem.file),
        hint: hint && both((language) => said(toText(hint)[language])),
      })),
    );
  }
}

/** Data against model, as a table; unless `all`, of the targets those alone that are not met. */
export function fitText(
  rows: readonly FitRow[],
  { all, tolerance, currency, nameOf }: { all: boolean; tolerance: number; currency: Text; nameOf(id: string): Text },
  language: Language = ENGLISH,
): string {
  const shown = rows.filter(({ role, error }) => all || role === "check" || Math.abs(error) > tolerance);
  if (shown.length === 0) return "";
  const cells = shown.map((row) => [
    named(row.scope, nameOf(row.scope)),
    variableText(row.variable, nameOf),
    readable(row.data),
    readable(row.model),
    Number.isNaN(row.error) ? "-" : row.error.toExponential(1),
    fitUnit(row.unit, currency),
    t(ROLES[row.role]),
  ]);
  const table = screenTable(
    saying(language),
    [
      "cli.scopeHead",
      "cli.fitVariableHead",
      "cli.dataHead",
      "cli.forecastModel",
      "cli.relativeErrorHead",
      "cli.unit",
      "cli.roleHead",
    ],
    cells,
  );
  return `\n${table}\n`;
}

const ROLES: Record<FitRow["role"], TextKey> = { target: "cli.fitTarget", check: "cli.fitCheck" };

/** What is compared with data beside places of a region. */
const AROUND = [
  { id: CLUSTER, label: t("report.cluster") },
  { id: COUNTRY, label: t("report.wholeCountry") },
];

/** What is compared, beside value added of sectors. */
const VARIABLES: Record<string, TextKey> = {
  gdp: "cli.fitGdp",
  residents: "cli.fitResidents",
  "own share of spending": "cli.fitOwnShare",
  "spending abroad": "cli.fitSpendingAbroad",
  "spending in the rest of the country": "cli.fitSpendingElsewhere",
  "capital formation in value added, what keeps capital": "cli.fitKeptCapital",
};

const GROUPS: Record<string, TextKey> = {
  primary: "cli.fitPrimary",
  secondary: "cli.fitSecondary",
  tertiary: "cli.fitTertiary",
};

function variableText(variable: string, nameOf: (id: string) => Text): Text {
  const sector = /^value added, (.*)$/.exec(variable)?.[1];
  if (sector === undefined) return t(VARIABLES[variable] ?? textOf(variable));
  return t("cli.fitValueAdded", { sector: t(GROUPS[sector] ?? named(sector, nameOf(sector))) });
}

function fitUnit(unit: string, currency: Text): AnyText {
  return unit.startsWith("100 million ") ? unitText("100 million of currency", currency) : (unitWords(unit) ?? unit);
}

/** The fit as CSV. */
export function fitCsv(rows: readonly FitRow[]): string {
  return csvTable(
    "scope,variable,data,model,relative_error,unit,role",
    rows.map(({ scope, variable, data, model, error, unit, role }) => [
      scope,
      variable,
      data,
      model,
      error,
      unit,
      role,
    ]),
  );
}

/** What the fit rests on. */
export function notesText(
  { structure, balance, spilloverScale, region }: Calibration,
  rows: readonly FitRow[],
  language: Language = ENGLISH,
): string {
  const percent = (scale: number) => (scale * 100).toFixed(0);
  const notes: Text[] = [
    missText(worstFit(rows), region),
    ...(region.exact ? [t("cli.tradeIsData")] : sourcesText(region, structure)),
  ];
  if (balance.headquartersScale < 1)
    notes.push(t("cli.headquartersLowered", { percent: percent(balance.headquartersScale) }));
  if (spilloverScale < 1) notes.push(t("cli.spilloversLowered", { percent: percent(spilloverScale) }));
  return `\n${lines(notes.map((note) => note[language]))}`;
}

/** Where the structure of cities is from, and what is not reproduced. */
function sourcesText(region: Region, { imputed, employmentSeen }: Calibration["structure"]): Text[] {
  return [
    imputed ? t("cli.structureImputed", { tilt: region.structure.tilt.value }) : t("cli.structureGiven"),
    ...(employmentSeen ? [employmentText(region)] : []),
    t("cli.imbalancesLeftOut"),
  ];
}

function employmentText({ parameters }: Region): Text {
  const { services, secondary } = parameters.structure;
  return t("cli.structureFollowsEmployment", { services: services.value, secondary: secondary.value });
}

/** Realised elasticities beside published ranges, and the reasons of those that lie outside. */
export function realisedText(
  calibration: Calibration,
  rows: readonly RealisedRow[],
  language: Language = ENGLISH,
): string {
  if (rows.length === 0) return "";
  const say = saying(language);
  const cells = rows.map(({ label, value, published, estimate, distance, inside, unit }) => [
    label,
    readable(value),
    rangeText(published),
    estimate ? `${readable(estimate[0])} (${readable(estimate[1])})` : "-",
    distance === null ? "-" : signed(distance, 1),
    inside === null ? "-" : t(inside ? "cli.insideRange" : "cli.outsideRange"),
    unitWords(unit) ?? unit,
  ]);
  const reasons = rows
    .filter(({ inside }) => inside === false)
    .map(({ label, reason }) => t("cli.reasonOf", { what: label, reason: reason ?? t("cli.noReasonGiven") }));
  const unsaid = unexplained(calibration, rows).map((problem) => t("cli.outsidePublishedProblem", { problem }));
  return [
    `\n${say("cli.realisedAndPublished")}\n\n`,
    screenTable(
      say,
      [
        "cli.realisedHead",
        "cli.valueHead",
        "cli.publishedHead",
        "cli.publishedEstimate",
        "cli.errorsAway",
        textOf(""),
        "cli.unit",
      ],
      cells,
    ),
    reasons.length > 0 ? `\n${say("cli.outsideAndWhy")}\n` : "",
    ...reasons.map((reason) => `  ${say(reason)}\n`),
    lines(unsaid.map((problem) => say(problem))),
  ].join("");
}

/** The same as CSV; an open end is blank. */
export function realisedCsv(rows: readonly RealisedRow[]): string {
  const end = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : NaN);
  return csvTable(
    "id,label,value,published_low,published_high,estimate,standard_error,standard_errors_away,found,unit,source," +
      "measured,reason",
    rows.map(({ id, label, value, published, estimate, distance, inside, unit, source, measured, reason }) => [
      ...[id, english(label), value, end(published?.[0]), end(published?.[1]), end(estimate?.[0]), end(estimate?.[1])],
      ...[end(distance ?? undefined), inside === null ? "" : inside ? "inside" : "outside"],
      unit,
      source,
      measured,
      reason && english(reason),
    ]),
  );
}

/** Warnings where the spectral radius of moves at an entry elasticity is one or more: there the base year runs away. */
export function runaways(rows: readonly RealisedRow[]): Text[] {
  return rows
    .filter(({ id, value }) => id.startsWith("radius-") && value >= 1)
    .map(({ label, value }) => t("cli.baseYearRunsAway", { label, value: value.toFixed(4) }));
}

function rangeText(range: RealisedRow["published"]): AnyText {
  if (range === null) return "-";
  const [low, high] = range;
  return high === Infinity
    ? t("cli.fromValue", { low: readable(low) })
    : t("join.range", { low: readable(low), high: readable(high) });
}
