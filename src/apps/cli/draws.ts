import { calibrate } from "../../calibrate/index.js";
import { fileNamed, loadRegion, type Region, UserError } from "../../input/index.js";
import { SimulationError } from "../../runs/experiments/index.js";
import { firstDraws, jointDraws, regionFactors, SEED_OF_DRAWS, withChanges } from "../../runs/studies/index.js";
import { advice, t } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { writeFile } from "../node/disk/writeFolder.js";
import { interruptible, pauseFor } from "../node/process/interrupt.js";
import { drawsCsv, drawsPlaceOf } from "../node/results/draws.js";
import { Command } from "./command.js";
import type { Finish } from "./exit.js";
import { said } from "./language.js";
import { wholeNumber } from "./options.js";
import { print } from "./output.js";
import { progressOf } from "./progress.js";
import { shippedRegion } from "./regionFile.js";

interface Flags {
  count: number;
  seed: string;
  out?: string;
  quiet?: boolean;
}

/** Draws that a file holds: more of them would be tables of many megabytes. */
const MOST_STORED = 10_000;

/** Of so many candidates for each draw one at least must have a base year. */
const CANDIDATES = 4;

/** agglom draws REGION: the parameter draws that every scenario on the region takes the first of, stored beside it. */
export function drawsCommand(finish: Finish): Command {
  return new Command("draws", "help.draws")
    .group("data")
    .takes("<region>", "help.drawsRegion")
    .value("--count <n>", "help.drawsCount", wholeNumber(1, MOST_STORED), 256)
    .flag("--seed <seed>", "help.drawsSeed", String(SEED_OF_DRAWS))
    .flag("--out <file>", "help.drawsOut")
    .flag("--quiet", "help.quiet")
    .example("agglom draws scenarios/regions/yangtze-river-delta/region.yaml --count 64")
    .does(finish, async (name: string, { count, seed, out, quiet }: Flags) => {
      const file = fileNamed(diskFiles, shippedRegion(name, "<region>") ?? name);
      const region = loadRegion(file, diskFiles);
      const place = out ?? drawsPlaceOf(file);
      const kept = await withBaseYear(file, region, { count, seed, quiet });
      writeFile("--out", place, drawsCsv(region, seed, kept));
      const tried = 1 + (kept.at(-1) ?? -1);
      const factors = regionFactors({ region }).length;
      print(said(t("cli.drawsWritten", { place, count, factors, seed, left: tried - count, tried })));
    });
}

/** The first so many draws of the endless list of the seed that have a base year. */
async function withBaseYear(
  file: string,
  region: Region,
  { count, seed, quiet }: { count: number; seed: string; quiet?: boolean | undefined },
): Promise<number[]> {
  const factors = regionFactors({ region });
  if (factors.length === 0)
    throw new UserError({ file, ...advice("study.saysOfNoFigure", "study.oneFigureRange", "study.giveRange") });
  const candidates = firstDraws(CANDIDATES * count);
  const values = jointDraws(factors, candidates, seed);
  const kept: number[] = [];
  const progress = progressOf(said(region.label), quiet, { things: "draws" });
  await interruptible(async (stop) => {
    const pause = pauseFor(stop);
    for (const draw of candidates) {
      if (kept.length === count) break;
      const changes = factors.flatMap((factor, f) => factor.changes(values[draw]![f]!));
      if (hasBaseYear(withChanges({ region }, changes).region)) kept.push(draw);
      progress.update(kept.length, count);
      await pause();
    }
  }).finally(progress.end);
  if (kept.length < count) throw tooFew(file, kept.length, candidates.length);
  return kept;
}

function hasBaseYear(region: Region): boolean {
  try {
    calibrate(region);
    return true;
  } catch (error) {
    if (error instanceof SimulationError) return false;
    throw error;
  }
}

function tooFew(file: string, kept: number, tried: number): UserError {
  const what = t("study.fewHaveBaseYear", { kept, tried });
  return new UserError({ file, ...advice(what, "study.rangesWithBaseYear", "study.narrowRanges") });
}
