import { agglomerationOf, evaluationReport, readEvaluation } from "../../evidence/index.js";
import {
  lorenzCsv,
  type ObservedPanel,
  observedPanel,
  type PanelRow,
  panelCsv,
  QUOTIENT_ROW,
  relatednessCsv,
  transitionsCsv,
} from "../../evidence/observed/panel.js";
import { type ObservedTable, readObserved } from "../../evidence/observed/read.js";
import { loadRegion } from "../../input/index.js";
import { COMPOSITE_ROWS, collaborationCsv, dictionaryRows, TABLE_INDICATORS } from "../../measures/indicators/index.js";
import {
  type DictionaryRow,
  dictionaryCsv,
  type EvaluationReport,
  evaluationCsv,
  evaluationJson,
  ranksCsv,
} from "../../measures/results/index.js";
import { seen } from "../../measures/views/index.js";
import { evaluationSentences, evaluationTable, ranksTable, tableText } from "../../report/index.js";
import { ENGLISH, joined, spoken, type Text, t, textOf, unitText, type Words } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { programRoot, programVersion } from "../node/process/program.js";
import { pageOf } from "../node/results/reportPages.js";
import { Command } from "./command.js";
import { languageAsked, said } from "./language.js";
import { type CommonFlags, commonOptions } from "./options.js";
import { checkAsked, lines, named, print, printJson, readable, screenTable, tell, writeAsked } from "./output.js";

interface IndicatorFlags extends CommonFlags {
  manufacturing: string[];
  producerServices: string[];
}

/** agglom indicators TABLE.csv: the panel of an observed table, without any simulation. */
export function indicatorsCommand(): Command {
  const names = (text: string) => text.split(",").map((name) => name.trim());
  return commonOptions(new Command("indicators", "help.indicators"), "help.outIndicators")
    .group("data")
    .takes("[table]", "help.indicatorsTable")
    .flag("--json", "help.panelJson")
    .language()
    .value("--manufacturing <sectors>", "help.manufacturing", names, [])
    .value("--producer-services <sectors>", "help.producerServices", names, [])
    .explains("help.noValue")
    .example("agglom indicators examples/delta-three-sectors.csv --out results/delta-observed")
    .example("agglom indicators --out results/evaluation")
    .does((file: string | undefined, flags: IndicatorFlags) => {
      checkAsked(flags.out);
      if (file === undefined) {
        evaluate(flags);
        return;
      }
      const table = readObserved(diskFiles, file, flags);
      const panel = observedPanel(table);
      writeAsked(flags.out, {
        "indicators.csv": panelCsv(panel.rows),
        "dictionary.csv": dictionaryCsv(DICTIONARY),
        "collaboration.csv": collaborationCsv(panel.collaboration),
        "relatedness.csv": relatednessCsv(table),
        "lorenz.csv": lorenzCsv(table),
        "transitions.csv": transitionsCsv(table),
      });
      if (table.filled > 0 && !flags.quiet) tell(said("cli.pairsFilled", { count: table.filled }));
      if (flags.json) printJson(spoken(panel.rows, ENGLISH));
      else print(screenText(table, panel, flags.out));
    });
}

/** Regions whose panels the program ships, in the order in which they are shown. */
const AGGLOMERATIONS = [
  "yangtze-river-delta",
  "beijing-tianjin-hebei",
  "greater-bay-area",
  "chengdu-chongqing",
  "middle-yangtze",
];

/** The five agglomerations on the fixed scale. */
function evaluate({ json, out, lang }: IndicatorFlags): void {
  const shipped = `${programRoot}scenarios`;
  const tables = readEvaluation(diskFiles, `${shipped}/evaluation/cities.csv`, `${shipped}/evaluation/provinces.csv`);
  const report = evaluationReport(
    AGGLOMERATIONS.map((id) => agglomerationOf(loadRegion(`${shipped}/regions/${id}/region.yaml`, diskFiles), tables)),
    programVersion(),
  );
  writeAsked(out, {
    "evaluation.csv": evaluationCsv(report),
    "evaluation.json": evaluationJson(report),
    "ranks.csv": ranksCsv(report),
    ...(out !== undefined && { "report.html": pageOf({ kind: "evaluation", report }, lang) }),
  });
  print(json ? evaluationJson(report) : evaluationText(report, out));
}

/** Sentences, what was observed, then ranks. */
function evaluationText(report: EvaluationReport, folder: string | undefined): string {
  const view = seen(report, languageAsked());
  const tables = [evaluationTable(view), ...view.report.ranks.map((one) => ranksTable(view, one))];
  const where = folder === undefined ? said("cli.evaluationAsk") : said("cli.evaluationWhere", { folder });
  return [
    lines(evaluationSentences(report, languageAsked())),
    ...tables.map((table) => `\n${tableText(table)}`),
    `\n${where}\n`,
  ].join("");
}

/** What each indicator is called. */
const DICTIONARY: readonly DictionaryRow[] = [
  ...dictionaryRows(textOf(""), TABLE_INDICATORS),
  QUOTIENT_ROW,
  ...COMPOSITE_ROWS,
];

/** What files call it; else how people do. */
function nameOf(indicator: string): Text {
  return named(indicator, DICTIONARY.find((row) => row.indicator === indicator)?.label);
}

/** First and last year of the cluster, then what has no value and why. */
function screenText(table: ObservedTable, { rows }: ObservedPanel, out: string | undefined): string {
  const [first, last] = [table.years[0]!, table.years.at(-1)!];
  const cluster = rows.filter(({ scope }) => scope === "cluster");
  const ends = first === last ? [last] : [first, last];
  const ids = [...new Set(cluster.map(({ indicator }) => indicator))];
  const at = (indicator: string, year: number | null) =>
    cluster.find((row) => row.indicator === indicator && row.year === year)!;
  const shown = ids.filter((id) => ends.some((year) => at(id, year).value !== null));
  const heads: Words[] = [
    "cli.allCitiesTogether",
    ...ends.map((year) => (year === null ? t("cli.valueHead") : textOf(String(year)))),
    "cli.unit",
  ];
  const cells = shown.map((id) => [
    nameOf(id),
    ...ends.map((year) => readable(at(id, year).value ?? NaN)),
    unitText(at(id, last).unit, textOf("")),
  ]);
  const where =
    out === undefined ? said("cli.groupsAndCities") : said("cli.allOfItIn", { file: `${out}/indicators.csv` });
  return [
    `${tableHolds(table)}\n\n`,
    screenTable(said, heads, cells),
    withoutValue(ids.filter((id) => !shown.includes(id)).map((id) => at(id, last))),
    `\n${where}\n`,
  ].join("");
}

function tableHolds({ cities, groups, sectors, years }: ObservedTable): string {
  const first = years[0]!;
  return said("cli.tableHolds", {
    cities: cities.length,
    groups: new Set(groups).size,
    sectors: sectors.length,
    years: first === null ? 0 : years.length,
    first,
    last: years.at(-1)!,
  });
}

/** Indicators without a value, those of one reason together. */
function withoutValue(rows: readonly PanelRow[]): string {
  const byReason = new Map<string, Text[]>();
  for (const { indicator, reason } of rows) {
    const why = said(reason!);
    byReason.set(why, [...(byReason.get(why) ?? []), nameOf(indicator)]);
  }
  const parts = [...byReason].map(([reason, names]) => `  ${said("cli.reasonOf", { what: joined(names), reason })}`);
  return parts.length > 0 ? `\n${said("cli.withoutValue")}\n${lines(parts)}` : "";
}
