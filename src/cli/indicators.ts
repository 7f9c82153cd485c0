import { COMPOSITE_ROWS, collaborationCsv, dictionaryRows, TABLE_INDICATORS } from "../indicators/index.js";
import { t, textOf } from "../language/index.js";
import { diskFiles } from "../node/files.js";
import { checkPlace } from "../node/places.js";
import { writeFolder } from "../node/writeFolder.js";
import {
  lorenzCsv,
  type ObservedPanel,
  type ObservedTable,
  observedPanel,
  type PanelRow,
  panelCsv,
  QUOTIENT_ROW,
  readObserved,
  relatednessCsv,
  transitionsCsv,
} from "../observed/index.js";
import { dictionaryCsv } from "../results/index.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { said } from "./language.js";
import { commonOptions } from "./options.js";
import { print, tell } from "./output.js";
import { readable, textTable } from "./tables.js";

interface IndicatorFlags {
  json?: boolean;
  out?: string;
  quiet?: boolean;
  manufacturing: string[];
  producerServices: string[];
}

/** agglom indicators TABLE.csv: the panel of an observed table, without any simulation. */
export function indicatorsCommand(finish: Finish): Command {
  const names = (text: string) => text.split(",").map((name) => name.trim());
  return commonOptions(new Command("indicators"), said(t("help.outIndicators")))
    .description(said(t("help.indicators")))
    .argument("<table>", said(t("help.indicatorsTable")))
    .option("--json", said(t("help.panelJson")))
    .option("--manufacturing <sectors>", said(t("help.manufacturing")), names, [])
    .option("--producer-services <sectors>", said(t("help.producerServices")), names, [])
    .addHelpText("after", `\n${said(t("help.noValue"))}`)
    .example("agglom indicators examples/delta-three-sectors.csv --out results/delta-observed")
    .action((file: string, flags: IndicatorFlags) => {
      if (flags.out !== undefined) checkPlace(flags.out);
      const table = readObserved(diskFiles, file, flags);
      const panel = observedPanel(table);
      if (flags.out !== undefined) writeFolder(flags.out, filesOf(table, panel));
      if (table.filled > 0 && !flags.quiet) tell(filledText(table.filled));
      print(flags.json ? `${JSON.stringify(panel.rows)}\n` : screenText(table, panel, flags.out));
      finish(EXIT.done);
    });
}

function filledText(filled: number): string {
  return `${count(filled, "pair")} of city and sector without a row ${filled === 1 ? "counts" : "count"} as zero. An empty cell would be unknown.\n`;
}

function filesOf(table: ObservedTable, { rows, collaboration }: ObservedPanel) {
  return {
    "indicators.csv": panelCsv(rows),
    "dictionary.csv": dictionaryCsv([...dictionaryRows(textOf(""), TABLE_INDICATORS), QUOTIENT_ROW, ...COMPOSITE_ROWS]),
    "collaboration.csv": collaborationCsv(collaboration),
    "relatedness.csv": relatednessCsv(table),
    "lorenz.csv": lorenzCsv(table),
    "transitions.csv": transitionsCsv(table),
  };
}

/** First and last year of the cluster, then what has no value and why. */
function screenText({ cities, groups, sectors, years }: ObservedTable, { rows }: ObservedPanel, out?: string): string {
  const [first, last] = [years[0]!, years.at(-1)!];
  const cluster = rows.filter(({ scope }) => scope === "cluster");
  const ends = first === last ? [last] : [first, last];
  const ids = [...new Set(cluster.map(({ indicator }) => indicator))];
  const at = (indicator: string, year: number | null) =>
    cluster.find((row) => row.indicator === indicator && row.year === year)!;
  const shown = ids.filter((id) => ends.some((year) => at(id, year).value !== null));
  const table = textTable(
    ["all cities together", ...ends.map((year) => (year === null ? "value" : String(year))), "unit"],
    shown.map((id) => [id, ...ends.map((year) => readable(at(id, year).value ?? Number.NaN)), at(id, last).unit]),
  );
  const span = first === null ? "" : first === last ? `, ${first}` : `, ${years.length} years from ${first} to ${last}`;
  const head = `${count(cities.length, "city", "cities")} in ${count(new Set(groups).size, "group")}, ${count(sectors.length, "sector")}${span}.\n\n`;
  const missing = withoutValue(ids.filter((id) => !shown.includes(id)).map((id) => at(id, last)));
  const where =
    out === undefined ? "\nGroups and cities: --json, or --out DIR.\n" : `\nAll of it: ${out}/indicators.csv\n`;
  return head + table + missing + where;
}

/** Indicators without a value, those of one reason together. */
function withoutValue(rows: readonly PanelRow[]): string {
  const byReason = new Map<string, string[]>();
  for (const { indicator, reason } of rows) byReason.set(reason!, [...(byReason.get(reason!) ?? []), indicator]);
  const lines = [...byReason].map(([reason, ids]) => `  ${ids.join(", ")}: ${reason}.\n`);
  return lines.length > 0 ? `\nWithout a value:\n${lines.join("")}` : "";
}

function count(number: number, one: string, more = `${one}s`): string {
  return `${number} ${number === 1 ? one : more}`;
}
