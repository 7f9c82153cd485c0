import { availableParallelism } from "node:os";
import {
  askCandidate,
  type Candidate,
  type Conditions,
  conditioningOf,
  dataOf,
  unknownMoment,
} from "../../evidence/index.js";
import { fileNamed, loadRegion, mistakeAt, nearestName, type Region, UserError } from "../../input/index.js";
import { type Conditioning, LEAST_CENTRAL } from "../../measures/results/index.js";
import { conditioningSentences, momentsTable, tableText } from "../../report/index.js";
import {
  type Datum,
  type Decision,
  deciderOf,
  type Factor,
  firstDraws,
  jointDraws,
  LITTLE,
  type Moments,
  outOfReach,
  regionFactors,
  SEED_OF_DRAWS,
  shareKept,
  WHOLLY_ASKED,
  whollyAsked,
} from "../../runs/studies/index.js";
import { joined, t } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { checkFile, writeFile } from "../node/disk/places.js";
import { interruptible, pauseFor } from "../node/process/interrupt.js";
import { DRAWS_BEGIN, drawsCsv, drawsPlaceOf, hashOfData } from "../node/results/draws.js";
import { candidateWorkers } from "../node/threads/pool.js";
import { Command, wholeNumber } from "./command.js";
import { languageAsked, said } from "./language.js";
import { type CommonFlags, collected, shippedRegion } from "./options.js";
import { lines, print, warnOf } from "./output.js";
import { progressOf } from "./progress.js";

interface Flags extends CommonFlags {
  count?: number;
  candidates?: number;
  without: string[];
  seed: string;
}

/** Draws that a file holds: more of them would be tables of many megabytes. */
const MOST_STORED = 10_000;

/** Draws that are stored unless more or fewer are asked for: given data, and as they come. */
const COUNT = { data: 256, prior: 64 };

/** Of so many candidates for each draw one at least must have a base year. */
const FOR_EACH = 4;

/** Candidates that are asked for their moments before a search ends, unless more or fewer are asked for. */
const MOST_CANDIDATES = 20_000;

/** agglom draws REGION: the parameter draws that every scenario on the region takes the first of, stored beside it. */
export function drawsCommand(): Command {
  return new Command("draws", "help.draws")
    .group("data")
    .stoppable()
    .takes("<region>", "help.drawsRegion")
    .value("--count <n>", "help.drawsCount", wholeNumber(1, MOST_STORED))
    .value("--candidates <n>", "help.drawsCandidates", wholeNumber(1, 10 * MOST_CANDIDATES))
    .value("--without <id>", "help.drawsWithout", collected, [])
    .flag("--prior", "help.drawsPrior")
    .flag("--seed <seed>", "help.drawsSeed", String(SEED_OF_DRAWS))
    .flag("--out <file>", "help.drawsOut")
    .flag("--quiet", "help.quiet")
    .workers()
    .example("agglom draws scenarios/regions/yangtze-river-delta/region.yaml")
    .does(async (name: string, flags: Flags) => {
      const { seed, without } = flags;
      const file = fileNamed(diskFiles, shippedRegion(name, "<region>") ?? name);
      const region = loadRegion(file, diskFiles);
      const data = askedData(file, region, flags);
      const place = flags.out ?? drawsPlaceOf(file);
      // A search may take an hour.
      checkFile("--out", place, DRAWS_BEGIN);
      const { numbers, decisions, failed } = await search(file, region, data, flags);
      const found = { data, decisions, failed, seed, hash: hashOfData(region, without), without };
      const conditioning = data.length > 0 ? conditioningOf(region, found) : undefined;
      writeFile("--out", place, drawsCsv(region, { seed, numbers, ...(conditioning && { data: conditioning }) }));
      const factors = regionFactors({ region }).length;
      print(
        said("cli.drawsWritten", {
          place,
          count: numbers.length,
          factors,
          seed,
          left: failed,
          tried: decisions.length + failed,
        }),
      );
      if (conditioning) tellConditioning(conditioning, decisions);
    });
}

/** What the draws are held against. Throws UserError for moments that nobody measures or the region does not have. */
function askedData(file: string, region: Region, { without, prior }: Flags): Datum[] {
  const unknown = unknownMoment(region);
  if (unknown)
    throw mistakeAt(
      { file, path: `moments.${unknown.id}`, value: unknown.id, nearest: unknown.nearest },
      "study.momentUnknown",
      "study.momentsKnown",
      "study.correctMoment",
    );
  const names = Object.keys(region.moments);
  const other = without.find((id) => !names.includes(id));
  if (other !== undefined)
    throw new UserError({
      file: "--without",
      value: other,
      nearest: nearestName(other, names),
      what: t("scenario.noSuchMoment"),
      allowed: names.length > 0 ? joined(names) : t("scenario.noMoments"),
    });
  const data = prior ? [] : dataOf(region, without);
  return data.some(({ conditions }) => conditions) ? data : [];
}

interface Searched {
  numbers: number[];
  decisions: Decision[];
  failed: number;
}

