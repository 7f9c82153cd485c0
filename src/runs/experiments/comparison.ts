import { GOODS, goodsUnit, SECTOR_MEASURES, sectorsOf, yearView } from "../../measures/indicators/index.js";
import {
  type AnswerPlan,
  addBlock,
  addReplicate,
  BLOCK_SIZE,
  type Block,
  because,
  deviationOf,
  type FlowRow,
  halfWidth,
  type KeptRows,
  type Moments,
  meanOf,
  mergeMoments,
  newBlock,
  newMoments,
  newSummary,
  observe,
  pairsOf,
  type Summary,
  type Told,
  tableOf,
} from "../../measures/results/index.js";
import { english } from "../../words/index.js";
import type { Failure, RunResult, RunTask } from "./attempt.js";
import { currencyOf } from "./names.js";
import type { PreparedScenario } from "./prepare.js";
import type { RunOutput } from "./runScenario.js";

/** What all runs of an experiment amount to. */
export interface Comparison {
  summary: Summary;
  /** By replicate, then variant. */
  failed: Failure[];
  /** Of the last year, by arm. */
  structures: StructureSums[];
  /** Null until a run is finished. */
  differences: Differences | null;
}

/** What is kept of single runs, and where. */
export interface Keeping {
  /** Keep every replicate of every scope, not of the cluster alone. */
  keepReplicates?: boolean;
  /** Where rows of single replicates are kept; in memory if left out. */
  rows?: KeptRows;
}

export function newComparison(names: readonly string[], { keepReplicates = false, rows }: Keeping = {}): Comparison {
  return {
    summary: newSummary(names, keepReplicates, rows),
    failed: [],
    structures: newStructures(names.length),
    differences: null,
  };
}

/** Adds the block that follows. */
export function mergeBlock(comparison: Comparison, { runs, failed, structures, differences }: ComparisonBlock): void {
  addBlock(comparison.summary, runs);
  comparison.failed.push(...failed);
  mergeStructures(comparison.structures, structures);
  if (!differences) return;
  comparison.differences ??= newMoments(differences.count.length);
  mergeMoments(comparison.differences, differences);
}

/** Replicates from `first` to the one before `end`: what is summed, kept and taken up again as a whole. */
export interface BlockRange {
  first: number;
  end: number;
}

/** What the runs of a block amount to, as plain data. */
export interface ComparisonBlock {
  runs: Block;
  /** By replicate, then arm. */
  failed: Failure[];
  /** By arm. */
  structures: StructureSums[];
  differences: Differences | null;
}

/** The blocks of so many replicates; the last may be a part of one. */
export function blockRanges(replicates: number): BlockRange[] {
  return Array.from({ length: Math.ceil(replicates / BLOCK_SIZE) }, (_, b) => ({
    first: b * BLOCK_SIZE,
    end: Math.min((b + 1) * BLOCK_SIZE, replicates),
  }));
}

/** All runs of these replicates. */
export function runsOf({ first, end }: BlockRange, arms: number): RunTask[] {
  return Array.from({ length: (end - first) * arms }, (_, k) => ({
    replicate: first + Math.floor(k / arms),
    arm: k % arms,
  }));
}

/** A block whose runs come in any order: they enter the sums by replicate, so that the order changes no bit. */
export class BlockGathering {
  readonly block: ComparisonBlock;
  private next: number;
  private readonly waiting = new Map<number, RunResult[]>();

  constructor(names: readonly string[], first: number, keepReplicates: boolean) {
    this.block = {
      runs: newBlock(names, keepReplicates),
      failed: [],
      structures: newStructures(names.length),
      differences: null,
    };
    this.next = first;
  }

  /** Replicates that are in the sums. */
  get replicates(): number {
    return this.block.runs.replicates.length;
  }

  add({ replicate, arm }: RunTask, result: RunResult): void {
    const results = this.waiting.get(replicate) ?? [];
    this.waiting.set(replicate, results);
    results[arm] = result;
    for (let due = this.ended(); due; due = this.ended()) {
      this.waiting.delete(this.next);
      this.enter(this.next++, due);
    }
  }

  /** Runs of the replicate whose turn it is, when all have ended. */
  private ended(): RunResult[] | undefined {
    const results = this.waiting.get(this.next);
    const count = results?.filter((one) => one !== undefined).length;
    return count === this.block.runs.names.length ? results : undefined;
  }

