import type { LeverContext } from "./lever.js";
import { type Pair, type PairBinding, selectNodes, selectPairs, selectSectors } from "./selectors.js";

/** A value in the array's own unit, or the share of the base value that remains. */
export interface Amount {
  value?: number | undefined;
  scale?: number | undefined;
}

/** Writes the amount into cells of a policy array; `base` is the same array before any lever. */
export function writeCells(
  target: Float64Array,
  base: Float64Array,
  cells: readonly number[],
  { value, scale = 1 }: Amount,
): void {
  for (const cell of cells) target[cell] = value ?? base[cell]! * scale;
}

/** Indices [from * n + to] of the pairs that a lever binds. */
export function pairCells(parameters: PairBinding, context: LeverContext): number[] {
  return selectPairs(parameters, context).map(({ from, to }) => from * context.nodeIds.length + to);
}

/** "toll:shanghai>suzhou" for every pair that a lever binds. */
export function pairNames(quantity: string, parameters: PairBinding, context: LeverContext): string[] {
  return selectPairs(parameters, context).map((pair) => pairName(quantity, pair, context));
}

export function pairName(quantity: string, { from, to }: Pair, { nodeIds }: LeverContext): string {
  return `${quantity}:${nodeIds[from]}>${nodeIds[to]}`;
}

/** Indices [row * n + node]; rows are sectors or labour types. */
export function rowCells(rows: readonly number[], nodes: readonly number[], context: LeverContext): number[] {
  return rows.flatMap((row) => nodes.map((node) => row * context.nodeIds.length + node));
}

/** "protection:electronics:shanghai" for every cell; `rowIds` are the ids of sectors or labour types. */
export function rowNames(
  quantity: string,
  rows: readonly number[],
  rowIds: readonly string[],
  nodes: readonly number[],
  { nodeIds }: LeverContext,
): string[] {
  return rows.flatMap((row) => nodes.map((node) => `${quantity}:${rowIds[row]}:${nodeIds[node]}`));
}

/** "retention:shanghai" for every node. */
export function nodeNames(quantity: string, nodes: readonly number[], { nodeIds }: LeverContext): string[] {
  return nodes.map((node) => `${quantity}:${nodeIds[node]}`);
}

/** Whom a lever on cities and sectors binds. */
export interface CellBinding {
  cities: string | string[];
  sectors: string | string[];
}

/** Indices [s * n + i] of the cells that a lever binds. */
export function sectorCells({ cities, sectors }: CellBinding, context: LeverContext): number[] {
  return rowCells(selectSectors(sectors, context), selectNodes(cities, context, ["cities"]), context);
}

/** "shock:electronics:shanghai" for every cell that a lever binds. */
export function sectorNames(quantity: string, { cities, sectors }: CellBinding, context: LeverContext): string[] {
  const nodes = selectNodes(cities, context, ["cities"]);
  return rowNames(quantity, selectSectors(sectors, context), context.sectorIds, nodes, context);
}
