/** Three players on paper: divisions of what they gain as points of a triangle. */

/** Shares of three players in what there is to divide. */
export type Shares = [number, number, number];

/**
 * Place in a triangle of side one: the first player at the left, the second at the right, the third on top; y upwards,
 * sqrt(3)/2 high.
 */
export function placeOf([, second, third]: Shares): [number, number] {
  return [second + third / 2, (third * Math.sqrt(3)) / 2];
}

/**
 * The triangle cut down to where no player gets more than the others can do without (Sutherland and Hodgman 1974).
 * Empty where the core is.
 */
export function corePolygon(
  coalitions: readonly { members: readonly string[]; value: number }[],
  ids: readonly string[],
  total: number,
): Shares[] {
  const worth = (pair: readonly string[]) =>
    coalitions.find(({ members }) => members.length === 2 && pair.every((id) => members.includes(id)))!.value;
  let polygon: Shares[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  for (const player of ids.keys()) {
    const others = ids.filter((_, p) => p !== player);
    polygon = below(polygon, player, 1 - worth(others) / total);
  }
  return polygon;
}

/** The part of a polygon in which a player's share is at most `most`. */
function below(polygon: readonly Shares[], player: number, most: number): Shares[] {
  return polygon.flatMap((from, k) => {
    const to = polygon[(k + 1) % polygon.length];
    const inside = from[player] <= most;
    const crosses = inside !== to[player] <= most;
    const part = (most - from[player]) / (to[player] - from[player]);
    const crossing = from.map((share, p) => share + part * (to[p] - share)) as Shares;
    return [...(inside ? [from] : []), ...(crosses ? [crossing] : [])];
  });
}
