import { type Text, t } from "../../words/index.js";
import type { Economy } from "./economy.js";

/**
 * Where each group of the market's unknowns (logs) starts in the solver's vector: wage [t*n + i], rents [n] (of capital
 * where there is one kind), price and potential [s*n + i], spending [n]. Unknowns of a special case stand after `size`.
 */
export interface UnknownLayout {
  wage: number;
  capitalRent: number;
  industrialRent: number;
  price: number;
  potential: number;
  spending: number;
  size: number;
}

/** Where the logs of each kind of unknown begin in the vector that the solver moves. */
export function layoutUnknowns({ nodes: n, sectors, labourTypes, capitalKinds }: Economy): UnknownLayout {
  const capitalRent = labourTypes * n;
  const industrialRent = capitalRent + (capitalKinds === 1 ? n : 0);
  const price = industrialRent + n;
  const potential = price + sectors * n;
  const spending = potential + sectors * n;
  return { wage: 0, capitalRent, industrialRent, price, potential, spending, size: spending + n };
}

/** What stands at a position of the vector, and of which node and sector (-1 where it is of no single one). */
export function unknownAt(
  economy: Economy,
  layout: UnknownLayout,
  index: number,
): { what: Text; node: number; sector: number } {
  const n = economy.nodes;
  const groups: [name: Text, start: number, bySector: boolean][] = [
    [t("engine.massOfFirms"), layout.size, true],
    [t("engine.spending"), layout.spending, false],
    [t("engine.marketPotential"), layout.potential, true],
    [t("engine.priceIndex"), layout.price, true],
    [t("engine.industrialRent"), layout.industrialRent, false],
    [t("engine.capitalRent"), layout.capitalRent, false],
    [t("engine.wage"), layout.wage, false],
  ];
  const [name, start, bySector] = groups.find(([, from]) => index >= from)!;
  const row = Math.floor((index - start) / n);
  return {
    what: start === layout.wage ? t("engine.wageOf", { labour: economy.labourIds[row] }) : name,
    node: (index - start) % n,
    sector: bySector ? row : -1,
  };
}
