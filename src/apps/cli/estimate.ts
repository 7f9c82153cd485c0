import { estimateBorders, estimateRegion, observedFlows, placeboBorders } from "../../evidence/index.js";
import { readFlowTable, UserError } from "../../input/index.js";
import { ENGLISH, spoken, t } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { checkPlace } from "../node/disk/places.js";
import { writeFolder } from "../node/disk/writeFolder.js";
import { Command } from "./command.js";
import { estimatesCsv, estimatesText } from "./estimateText.js";
import { refusals, yamlOf } from "./estimateYaml.js";
import { EXIT, type Finish } from "./exit.js";
import { languageAsked, said } from "./language.js";
import { commonOptions } from "./options.js";
import { print, tell } from "./output.js";
import { readRegion } from "./regionFile.js";

interface EstimateFlags {
  flows?: string;
  places?: string;
  shares?: boolean;
  json?: boolean;
  out?: string;
  seed?: string;
  quiet?: boolean;
}

/** Borders that are none, enough for their mean and spread. */
const PLACEBOS = 100;

/** agglom estimate: what observed flows say about borders and distance, and what they mean for a region. */
export function estimateCommand(finish: Finish): Command {
  return commonOptions(new Command("estimate"), said(t("help.outEstimates")))
    .description(said(t("help.estimate")))
    .group("data")
    .argument("[file]", said(t("help.estimatedFile")))
    .option("--flows <file>", said(t("help.flowsTable")))
    .option("--places <file>", said(t("help.placesTable")))
    .option("--shares", said(t("help.flowShares")))
    .option("--json", said(t("help.estimatesJson")))
    .examples(
      "agglom estimate regions/yangtze-river-delta",
      "agglom estimate --flows scenarios/travel/delta-41/flows.csv --places scenarios/travel/delta-41/places.csv",
    )
    .action((file: string | undefined, flags: EstimateFlags) => {
      if (flags.out !== undefined) checkPlace(flags.out);
      const { flows, places } = flags;
      if (file === undefined) estimateTable(flags);
      else if (flows === undefined && places === undefined) estimateFile(file, flags);
      else throw bothGiven(file);
      finish(EXIT.done);
    });
}

function estimateTable({ flows, places, shares = false, json, out, seed = "1" }: EstimateFlags): void {
  if (flows === undefined || places === undefined) throw missing(flows === undefined ? "--flows" : "--places");
  const table = readFlowTable(diskFiles, flows, places, shares);
  const estimates = estimateBorders(table);
  if (out !== undefined) writeFolder(out, { "estimates.csv": estimatesCsv(estimates) });
  if (json) print(`${JSON.stringify(spoken(estimates, ENGLISH))}\n`);
  else print(estimatesText(table, estimates, placeboBorders(table, PLACEBOS, seed), languageAsked()));
}

function estimateFile(file: string, { json, out, seed = "1", quiet }: EstimateFlags): void {
  const region = readRegion(file);
  const table = observedFlows(region);
  if (!quiet) tell(said(t("cli.calibratesAnew")));
  const estimates = estimateRegion(region);
  const yaml = yamlOf(region, estimates, languageAsked());
  if (out !== undefined)
    writeFolder(out, { "estimates.csv": estimatesCsv(estimates.observed), "estimates.yaml": yaml });
  if (json) {
    print(`${JSON.stringify(spoken(estimates, ENGLISH))}\n`);
    return;
  }
  print(estimatesText(table, estimates.observed, placeboBorders(table, PLACEBOS, seed), languageAsked()));
  const refused = refusals(estimates).map((refusal) => `${said(refusal)}\n`);
  if (refused.length > 0) print(`\n${refused.join("")}`);
  if (yaml !== "") print(`\n${said(t("cli.figuresForRegion"))}\n\n${yaml}`);
}

function missing(option: string): UserError {
  return new UserError({
    file: option,
    what: t("scenario.missing"),
    allowed: t("cli.regionOrFlowTables"),
    hint: t("cli.nameRegionOrFlows"),
  });
}

function bothGiven(file: string): UserError {
  return new UserError({
    file: "--flows",
    what: t("cli.notTogether", { file }),
    allowed: t("cli.regionOrFlows"),
    hint: t("cli.leaveOneAway"),
  });
}