  /** Adds the runs of a replicate, by arm, to the block. */
  private enter(replicate: number, results: readonly RunResult[]): void {
    const { runs, failed, structures } = this.block;
    const outputs = results.map((result) => ("failure" in result ? undefined : result));
    for (const [arm, result] of results.entries())
      if ("failure" in result) failed.push({ variant: runs.names[arm], replicate, ...because(result.failure) });
    addStructures(structures, outputs);
    this.block.differences = addDifferences(this.block.differences, outputs);
    addReplicate(
      runs,
      replicate,
      outputs.map((output) => output?.record),
    );
  }
}

/**
 * Location quotients of the last year, summed over the replicates that an arm shares with the baseline. [city][sector],
 * null where there are none.
 */
interface StructureSums {
  own: number[][] | null;
  /** The baseline's in the same replicates. */
  baseline: number[][] | null;
  /**
   * What the sectors of the cities do in the last year (indicators/sectors.ts), summed over all replicates that the arm
   * finished. [measure][city*S + s]
   */
  sectors: number[][] | null;
  /** Goods by sector in the last year, summed over the same. [s*n*n + from*n + to] */
  trade: Float64Array | null;
}

/** Sums of a measure by city and sector; nothing where no run of the arm was finished. [city*S + s] */
export function sectorSums({ sectors }: StructureSums, measure: (typeof SECTOR_MEASURES)[number]): readonly number[] {
  return sectors?.[SECTOR_MEASURES.indexOf(measure)] ?? [];
}

function newStructures(arms: number): StructureSums[] {
  return Array.from({ length: arms }, () => ({ own: null, baseline: null, sectors: null, trade: null }));
}

/** Adds the runs of a replicate, by arm; undefined where a run failed. */
function addStructures(sums: readonly StructureSums[], runs: readonly (RunOutput | undefined)[]): void {
  const baseline = runs[0]?.structure;
  for (const [arm, run] of runs.entries())
    if (run) mergeOne(sums[arm], { ...(baseline ? { own: run.structure, baseline } : NONE), ...ownOf(run) });
}

/** Adds the sums of later replicates. */
function mergeStructures(sums: readonly StructureSums[], later: readonly StructureSums[]): void {
  for (const [arm, one] of later.entries()) mergeOne(sums[arm], one);
}

const ownOf = ({ sectors, trade }: RunOutput) => ({ sectors, trade: trade.slice() });

const NONE = { own: null, baseline: null };

function mergeOne(sums: StructureSums, { own, baseline, sectors, trade }: StructureSums): void {
  sums.own = plus(sums.own, own);
  sums.baseline = plus(sums.baseline, baseline);
  sums.sectors = plus(sums.sectors, sectors);
  sums.trade = sums.trade && trade ? sums.trade.map((value, cell) => value + trade[cell]) : (sums.trade ?? trade);
}

function plus(first: number[][] | null, second: number[][] | null): number[][] | null {
  if (!first || !second) return first ?? second;
  return first.map((row, i) => row.map((value, s) => value + second[i][s]));
}

/**
 * How any two arms differ in the same replicate, in what the answer tells (`heldByRun`): the later arm less the earlier
 * one, of those replicates that both finished together with the baseline, as effects are. [pair][told]
 */
type Differences = Moments;

/** The first with the second, the first with the third, and so on. */
function pairsOfArms(arms: number): [earlier: number, later: number][] {
  const before = (later: number) => Array.from({ length: later }, (_, earlier): [number, number] => [earlier, later]);
  return Array.from({ length: arms }, (_, later) => before(later)).flat();
}

/** Adds the runs of a replicate, by arm; undefined where a run failed. */
function addDifferences(sums: Differences | null, runs: readonly (RunOutput | undefined)[]): Differences | null {
  const size = runs[0]?.told.length;
  if (size === undefined) return sums;
  const pairs = pairsOfArms(runs.length);
  const all = sums ?? newMoments(pairs.length * size);
  for (const [p, [earlier, later]] of pairs.entries()) {
    const [before, after] = [runs[earlier]?.told, runs[later]?.told];
    if (!before || !after) continue;
    for (let k = 0; k < size; k++)
      if (!Number.isNaN(after[k] - before[k])) observe(all, p * size + k, after[k] - before[k]);
  }
  return all;
}

