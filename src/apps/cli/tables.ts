import { mistakeAt } from "../../input/index.js";
import {
  type Table,
  tableCsv,
  tableLatex,
  tableMarkdown,
  tablesOf,
  tableText,
  titledHtml,
} from "../../report/index.js";
import type { Language } from "../../words/index.js";
import { checkPlace, type TABLE_ENDINGS, tableName, writeFolder } from "../node/disk/places.js";
import { readResults } from "../node/results/readResults.js";
import { resultsNamed } from "../node/results/resultsFolder.js";
import { Command } from "./command.js";
import { askedFor, commaList } from "./options.js";
import { print } from "./output.js";

const FORMS = {
  text: tableText,
  markdown: (table) => `## ${table.title}\n\n${tableMarkdown(table)}`,
  latex: tableLatex,
  csv: tableCsv,
  html: titledHtml,
} satisfies Record<keyof typeof TABLE_ENDINGS, (table: Table, id: string) => string>;

interface Flags {
  format: keyof typeof FORMS;
  only?: string[];
  out?: string;
  lang: Language;
}

/** agglom tables DIR: the tables of results as the page has them, for papers, text processors and spreadsheets. */
export function tablesCommand(): Command {
  return new Command("tables", "help.tables")
    .group("run")
    .takes("<dir>", "help.comparedResults")
    .choice("--format <format>", "help.tableFormat", Object.keys(FORMS), "text")
    .language("help.figureLanguage")
    .value("--only <names>", "help.tablesOnly", commaList)
    .flag("--out <dir>", "help.outTables")
    .example("agglom tables results/barrier-removal --format latex --only effects,winners")
    .does(async (name: string, { format, only, out, lang }: Flags) => {
      if (out !== undefined) checkPlace(out);
      const tables = tablesOf(await readResults(resultsNamed(name)), lang);
      if (tables.size === 0)
        throw mistakeAt(name, "cli.tablesThemselves", "help.comparedResults", "cli.readTheirFiles");
      const names = askedFor([...tables.keys()], only, "cli.noTableOfResults");
      const texts = names.map((id) => FORMS[format](tables.get(id)!, id));
      if (out === undefined) print(texts.join("\n"));
      else {
        const files = names.map((id) => tableName(id, format));
        writeFolder(out, Object.fromEntries(files.map((file, at) => [file, texts[at]!])));
        print(files.map((file) => `${out}/${file}\n`).join(""));
      }
    });
}