/** The first so many candidates of the endless list of the seed that have a base year and are kept by the data. */
async function search(file: string, region: Region, data: readonly Datum[], flags: Flags): Promise<Searched> {
  const given = data.length > 0;
  const { count = given ? COUNT.data : COUNT.prior, seed, quiet } = flags;
  const { candidates = given ? MOST_CANDIDATES : FOR_EACH * count } = flags;
  const factors = regionFactors({ region });
  if (factors.length === 0) throw mistakeAt(file, "study.saysOfNoFigure", "study.oneFigureRange", "study.giveRange");
  const decide = deciderOf(seed, data);
  const found: Searched = { numbers: [], decisions: [], failed: 0 };
  const progress = progressOf(said(region.label), quiet, { things: "draws" });
  const judge = (candidate: number, moments: Moments | undefined) => {
    if (moments === undefined) found.failed++;
    else {
      const decision = decide(candidate, moments);
      found.decisions.push(decision);
      if (decision.kept) found.numbers.push(candidate);
    }
    if (candidate + 1 === WHOLLY_ASKED) checkReach(file, data, found.decisions);
    progress.update(found.numbers.length, count);
  };
  await asking(region, factors, { data, seed }, flags.workers, async (ask, block) => {
    let values: number[][] = [];
    for (let next = 0; next < candidates && found.numbers.length < count; next += block) {
      const until = Math.min(candidates, next + block);
      // Rows do not depend on how many are made at once.
      if (until > values.length) values = jointDraws(factors, firstDraws(Math.max(WHOLLY_ASKED, 2 * until)), seed);
      // What is asked beyond the last draw that is kept counts for nothing.
      for (const [k, moments] of (await ask(values.slice(next, until).map((row, k) => [next + k, row]))).entries())
        if (found.numbers.length < count) judge(next + k, moments);
    }
  }).finally(progress.end);
  const kept = found.numbers.length;
  if (kept >= count) return found;
  checkReach(file, data, found.decisions);
  const counted = { kept, tried: found.decisions.length + found.failed };
  // Where all were kept nothing is wrong with the ranges.
  throw given || kept === counted.tried
    ? mistakeAt(file, t("study.fewKept", counted), "study.candidatesForDraws", "study.moreCandidates")
    : mistakeAt(file, t("study.fewHaveBaseYear", counted), "study.rangesWithBaseYear", "study.narrowRanges");
}

type Ask = (candidates: readonly Candidate[]) => Promise<(Moments | undefined)[]>;

/** Candidates that a worker is given at a time. */
const FOR_EACH_WORKER = 4;

/** Does work that asks `block` candidates at a time for their moments: on workers, where asking takes long. */
async function asking(
  region: Region,
  factors: readonly Factor[],
  conditions: Conditions,
  workers = conditions.data.length > 0 ? availableParallelism() : 1,
  work: (ask: Ask, block: number) => Promise<void>,
): Promise<void> {
  await interruptible(async (stop) => {
    if (workers === 1) {
      const pause = pauseFor(stop);
      const ask: Ask = async ([one]) => {
        await pause();
        return [askCandidate(region, factors, conditions, one!)];
      };
      await work(ask, 1);
      return;
    }
    const pool = candidateWorkers(workers, { stop }).start({ region }, workers, conditions);
    const ask: Ask = async (candidates) => {
      const moments: (Moments | undefined)[] = [];
      await pool.run(candidates, (place, found) => {
        moments[place] = found;
      });
      return moments;
    };
    await work(ask, FOR_EACH_WORKER * workers).finally(pool.close);
  });
}

/** Throws UserError where ranges and data do not go together, naming the datum that no candidate meets. */
function checkReach(file: string, data: readonly Datum[], decisions: readonly Decision[]): void {
  const asked = whollyAsked(decisions);
  const out = asked.length > 0 ? outOfReach(data, asked) : undefined;
  if (!out) return;
  const tried = asked.length;
  const one = out.datum === undefined ? undefined : data[out.datum]!;
  if (!one)
    throw mistakeAt(
      { file, path: "moments" },
      t("study.allOutOfReach", { tried }),
      "study.rangesAndData",
      "study.widenOrLeaveOut",
    );
  const moments = asked.map((decision) => decision.moments[out.datum!]!).filter(Number.isFinite);
  const [low, high] = [Math.min(...moments), Math.max(...moments)].map((end) => Number(end.toPrecision(3)));
  throw mistakeAt(
    { file, path: `moments.${one.id}`, value: one.id },
    t(moments.length > 0 ? "study.outOfReach" : "study.notIdentified", { tried, low, high }),
    "study.rangesAndData",
    t("study.widenOrLeave", { id: one.id }),
  );
}

/** How many were kept, what each datum does, how well the central case agrees; warnings. */
function tellConditioning(data: Conditioning, decisions: readonly Decision[]): void {
  const language = languageAsked();
  print(`${tableText(momentsTable(data, language))}\n`);
  print(lines(conditioningSentences(data, language)));
  const share = shareKept(whollyAsked(decisions));
  const likelihood = data.central.toPrecision(2);
  const few = share < LITTLE ? [t("study.fewAgree", { percent: (100 * share).toPrecision(2) })] : [];
  const far = data.central < LEAST_CENTRAL ? [t("report.centralFar", { likelihood })] : [];
  warnOf([...few, ...far]);
}