/**
 * Half the width of the 95 % interval of what the answer tells of any two arms; not of single years against the
 * baseline, of which the table of effects has it, nor of arms that failed in different replicates: their effects, of
 * which the difference is told, are not over the same ones.
 */
export function chanceBetween(
  { summary, differences }: Pick<Comparison, "summary" | "differences">,
  told: readonly Told[],
): NonNullable<AnswerPlan["chance"]> {
  if (!differences) return [];
  const { names } = summary;
  const [pairs, ran] = [pairsOfArms(names.length), names.map((_, arm) => pairsOf(summary, arm))];
  return told.flatMap(({ place, indicator, from, to }, k) => {
    const halves = pairs.flatMap(([earlier, later], p) => {
      const cell = p * told.length + k;
      const both = earlier === 0 || ran[earlier].join() === ran[later].join();
      const isWhole = ran[later].length > 0 && differences.count[cell] === ran[later].length;
      if (!both || !isWhole || (earlier === 0 && from === to)) return [];
      return [{ run: names[later], against: names[earlier], half: halfOf(differences, cell) }];
    });
    return halves.length > 0 ? [{ place, indicator, from, to, halves }] : [];
  });
}

/** Null of a single replicate that is not the same in both; more than six digits of an interval say nothing. */
function halfOf(differences: Differences, cell: number): number | null {
  if (meanOf(differences, cell) === 0 && differences.squares[cell] === 0) return 0;
  const half = halfWidth(deviationOf(differences, cell), differences.count[cell]);
  return Number.isNaN(half) ? null : Number(half.toPrecision(6));
}

/** What a sector of a city does in a year: in the base year, which all arms share ("base-year"), or in the last. */
export type StructureRow = { variant: string; year: number; city: string; sector: string } & SectorValues;

type SectorValues = Record<(typeof SECTOR_MEASURES)[number], number>;

/** Employment in thousands, money in 100 million, nominal. */
export const STRUCTURE = tableOf<StructureRow>("structure", {
  variant: "text",
  year: "whole",
  city: "text",
  sector: "text",
  employment: "exact",
  output: "exact",
  value_added: "exact",
  purchases: "exact",
  intermediate_purchases: "exact",
  firms: "exact",
});

/** Rows of the table of structure: base year, then the last year by arm, means over replicates. */
export function* structureRows(
  { variants, provinces, scenario }: PreparedScenario,
  { summary, structures }: Comparison,
): Generator<StructureRow> {
  const { calibration, base } = variants[0];
  const { economy } = calibration.world;
  const view = yearView(economy, provinces, base, base);
  const cities = view.cities.map((node) => economy.nodeIds[node]);
  const rows = function* (variant: string, year: number, values: readonly (readonly number[])[], runs: number) {
    for (const [c, city] of cities.entries())
      for (const [s, sector] of economy.sectorIds.entries()) {
        const own = SECTOR_MEASURES.map((measure, m) => [measure, values[m][c * economy.sectors + s] / runs]);
        yield { variant, year, city, sector, ...(Object.fromEntries(own) as SectorValues) };
      }
  };
  yield* rows("base-year", scenario.region.baseYear, sectorsOf(view), 1);
  for (const [v, { variant, replicates }] of summary.variants.entries()) {
    const { sectors } = structures[v];
    if (sectors) yield* rows(variant, summary.years.at(-1)!, sectors, replicates.length);
  }
}

/**
 * Rows of the table of flows that say of what sector goods are: in the last year, means over replicates, zeros left
 * out.
 */
export function* goodsRows(
  { variants, scenario }: PreparedScenario,
  { summary, structures }: Comparison,
): Generator<FlowRow> {
  const { nodeIds, sectorIds } = variants[0].calibration.world.economy;
  const [year, unit] = [summary.years.at(-1)!, english(goodsUnit(currencyOf(scenario)))];
  for (const [s, sector] of sectorIds.entries())
    for (const [o, origin] of nodeIds.entries())
      for (const [d, destination] of nodeIds.entries())
        for (const [v, { variant, replicates }] of summary.variants.entries()) {
          const cell = (s * nodeIds.length + o) * nodeIds.length + d;
          const value = (structures[v].trade?.[cell] ?? 0) / replicates.length;
          if (value > 0) yield { kind: GOODS, sector, origin, destination, variant, year, value, unit };
        }
}
