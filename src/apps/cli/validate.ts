import { calibrate } from "../../calibrate/index.js";
import { type FlowValidation, validateFlows } from "../../evidence/index.js";
import { csvTable } from "../../measures/results/index.js";
import { ENGLISH, type Language, saying, type TextKey, t, textOf } from "../../words/index.js";
import { Command } from "./command.js";
import { languageAsked } from "./language.js";
import { checkRegionsOnce } from "./league.js";
import { type CommonFlags, commonOptions, readRegion } from "./options.js";
import { checkAsked, jsonLine, print, screenTable, writeAsked } from "./output.js";

/** Shipped regions with observed flows. */
const SHIPPED = ["regions/yangtze-river-delta", "regions/beijing-tianjin-hebei", "regions/greater-bay-area"];

/** agglom validate flows [FILE...]: the model's flows beside observed ones and naive gravity. */
export function validateCommand(): Command {
  const flows = commonOptions(new Command("flows", "help.validateFlows"), "help.outFlows")
    .takes("[files...]", "help.validatedFiles")
    .flag("--json", "help.comparisonJson")
    .example("agglom validate flows regions/yangtze-river-delta")
    .does((files: string[], { json, out }: CommonFlags) => {
      checkAsked(out);
      const named = (files.length > 0 ? files : SHIPPED).map((file) => ({ file, region: readRegion(file) }));
      checkRegionsOnce(named.map(({ file, region: { id } }) => ({ file, id })));
      const rows = named.flatMap(({ region }) => validateFlows(calibrate(region)));
      writeAsked(out, { "flows.csv": validationCsv(rows) });
      print(json ? jsonLine(rows) : validationText(rows, languageAsked()));
    });
  return new Command("validate", "help.validate").group("test").addCommand(flows);
}

/** Kinds of flow, of a region. */
const KINDS: Record<FlowValidation["kind"], TextKey> = {
  goods: "cli.flowGoods",
  workers: "cli.flowWorkers",
  headquarters: "cli.flowHeadquarters",
  firms: "cli.flowFirms",
  capital: "cli.flowCapital",
};

/** Flows of regions beside observed ones, for a screen. */
export function validationText(rows: readonly FlowValidation[], language: Language = ENGLISH): string {
  const say = saying(language);
  const regions = [...new Set(rows.map(({ region }) => region))];
  const judged = rows.filter(({ verdict }) => verdict !== "no yardstick" && verdict !== "not comparable");
  const count = (wanted: FlowValidation["verdict"]) => judged.filter(({ verdict }) => verdict === wanted).length;
  const cells = regions.flatMap((region) => {
    const own = rows.filter((row) => row.region === region);
    // The naive gravity of a region and its number of pairs stand in each of its rows.
    const [{ naive, pairs }] = own as [FlowValidation];
    const lines = own.map(({ kind, spearman, deviance, difference, verdict }) => [
      t(KINDS[kind], { region }),
      spearman.toFixed(2),
      share(deviance),
      verdict === "no yardstick" ? "" : differenceText(difference),
      t(VERDICTS[verdict]),
    ]);
    return [
      ...lines,
      [t("cli.naiveGravity", { region, pairs }), naive.spearman.toFixed(2), share(naive.deviance), "", ""],
    ];
  });
  return [
    `${say("cli.flowsLikeObserved", {
      all: judged.length,
      below: count("below naive"),
      above: count("above naive"),
      same: count("as naive"),
    })}\n\n`,
    screenTable(
      say,
      ["cli.flowsHead", "cli.spearmanHead", "cli.devianceHead", "cli.differenceHead", textOf("")],
      cells,
    ),
    `\n${say("cli.flowsLegend")}\n`,
  ].join("");
}

const VERDICTS: Record<FlowValidation["verdict"], TextKey> = {
  "below naive": "cli.belowGravity",
  "above naive": "cli.aboveGravity",
  "as naive": "cli.asGravity",
  "no yardstick": "cli.noYardstick",
  "not comparable": "cli.notComparable",
};

function differenceText({ value, low, high }: FlowValidation["difference"]): string {
  return `${share(value)} [${share(low)}, ${share(high)}]`;
}

function validationCsv(rows: readonly FlowValidation[]): string {
  return csvTable(
    "region,kind,pairs,spearman,deviance_explained,naive_spearman,naive_deviance_explained,difference,difference_low," +
      "difference_high,verdict",
    rows.map(({ region, kind, pairs, spearman, deviance, naive, difference, verdict }) => [
      region,
      kind,
      pairs,
      spearman,
      deviance,
      naive.spearman,
      naive.deviance,
      difference.value,
      difference.low,
      difference.high,
      verdict,
    ]),
  );
}

const share = (value: number) => (Number.isNaN(value) ? "-" : value.toFixed(2));
