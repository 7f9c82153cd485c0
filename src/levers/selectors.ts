import type { Policy } from "../model/engine/policy.js";
import { joined, SaidError, t } from "../words/index.js";
import type { ArrayInstrument } from "./document.js";
import type { LeverContext } from "./lever.js";

/**
 * A name in a lever that the region does not know. `name` is that name; `path` leads to it inside the lever:
 * ["between", 0, 1].
 */
export class LeverNameError extends SaidError {
  constructor(
    override readonly name: string,
    readonly allowed: readonly string[],
    readonly path: readonly (string | number)[],
  ) {
    super(t("levers.unknownName", { name, path: path.join("."), names: joined(allowed) }));
  }
}

/** Ordered pair of node indices; seller and buyer, or origin and destination. */
export interface Pair {
  from: number;
  to: number;
}

/** Whom a bilateral lever binds. Words mean cities only; a special region is its own province. */
export interface PairBinding {
  between: "cities" | "same-province" | "different-province" | "all-nodes" | [string, string][];
  /** Bind only from the first to the second of each listed pair. */
  oneWay: boolean;
}

type Path = readonly (string | number)[];

/**
 * Node indices of names: "all" (cities), "all-nodes", node ids, provinces and agglomerations (their cities); in node
 * order, each once.
 */
export function selectNodes(
  names: string | readonly string[],
  context: LeverContext,
  path: Path = ["cities"],
): number[] {
  const selected = listed(names, path).flatMap(([name, at]) => nodesNamed(name, context, at));
  return [...new Set(selected)].sort((a, b) => a - b);
}

/** Indices of names among ids, "all" for all of them. `at`: the parameter that holds the names, if not told. */
const selectAmong =
  (ids: "sectorIds" | "labourIds", at: string) =>
  (names: string | readonly string[], context: LeverContext, path: Path = [at]): number[] => {
    const known = context[ids];
    const selected = listed(names, path).flatMap(([name, place]) => {
      if (name === "all") return known.map((_, index) => index);
      const index = known.indexOf(name);
      if (index < 0) throw new LeverNameError(name, ["all", ...known], place);
      return [index];
    });
    return [...new Set(selected)].sort((a, b) => a - b);
  };

/** Sector indices of names: "all" or sector ids. */
export const selectSectors = selectAmong("sectorIds", "sectors");

/** Indices of labour types: "all" or labour ids. */
export const selectLabour = selectAmong("labourIds", "labour");

/** Index of one sector. */
export function findSector(id: string, { sectorIds }: LeverContext, path: Path): number {
  return placeIn(sectorIds, id, path);
}

/** Index of one node. */
export function findNode(id: string, context: LeverContext, path: Path): number {
  return placeIn(context.nodeIds, id, path);
}

/** Index of the node that pays, -1 for "centre". */
export function findPayer(id: string, context: LeverContext, path: Path): number {
  return placeIn(["centre", ...context.nodeIds], id, path) - 1;
}

function placeIn(known: readonly string[], name: string, path: Path): number {
  const place = known.indexOf(name);
  if (place < 0) throw new LeverNameError(name, known, path);
  return place;
}

/** Ordered pairs of different nodes that a bilateral lever binds, each once. */
export function selectPairs({ between, oneWay }: PairBinding, context: LeverContext): Pair[] {
  if (typeof between !== "string") return listedPairs(between, oneWay, context);
  const nodes = between === "all-nodes" ? nodesNamed("all-nodes", context, []) : nodesNamed("all", context, []);
  const province = (node: number) => context.provinces[node];
  return product(nodes, nodes).filter(({ from, to }) => {
    if (between === "same-province") return province(from) === province(to);
    if (between === "different-province") return province(from) !== province(to);
    return true;
  });
}

/** Pairs of every origin with every other city that is named. */
export function selectArrivals(
  { origins, cities }: { origins: string | readonly string[]; cities: string | readonly string[] },
  context: LeverContext,
): Pair[] {
  return product(selectNodes(origins, context, ["origins"]), selectNodes(cities, context));
}

