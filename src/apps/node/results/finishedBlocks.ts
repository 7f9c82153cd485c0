import { existsSync, rmSync } from "node:fs";
import type { ResolvedScenario } from "../../../input/index.js";
import { BLOCK_SIZE, type KeptRow, type KeptRows } from "../../../measures/results/index.js";
import {
  type BlockRange,
  blockRanges,
  type ComparisonBlock,
  type FinishedBlocks,
} from "../../../runs/experiments/index.js";
import { importedModules } from "../process/modules.js";
import { programText } from "../process/program.js";
import { contentSum, taskId } from "../store/taskId.js";
import { openStore, type StoreHeader, type TaskStore } from "../store/taskStore.js";
import type { ResultsFolder } from "./resultsFolder.js";

/** Where finished blocks are those of something else. */
const HINT =
  "Finish it by the command that began it, choose another place with --out DIR, or begin anew with --fresh, which removes what is finished";

/** What the blocks of a comparison depend on, beside their replicates; not on the number of all of them. */
export interface BlockPlan {
  scenario: ResolvedScenario;
  keepReplicates?: boolean;
  stop?: object;
}

/** Finished blocks and rows of single runs in the partial folder of a comparison. */
export interface BlockFiles {
  finished: FinishedBlocks;
  rows: KeptRows;
  /** `useless`: nothing is to be kept, as where no run could be finished. */
  close(useless?: boolean): void;
}

/**
 * Takes up what an earlier run of the same plan has finished in the folder. Of a comparison of a single block, which
 * cannot be taken up, there is nothing (undefined) unless something is left there. `fresh`: begins anew in any case.
 * @throws UserError where the folder holds finished blocks of another plan or program, DiskFailure where it cannot be written.
 */
export function blockFiles(
  folder: ResultsFolder,
  plan: BlockPlan,
  replicates: number,
  fresh = false,
): BlockFiles | undefined {
  if (fresh) rmSync(folder.finishedWork, { force: true });
  if (replicates <= BLOCK_SIZE && !existsSync(folder.finishedWork)) return undefined;
  const header = headerOf(plan);
  const blocks = openStore<ComparisonBlock>(folder.finishedWork, header, HINT);
  const finished = finishedIn(blocks, header.plan);
  if (!leavesSome(finished, replicates, blocks.size)) folder.goOn(folder.finishedWork);
  const rows = spilledRows(folder, header);
  return {
    finished,
    rows: rows.rows,
    close(useless = false) {
      try {
        blocks.close();
      } finally {
        rows.close();
      }
      if (useless || blocks.size === 0) rmSync(folder.finishedWork, { force: true });
    },
  };
}

/** Rows of single runs in a file of the partial folder, which goes with this run. */
export function spilledRows(folder: ResultsFolder, header: StoreHeader): { rows: KeptRows; close(): void } {
  rmSync(folder.spilled, { force: true });
  const store = openStore<KeptRow>(folder.spilled, header);
  return { rows: rowsIn(store), close: () => store.close() };
}

/** How many of so many replicates are in finished blocks. */
export function finishedOf(replicates: number, finished: FinishedBlocks | undefined): number {
  const ranges = blockRanges(replicates).filter((range) => finished?.has(range));
  return ranges.reduce((sum, { first, end }) => sum + end - first, 0);
}

/** Whether so many replicates leave any of the finished blocks for a comparison of more. */
function leavesSome(finished: FinishedBlocks, replicates: number, blocks: number): boolean {
  const ranges = blockRanges((Math.ceil(replicates / BLOCK_SIZE) + blocks) * BLOCK_SIZE);
  return ranges.some((range) => range.end > replicates && finished.has(range));
}

function headerOf({ scenario, keepReplicates = false, stop }: BlockPlan): StoreHeader & { plan: string } {
  const { replicates: _, ...subject } = scenario;
  const plan = contentSum({ scenario: subject, modules: importedModules(), keepReplicates, stop: stop ?? null });
  return { kind: "comparison", program: programText(), node: process.version, plan };
}

function finishedIn(store: TaskStore<ComparisonBlock>, plan: string): FinishedBlocks {
  const id = ({ first, end }: BlockRange) => taskId(plan, { first, end });
  return {
    has: (range) => store.has(id(range)),
    read: (range) => store.read(id(range)),
    put: (range, block) => store.append(id(range), block),
  };
}

function rowsIn(store: TaskStore<KeptRow>): KeptRows {
  const id = (arm: number, replicate: number) => `${arm}:${replicate}`;
  return {
    put: (arm, replicate, row) => store.append(id(arm, replicate), row),
    row: (arm, replicate) => store.read(id(arm, replicate)),
  };
}
