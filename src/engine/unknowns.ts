import type { Economy } from "./economy.js";

/**
 * Where each group of the market's unknowns (logs) starts in the solver's vector: wage [t*n + i], rents [n], price and potential [s*n + i],
 * spending [n], and the mass of firms [s*n + i] where entry is free.
 */
export interface UnknownLayout {
  wage: number;
  capitalRent: number;
  industrialRent: number;
  price: number;
  potential: number;
  spending: number;
  mass: number;
  size: number;
}

export function layoutUnknowns(economy: Economy): UnknownLayout {
  const { nodes: n, sectors, labourTypes } = economy;
  const capitalRent = labourTypes * n;
  const industrialRent = capitalRent + n;
  const price = industrialRent + n;
  const potential = price + sectors * n;
  const spending = potential + sectors * n;
  const mass = spending + n;
  const anyEntry = economy.freeEntry.some((free) => free === 1);
  const size = mass + (anyEntry ? sectors * n : 0);
  return { wage: 0, capitalRent, industrialRent, price, potential, spending, mass, size };
}

/** What stands at a position of the vector, in words. */
export function unknownAt(
  economy: Economy,
  layout: UnknownLayout,
  index: number,
): { what: string; node: string; sector: string } {
  const n = economy.nodes;
  const groups: [name: string, start: number, bySector: boolean][] = [
    ["mass of firms", layout.mass, true],
    ["spending", layout.spending, false],
    ["market potential", layout.potential, true],
    ["price index", layout.price, true],
    ["industrial rent", layout.industrialRent, false],
    ["capital rent", layout.capitalRent, false],
    ["wage", layout.wage, false],
  ];
  const [name, start, bySector] = groups.find(([, from]) => index >= from)!;
  const row = Math.floor((index - start) / n);
  return {
    what: name === "wage" ? `wage of ${economy.labourIds[row]}` : name,
    node: economy.nodeIds[(index - start) % n] ?? "?",
    sector: bySector ? (economy.sectorIds[row] ?? "") : "",
  };
}
