import {
  type BlockRange,
  type ComparisonBlock,
  type PreparedScenario,
  runBlocks,
  serialExecutor,
} from "../../../src/runs/experiments/index.js";

/** A block, run in this thread. */
export async function blockOf(prepared: PreparedScenario, range: BlockRange): Promise<ComparisonBlock> {
  const made: ComparisonBlock[] = [];
  const finished = {
    has: () => false,
    read: () => made[0]!,
    put: (_: BlockRange, block: ComparisonBlock) => made.push(block),
  };
  await runBlocks(serialExecutor(prepared), [range], { finished });
  return made[0]!;
}
