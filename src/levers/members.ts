import { sumOf } from "../maths/numerics/sums.js";
import { refused, t } from "../words/index.js";
import { type LeverContext, LeverUseError } from "./lever.js";
import { nodeNames, selectNodes } from "./selectors.js";

/** Words that stand for each of many: whoever is named otherwise is not meant. */
const EVERYBODY = new Set(["all", "all-nodes", "members"]);

/**
 * Of places that several items of a list name, each stays with the item that names it most exactly: by a list of fewer,
 * and by any name before a word for everybody. `places` of each item; what two items name equally stays with both.
 */
export function mostExact<Place>(names: readonly unknown[], places: readonly (readonly Place[])[]): Place[][] {
  const rank = names.map((name, row) => (EVERYBODY.has(name as string) ? Infinity : places[row]!.length));
  return places.map((own, row) =>
    own.filter((place) => !places.some((others, other) => rank[other]! < rank[row]! && others.includes(place))),
  );
}

/**
 * True of a name that stands for one holder with several cities, a province or an agglomeration, so that an amount is
 * its cities' together.
 */
export function isHolder(name: unknown, places: readonly unknown[]): boolean {
  return places.length > 1 && !EVERYBODY.has(name as string);
}

/** A member of an agreement, the item of the list that stands for it, and its part of what the item holds. */
export interface Member<Item> {
  node: number;
  item: Item;
  /** By built-up area among the cities of a province, 1 for all others; NaN of those while only names are known. */
  part(): number;
}

/**
 * Members of a list in which items name cities, provinces, agglomerations or `all`, in its order. Throws where fewer
 * than two are left, or one is named twice.
 */
export function listMembers<Item extends { city: string }>(
  items: readonly Item[],
  context: LeverContext,
): Member<Item>[] {
  const named = items.map(({ city }, row) => selectNodes(city, context, ["members", row, "city"]));
  const own = mostExact(
    items.map(({ city }) => city),
    named,
  );
  const members = own.flatMap((nodes, row) =>
    nodes.map((node) => {
      const item = items[row]!;
      return { node, item, part: () => (isHolder(item.city, named[row]!) ? partOf(node, nodes, context) : 1) };
    }),
  );
  checkNames(own, items);
  checkCities(members, items, context);
  return members;
}

/** Part of a node in what some hold together, by built-up area; NaN while only names are known. */
export function partOf(node: number, nodes: readonly number[], context: LeverContext): number {
  const { area }: Partial<LeverContext> = context;
  if (!area) return NaN;
  return area[node]! / sumOf(nodes, (other) => area[other]!);
}

function checkNames(own: readonly unknown[][], items: readonly { city: string }[]): void {
  const row = own.findIndex((nodes) => nodes.length === 0);
  if (row < 0) return;
  throw new LeverUseError(
    ["members", row, "city"],
    items[row]!.city,
    "levers.standsForNoCity",
    "levers.oneCityUnnamed",
    "levers.removeItOrCity",
  );
}

function checkCities(
  members: readonly Member<unknown>[],
  items: readonly { city: string }[],
  { nodeIds }: LeverContext,
): void {
  const nodes = members.map(({ node }) => node);
  const twice = nodes.find((node, m) => nodes.indexOf(node) < m);
  const value = items.map(({ city }) => city).join(", ");
  if (twice !== undefined) {
    throw new LeverUseError(
      ["members"],
      value,
      t("levers.namesTwice", { city: nodeIds[twice] }),
      "levers.everyCityOnce",
      "error.removeOne",
    );
  }
  if (nodes.length >= 2) return;
  throw new LeverUseError(["members"], value, "levers.fewerThanTwo", "levers.atLeastTwo", "levers.nameAnotherCity");
}

/** The name of an agreement that was given none. */
export function memberNames(members: readonly { city: string }[]): string {
  return members.map(({ city }) => city).join("+");
}

interface Weighted {
  id?: string | undefined;
  members: readonly { city: string; weight: number }[];
}

/** The rule of schemas whose members have weights: one of them at least is above zero. */
export const someWeight = [
  ({ members }: Weighted) => members.some(({ weight }) => weight > 0),
  refused({ why: "levers.oneWeightPositive" }, ["members"]),
] as const;

/** What members put into a common pot: of a city's next yuan of local taxes it cannot give more than all. */
export function localTaxes({ members }: Weighted, context: LeverContext): string[] {
  return nodeNames(
    "local-taxes",
    listMembers(members, context).map(({ node }) => node),
    context,
  );
}

/** Name, members and weights of an agreement: a holder's weight is its cities' together; weights add up to one. */
export function weightedMembers({ id, members }: Weighted, context: LeverContext) {
  const listed = listMembers(members, context);
  const weights = listed.map(({ item, part }) => item.weight * part());
  const total = sumOf(weights, (weight) => weight);
  return {
    id: id ?? memberNames(members),
    members: listed.map(({ node }) => node),
    weights: Float64Array.from(weights, (weight) => weight / total),
  };
}