/** 0/1 by index. */
export function mask(indices: readonly number[], length: number): Uint8Array {
  const flags = new Uint8Array(length);
  for (const index of indices) flags[index] = 1;
  return flags;
}

/** 0/1 by sector, and by node, of those that are named. */
export function sectorMask(names: string | readonly string[], context: LeverContext): Uint8Array {
  return mask(selectSectors(names, context), context.sectorIds.length);
}
export function nodeMask(names: string | readonly string[], context: LeverContext, path: Path): Uint8Array {
  return mask(selectNodes(names, context, path), context.nodeIds.length);
}

function listedPairs(between: readonly [string, string][], oneWay: boolean, context: LeverContext): Pair[] {
  const pairs = between.flatMap(([a, b], row) => {
    const first = nodesNamed(a, context, ["between", row, 0]);
    const second = nodesNamed(b, context, ["between", row, 1]);
    return oneWay ? product(first, second) : [...product(first, second), ...product(second, first)];
  });
  const byCell = new Map(pairs.map((pair) => [pair.from * context.nodeIds.length + pair.to, pair]));
  return [...byCell.values()];
}

/** Pairs of every first with every second that is another node. */
export function product(first: readonly number[], second: readonly number[]): Pair[] {
  return first.flatMap((from) => second.filter((to) => to !== from).map((to) => ({ from, to })));
}

/**
 * A node's own id comes before a province of the same name, and this before an agglomeration; hinterlands answer only
 * to their id and "all-nodes".
 */
function nodesNamed(name: string, context: LeverContext, path: Path): number[] {
  const { nodeIds, provinces, agglomerations, cities } = context;
  const nodes = nodeIds.map((_, node) => node);
  if (name === "all-nodes") return nodes;
  if (name === "all") return nodes.slice(0, cities);
  const node = nodeIds.indexOf(name);
  if (node >= 0) return [node];
  for (const groups of [provinces, agglomerations]) {
    const members = nodes.slice(0, cities).filter((city) => name !== "" && groups[city] === name);
    if (members.length > 0) return members;
  }
  const groups = [...provinces.slice(0, cities), ...agglomerations.filter((id) => id !== "")];
  const known = new Set(["all", "all-nodes", ...nodeIds, ...groups]);
  throw new LeverNameError(name, [...known], path);
}

/** Each name with its own path: a single name sits at the path itself. */
function listed(names: string | readonly string[], path: Path): [string, Path][] {
  return typeof names === "string" ? [[names, path]] : names.map((name, row) => [name, [...path, row]]);
}

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

/** Where a number of a lever goes: cells of an array of the policy, and what `sets` calls a quantity there. */
interface Where<Binding> {
  cells: (binding: Binding, context: LeverContext) => number[];
  names: (quantity: string, binding: Binding, context: LeverContext) => string[];
}

/** Pairs of nodes. */
export const pairs: Where<PairBinding> = { cells: pairCells, names: pairNames };

interface Cities {
  cities: string | string[];
}

export const cities: Where<Cities> = {
  cells: (binding, context) => selectNodes(binding.cities, context),
  names: (quantity, binding, context) => nodeNames(quantity, selectNodes(binding.cities, context), context),
};

/** Cells [row * n + i] of cities, "shock:electronics:shanghai"; rows are sectors or types of labour. */
function cellsOfCities<Binding extends Cities>(
  ids: "sectorIds" | "labourIds",
  select: (binding: Binding, context: LeverContext) => number[],
): Where<Binding> {
  return {
    cells: (binding, context) => rowCells(select(binding, context), selectNodes(binding.cities, context), context),
    names: (quantity, binding, context) => {
      const nodes = selectNodes(binding.cities, context);
      return rowNames(quantity, select(binding, context), context[ids], nodes, context);
    },
  };
}

