import type { Economy } from "../../../src/model/engine/economy.js";
import type { MarketInputs, Prices } from "../../../src/model/engine/market.js";

/** Unknowns as levels; `critical`: Q of every critical input, by buyer. Layouts as in economy.ts. */
export interface Unknowns extends Prices {
  critical: readonly Float64Array[];
}

export type One = (i: number) => number;
export type Two = (s: number, i: number) => number;
export type Three = (s: number, i: number, j: number) => number;

export function sum(length: number, term: One): number {
  let total = 0;
  for (let k = 0; k < length; k++) total += term(k);
  return total;
}

export function sumOver<Item>(items: readonly Item[], term: (item: Item) => number): number {
  return sum(items.length, (k) => term(items[k]!));
}

export function product(length: number, factor: One): number {
  let total = 1;
  for (let k = 0; k < length; k++) total *= factor(k);
  return total;
}

/** A formula over one index, worked out once. */
export function list(length: number, formula: One): One {
  const values = Array.from({ length }, (_, k) => formula(k));
  return (k) => values[k]!;
}

/** A formula over two indices, worked out once. */
export function table(rows: number, columns: number, formula: Two): Two {
  const values = Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => formula(r, c)));
  return (r, c) => values[r]![c]!;
}

/** Symbols of the document for what is given: s, r sectors, i, j, h nodes, t types of labour. */
export function symbolsOf(economy: Economy, inputs: MarketInputs, at: Unknowns) {
  const { nodes: n, sectors: S, labourTypes: T, sharesByNode, ownLand } = economy;
  const { policy, wedges } = inputs;
  const share = (shares: Float64Array, place: number, i: number) => shares[sharesByNode ? place * n + i : place]!;
  const ownKinds = economy.capitalKinds > 1;
  const bL: Three = (t, s, i) => share(economy.labourCostShare, t * S + s, i);
  const bK: One = (s) => economy.capitalCostShare[s]!;
  const bI: One = (s) => economy.landCostShare[s]!;
  const bT: One = (s) => ownLand.costShare[s]!;
  const part = (matrix: Float64Array | null, s: number, i: number, j: number) =>
    matrix === null ? 0 : matrix[(s * n + j) * n + i]!;
  return {
    ...{ economy, inputs, at, n, S, T, ownKinds, bL, bK, bI, bT },
    sigma: ((s) => economy.substitution[s]!) as One,
    markup: ((s) => economy.markup[s]!) as One,
    eta: ((s) => economy.headquartersCostShare[s]!) as One,
    alpha: ((s, j) => share(economy.expenditureShare, s, j)) as Two,
    a: ((r, s, i) => share(economy.inputCostShare, s * S + r, i)) as Three,
    primary: ((s, i) => sum(T, (t) => bL(t, s, i)) + bK(s) + bI(s) + bT(s)) as Two,
    onePlusTax: ((s, i) => 1 + policy.productionTax[s * n + i]! - policy.sectorSubsidy[s * n + i]!) as Two,
    mix: ((t, s, i) => bL(t, s, i) / sum(T, (u) => bL(u, s, i)) || 0) as Three,
    wage: ((t, i) => at.wage[t * n + i]!) as Two,
    wk: ((h) => at.wage[economy.headquartersLabour * n + h]!) as One,
    K: ((s, i) => inputs.capital[ownKinds ? s * n + i : i]!) as Two,
    P: ((s, j) => at.price[s * n + j]!) as Two,
    MP: ((s, i) => at.potential[s * n + i]!) as Two,
    phi: ((s, i, j) => part(wedges.freeness, s, i, j)) as Three,
    phiToll: ((s, i, j) => part(wedges.tollFreeness, s, i, j)) as Three,
    phiRent: ((s, i, j) => part(wedges.rentFreeness, s, i, j)) as Three,
    phiTariff: ((s, i, j) => part(wedges.tariffFreeness, s, i, j)) as Three,
    /** Sums over the nodes of i's country or regime. */
    within: (group: Int32Array, i: number, of: One) => sum(n, (j) => (group[j] === group[i] ? of(j) : 0)),
  };
}

export type Symbols = ReturnType<typeof symbolsOf>;
