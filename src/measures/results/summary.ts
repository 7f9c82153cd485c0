import { type Block, type KeptRows, newBlock, rowsInMemory } from "./block.js";
import { type ArmSums, mergeSums, newSums, type Shape } from "./sums.js";

/**
 * Results of an experiment, merged block by block. What grows with the number of replicates are the rows alone, which
 * may be on a disk: of the cluster, or of every scope if replicates are kept; other scopes keep mean and deviation. The
 * first variant is the baseline, and every other keeps the moments of its difference from the baseline *in the same
 * replicate*.
 */
export interface Summary extends Omit<Block, "variants"> {
  /** In the order of their names; empty until a run is finished. */
  variants: ArmSums[];
  rows: KeptRows;
}

/** The replicates that a variant shares with the baseline; of the baseline those that were finished. */
export function pairsOf({ variants }: Summary, variant: number): readonly number[] {
  return variants[variant]?.pairs.replicates ?? [];
}

/** Whether any variant can be compared with the baseline. */
export function hasEffects({ variants }: Summary): boolean {
  return variants.slice(1).some(({ pairs }) => pairs.replicates.length > 0);
}

/** Whether a variant differs from the baseline in any number of a replicate that they share. */
export function differs({ pairs: { rises, falls } }: ArmSums): boolean {
  return [rises, falls].some((counts) => counts.some((count) => count > 0));
}

/** An empty summary. Its shape comes from the first block in which a run was finished. */
export function newSummary(names: readonly string[], keepReplicates = false, rows = rowsInMemory()): Summary {
  return { ...newBlock(names, keepReplicates), rows };
}

/** Adds the block of the replicates that follow. The same blocks in their order give the same bytes. */
export function addBlock(summary: Summary, block: Block): void {
  const { names, replicates } = summary;
  const last = replicates.at(-1) ?? -1;
  if (block.replicates.some((replicate) => replicate <= last))
    throw new Error(`addBlock: replicate ${block.replicates[0]} comes after ${last}`);
  if (names.join() !== block.names.join())
    throw new Error(`addBlock: expected the variants ${names.join(", ")}; got ${block.names.join(", ")}`);
  merge(summary, block);
  for (const [v, { replicates, rows }] of block.variants.entries())
    for (const [r, replicate] of replicates.entries()) summary.rows.put(v, replicate, rows[r]);
}

/** The sums of a summary and of replicates that follow, without their rows; the summary stays as it is. */
export function sumsWith(summary: Summary, block: Block): Summary {
  const { names, keepReplicates, rows } = summary;
  const sums = newSummary(names, keepReplicates, rows);
  for (const part of [summary, block]) merge(sums, part);
  return sums;
}

/** Adds the sums of later replicates. */
function merge(summary: Summary, later: Pick<Block, keyof Shape | "replicates"> & { variants: ArmSums[] }): void {
  summary.replicates.push(...later.replicates);
  if (later.variants.length === 0) return;
  if (summary.variants.length === 0) shapeLike(summary, later);
  for (const [v, sums] of summary.variants.entries()) mergeSums(sums, later.variants[v]);
}

function shapeLike(
  summary: Summary,
  { years, scopes, scopeLevels, indicators, variants }: Shape & { variants: ArmSums[] },
): void {
  const cells = years.length * scopes.length * indicators.length;
  Object.assign(summary, { years, scopes, scopeLevels, indicators });
  summary.variants = variants.map(({ variant, flows }) => newSums(variant, cells, flows));
}
