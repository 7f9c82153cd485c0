/**
 * Every combination of levels, [row][factor], the last factor fastest. `levels`: how many each factor has. A level is
 * the middle of its share of (0, 1), so that the quantile of a list is its entry.
 */
export function gridDesign(levels: readonly number[]): Float64Array[] {
  const rows = levels.reduce((product, count) => product * count, 1);
  return Array.from({ length: rows }, (_, row) => {
    const point = new Float64Array(levels.length);
    let rest = row;
    for (let factor = levels.length - 1; factor >= 0; factor--) {
      const count = levels[factor];
      point[factor] = ((rest % count) + 0.5) / count;
      rest = Math.floor(rest / count);
    }
    return point;
  });
}