/** Whom a lever on cities and sectors binds. */
export interface CellBinding extends Cities {
  sectors: string | string[];
}

/** Sectors of cities. */
export const sectors = cellsOfCities("sectorIds", ({ sectors }: CellBinding, context) =>
  selectSectors(sectors, context),
);

/** Indices [s * n + i] of the cells that a lever on cities and sectors binds. */
export const sectorCells = sectors.cells;

/** "shock:electronics:shanghai" for every such cell. */
export const sectorNames = sectors.names;

/** Types of labour of cities. */
export const labour = cellsOfCities("labourIds", ({ labour }: Cities & { labour: string | string[] }, context) =>
  selectLabour(labour, context),
);

/**
 * Cells [row*n*n + from*n + to], "toll:skilled:hefei>shanghai": rows are sectors or types of labour, with the pairs of
 * each.
 */
export function pairsBy<Binding>(
  ids: "sectorIds" | "labourIds",
  select: (binding: Binding, context: LeverContext) => { rows: readonly number[]; pairs: readonly Pair[] },
): Where<Binding> {
  return {
    cells: (binding, context) => {
      const selected = select(binding, context);
      const n = context.nodeIds.length;
      return selected.rows.flatMap((row) => selected.pairs.map(({ from, to }) => (row * n + from) * n + to));
    },
    names: (quantity, binding, context) => {
      const selected = select(binding, context);
      return selected.rows.flatMap((row) =>
        selected.pairs.map((pair) => pairName(`${quantity}:${context[ids][row]}`, pair, context)),
      );
    },
  };
}

/** A number that a lever writes into an array of the policy. */
interface Written<Parameters> {
  array: ArrayInstrument;
  /** What `sets` calls it. */
  quantity: string;
  where: Where<Parameters>;
  /** Neither value nor scale where the number is not given. */
  amountOf: (parameters: Parameters) => Amount;
}

/** The parameter of the array's name, or the share of the base value that remains. */
export function numberIn<Name extends ArrayInstrument, Binding>(
  array: Name,
  quantity: string,
  where: Where<Binding>,
): Written<Binding & { [Key in Name]?: number | undefined } & { scale?: number | undefined }> {
  return { array, quantity, where, amountOf: (parameters) => ({ value: parameters[array], scale: parameters.scale }) };
}

/** `sets` and `apply` of a lever that writes numbers, each where it is given; they tell what it did. */
export function writes<Parameters>(...numbers: Written<Parameters>[]) {
  return {
    did: "values" as const,
    sets: (parameters: Parameters, context: LeverContext) =>
      numbers.flatMap(({ quantity, where, amountOf }) => {
        const names = where.names(quantity, parameters, context);
        return isGiven(amountOf(parameters)) ? names : [];
      }),
    apply: (parameters: Parameters, context: LeverContext, policy: Policy) => {
      for (const { array, where, amountOf } of numbers) {
        const amount = amountOf(parameters);
        if (isGiven(amount)) writeCells(policy[array], context.base[array], where.cells(parameters, context), amount);
      }
    },
  };
}

function isGiven({ value, scale }: Amount): boolean {
  return value !== undefined || scale !== undefined;
}

type Agreements = {
  [List in keyof Policy]: Policy[List] extends { id: string }[] ? List : never;
}[keyof Policy];

/** `sets` and `apply` of a lever that adds an agreement to a list of the policy: its id tells it apart. */
export function addsTo<List extends Agreements, Parameters>(
  type: string,
  list: List,
  agreementOf: (parameters: Parameters, context: LeverContext) => Policy[List][number],
) {
  return {
    sets: (parameters: Parameters, context: LeverContext) => [`${type}:${agreementOf(parameters, context).id}`],
    apply: (parameters: Parameters, context: LeverContext, policy: Policy): void => {
      (policy[list] as Policy[List][number][]).push(agreementOf(parameters, context));
    },
  };
}
