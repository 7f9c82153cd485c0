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
import { writeFolder } from "../node/disk/places.js";
import { readResults } from "../node/results/readResults.js";
import { resultsNamed } from "../node/results/resultsFolder.js";
import { Command } from "./command.js";
import { askedFor, commaList } from "./options.js";
import { print } from "./output.js";

/** How a table is written, by the end of its file's name. */
const FORMS = {
  text: { ending: "txt", write: tableText },
  markdown: { ending: "md", write: (table: Table) => `## ${table.title}\n\n${tableMarkdown(table)}` },
  latex: { ending: "tex", write: tableLatex },
  csv: { ending: "csv", write: tableCsv },
  html: { ending: "html", write: titledHtml },
} as const satisfies Record<string, { ending: string; write(table: Table, id: string): string }>;

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
      const tables = tablesOf(await readResults(resultsNamed(name)), lang);
      if (tables.size === 0)
        throw mistakeAt(name, "cli.tablesThemselves", "help.comparedResults", "cli.readTheirFiles");
      const { ending, write } = FORMS[format];
      const names = askedFor([...tables.keys()], only, "cli.noTableOfResults");
      const texts = names.map((id) => write(tables.get(id)!, id));
      if (out === undefined) print(texts.join("\n"));
      else {
        writeFolder(out, Object.fromEntries(names.map((id, at) => [`${id}.${ending}`, texts[at]!])));
        print(names.map((id) => `${out}/${id}.${ending}\n`).join(""));
      }
    });
}
