import { InvalidArgumentError, Option } from "commander";
import type { PrintWidth } from "../../figures/print/format.js";
import { PRINT_WIDTHS } from "../../figures/print/format.js";
import { printFigures } from "../../figures/print/index.js";
import { joined, type Language, t } from "../../words/index.js";
import { FIGURE_FORMATS, type FigureFormat } from "../node/figures/drawing.js";
import { writeFigures } from "../node/figures/writeFigures.js";
import { resultsNamed } from "../node/results/outputFolders.js";
import { readResults } from "../node/results/readResults.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { said } from "./language.js";
import { askedFor, commaList, commonOptions, languageOption } from "./options.js";
import { print, tell } from "./output.js";
import { progressOf } from "./progress.js";
import { inResults } from "./results.js";

interface Flags {
  out?: string;
  format: FigureFormat[];
  width: PrintWidth;
  lang: Language;
  only?: string[];
  quiet?: boolean;
}

/** agglom figures DIR: the figures of results for papers, as SVG, PNG and PDF, with their captions. */
export function figuresCommand(finish: Finish): Command {
  return commonOptions(new Command("figures"), said(t("help.outFigures")))
    .description(said(t("help.figures")))
    .group("run")
    .argument("<dir>", said(t("help.comparedResults")))
    .addOption(
      new Option("--format <formats>", said(t("help.figureFormats")))
        .argParser(formatsOf)
        .default([...FIGURE_FORMATS], FIGURE_FORMATS.join()),
    )
    .addOption(new Option("--width <width>", said(t("help.figureWidth"))).choices([...PRINT_WIDTHS]).default("double"))
    .addOption(languageOption(t("help.figureLanguage")))
    .option("--only <ids>", said(t("help.figuresOnly")), commaList)
    .example("agglom figures results/barrier-removal --format svg,pdf --only map,convergence")
    .action(async (name: string, flags: Flags) => {
      const directory = resultsNamed(name);
      const results = await readResults(directory);
      const { figures: all, tooHigh } = printFigures(results, flags.width, flags.lang);
      const ids = askedFor(
        all.map(({ id }) => id),
        flags.only,
        t("cli.noFigureOfResults"),
      );
      const figures = all.filter(({ id }) => ids.includes(id));
      if (tooHigh.length > 0) tell(said(t("cli.figuresTooHigh", { names: joined(tooHigh) })));
      const target = flags.out ?? `${directory}-figures`;
      const { update, end } = progressOf(said(t("cli.figuresTitle")), flags.quiet, { things: "figures" });
      await inResults([target], async ([folder]) => {
        let done = 0;
        const drawn = () => update(++done, figures.length);
        await writeFigures(folder!, results, figures, { formats: flags.format, language: flags.lang, drawn }).finally(
          end,
        );
      });
      for (const { id, title } of figures) print(`${said(t("cli.figureDrawn", { id, title }))}\n`);
      print(`${target}/captions.md\n`);
      finish(EXIT.done);
    });
}

function formatsOf(text: string): FigureFormat[] {
  const formats = text.split(",");
  const known = FIGURE_FORMATS.filter((format) => formats.includes(format));
  if (known.length === new Set(formats).size) return known;
  throw new InvalidArgumentError(said(t("help.figureKinds", { formats: FIGURE_FORMATS.join(", ") })));
}
