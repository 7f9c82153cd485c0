import { Command, InvalidArgumentError, Option } from "commander";
import { LANGUAGES, type Language } from "../language/index.js";
import { FIGURE_FORMATS, type FigureFormat } from "../node/figures/drawing.js";
import { writeFigures } from "../node/figures/writeFigures.js";
import { resultsNamed } from "../node/outputFolders.js";
import { readResults } from "../node/readResults.js";
import { PRINT_WIDTHS, type PrintFigure, type PrintWidth, printFigures } from "../report/index.js";
import { nearestName, UserError } from "../scenario/index.js";
import { EXIT, type Finish } from "./exit.js";
import { commonOptions } from "./options.js";
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
  return commonOptions(new Command("figures"), "folder for the figures (default DIR-figures)")
    .description("draw the figures of a results directory for print: text of 5 to 7 points, 89 or 183 mm wide")
    .argument(
      "<dir>",
      "results directory of agglom compare, game, sweep, sensitivity or league, or the name of the scenario",
    )
    .addOption(
      new Option("--format <formats>", "kinds of file, with commas between")
        .argParser(formatsOf)
        .default([...FIGURE_FORMATS], FIGURE_FORMATS.join()),
    )
    .addOption(
      new Option("--width <width>", "one column of a journal (89 mm; what does not fit takes two) or two (183 mm)")
        .choices([...PRINT_WIDTHS])
        .default("double"),
    )
    .addOption(new Option("--lang <code>", "language of texts").choices(LANGUAGES).default("en"))
    .option("--only <ids>", "these figures alone, with commas between", (text: string) => text.split(","))
    .addHelpText(
      "after",
      "\nExample:\n  agglom figures results/barrier-removal --format svg,pdf --only map,convergence",
    )
    .action(async (name: string, flags: Flags) => {
      const directory = resultsNamed(name);
      const results = await readResults(directory);
      const { figures: all, tooHigh } = printFigures(results, flags.width, flags.lang);
      const figures = chosen(all, flags.only);
      if (tooHigh.length > 0)
        tell(
          `Left out, as their rows do not fit on a page of 170 mm with letters of 5 points: ${tooHigh.join(", ")}.\n`,
        );
      const target = flags.out ?? `${directory}-figures`;
      const { update, end } = progressOf("figures", flags.quiet, { things: "figures" });
      await inResults([target], async ([folder]) => {
        let done = 0;
        const drawn = () => update(++done, figures.length);
        await writeFigures(folder!, results, figures, { formats: flags.format, language: flags.lang, drawn }).finally(
          end,
        );
      });
      print(`${figures.map(({ id, title }) => `${id}: ${title}`).join("\n")}\n${target}/captions.md\n`);
      finish(EXIT.done);
    });
}

function formatsOf(text: string): FigureFormat[] {
  const formats = text.split(",");
  const known = FIGURE_FORMATS.filter((format) => formats.includes(format));
  if (known.length === new Set(formats).size) return known;
  throw new InvalidArgumentError(`Allowed: ${FIGURE_FORMATS.join(", ")}, with commas between.`);
}

function chosen(figures: readonly PrintFigure[], only: readonly string[] | undefined): PrintFigure[] {
  if (only === undefined) return [...figures];
  const ids = figures.map(({ id }) => id);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined)
    throw new UserError({
      file: "--only",
      value: unknown,
      what: "is no figure of these results",
      allowed: ids.join(", "),
      nearest: nearestName(unknown, ids),
    });
  return figures.filter(({ id }) => only.includes(id));
}
