import type { ShownContext } from "../results/context.js";

/** "hong-kong" as "Hong Kong". */
export function titleOf(id: string): string {
  return id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

/** Names of the players of an agreement: those of provinces, agglomerations or cities, or made of their ids. */
export function playerNames({
  provinces,
  agglomerations,
  cities,
}: Pick<ShownContext, "provinces" | "agglomerations" | "cities">): (id: string) => string {
  const names = new Map([...cities, ...agglomerations, ...provinces].map(({ id, label }) => [id, label]));
  return (id) => names.get(id) ?? titleOf(id);
}
