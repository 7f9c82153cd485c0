import { InvalidArgumentError } from "commander";
import { printFigures } from "../../figures/print/index.js";
import { PRINT_WIDTHS, type PrintWidth } from "../../figures/print/results.js";
import { joined, type Language } from "../../words/index.js";
import { FIGURE_FORMATS, type FigureFormat, writeFigures } from "../node/figures/writeFigures.js";
import { readResults } from "../node/results/readResults.js";
import { resultsNamed } from "../node/results/resultsFolder.js";
import { Command } from "./command.js";
import { said } from "./language.js";
import { askedFor, type CommonFlags, commaList, commonOptions } from "./options.js";
import { inResults, print, tell } from "./output.js";
import { progressOf } from "./progress.js";

interface Flags extends CommonFlags {
  format: FigureFormat[];
  width: PrintWidth;
  lang: Language;
  only?: string[];
}

/** agglom figures DIR: the figures of results for papers, as SVG, PNG and PDF, with their captions. */
export function figuresCommand(): Command {
  return commonOptions(new Command("figures", "help.figures"), "help.outFigures")
    .group("run")
    .stoppable()
    .takes("<dir>", "help.comparedResults")
    .value("--format <formats>", "help.figureFormats", formatsOf, [...FIGURE_FORMATS], FIGURE_FORMATS.join())
    .choice("--width <width>", "help.figureWidth", PRINT_WIDTHS, "double")
    .language("help.figureLanguage")
    .value("--only <ids>", "help.figuresOnly", commaList)
    .example("agglom figures results/barrier-removal --format svg,pdf --only map,convergence")
    .does(async (name: string, flags: Flags) => {
      const directory = resultsNamed(name);
      const results = await readResults(directory);
      const { figures: all, tooHigh } = printFigures(results, flags.width, flags.lang);
      const known = all.map(({ id }) => id);
      const ids = askedFor(known, flags.only, "cli.noFigureOfResults");
      const figures = all.filter(({ id }) => ids.includes(id));
      if (tooHigh.length > 0) tell(said("cli.figuresTooHigh", { names: joined(tooHigh) }));
      const target = flags.out ?? `${directory}-figures`;
      const { update, end } = progressOf(said("cli.figuresTitle"), flags.quiet, { things: "figures" });
      await inResults([target], async ([folder]) => {
        let done = 0;
        const drawn = () => update(++done, figures.length);
        await writeFigures(folder!, results, figures, { formats: flags.format, language: flags.lang, drawn }).finally(
          end,
        );
      });
      for (const { id, title } of figures) print(`${said(joined([id, title], "colon"))}\n`);
      print(`${target}/captions.md\n`);
    });
}

function formatsOf(text: string): FigureFormat[] {
  const formats = text.split(",");
  const known = FIGURE_FORMATS.filter((format) => formats.includes(format));
  if (known.length === new Set(formats).size) return known;
  throw new InvalidArgumentError(said("help.figureKinds", { formats: FIGURE_FORMATS.join(", ") }));
}
