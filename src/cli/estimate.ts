import { Command } from "commander";
import { estimateBorders, placeboBorders } from "../evidence/index.js";
import { diskFiles } from "../node/files.js";
import { checkPlace } from "../node/places.js";
import { writeFolder } from "../node/writeFolder.js";
import { readFlowTable, UserError } from "../scenario/index.js";
import { estimatesCsv, estimatesText } from "./estimateText.js";
import { EXIT, type Finish } from "./exit.js";
import { commonOptions } from "./options.js";
import { print } from "./output.js";

interface EstimateFlags {
  flows?: string;
  places?: string;
  shares?: boolean;
  json?: boolean;
  out?: string;
  seed?: string;
}

/** Borders that are none, enough for their mean and spread. */
const PLACEBOS = 100;

/** agglom estimate: what observed flows say about borders and distance. */
export function estimateCommand(finish: Finish): Command {
  return commonOptions(new Command("estimate"), "write estimates.csv there")
    .description(
      "gravity of observed flows: provincial borders, in all and by pair of provinces, and elasticity to distance",
    )
    .option("--flows <file>", "table of flows: origin,destination,flow")
    .option("--places <file>", "its places: id,province,latitude,longitude")
    .option("--shares", "flows are shares of what leaves their origin, so that every origin counts alike")
    .option("--json", "print the estimates as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  agglom estimate --flows scenarios/travel/delta-41/flows.csv --places scenarios/travel/delta-41/places.csv",
    )
    .action((flags: EstimateFlags) => {
      if (flags.out !== undefined) checkPlace(flags.out);
      estimateTable(flags);
      finish(EXIT.done);
    });
}

function estimateTable({ flows, places, shares = false, json, out, seed = "1" }: EstimateFlags): void {
  if (flows === undefined || places === undefined) throw missing(flows === undefined ? "--flows" : "--places");
  const table = readFlowTable(diskFiles, flows, places, shares);
  const estimates = estimateBorders(table);
  if (out !== undefined) writeFolder(out, { "estimates.csv": estimatesCsv(estimates) });
  if (json) print(`${JSON.stringify(estimates)}\n`);
  else print(estimatesText(table, estimates, placeboBorders(table, PLACEBOS, seed)));
}

function missing(option: string): UserError {
  return new UserError({
    file: option,
    what: "is missing",
    allowed: "a table of flows (origin,destination,flow) and its places (id,province,latitude,longitude)",
    hint: "Write --flows FLOWS.csv --places PLACES.csv",
  });
}
