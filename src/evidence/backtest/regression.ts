/**
 * Slope through the origin of y on x, over pairs where both are numbers, with its heteroskedasticity-robust standard
 * error (White 1980); NaN without pairs.
 */
export function slope(x: readonly number[], y: readonly number[]): { value: number; error: number; pairs: number } {
  const pairs = x.flatMap((value, i): [number, number][] =>
    Number.isFinite(value) && Number.isFinite(y[i]) ? [[value, y[i]]] : [],
  );
  const square = pairs.reduce((sum, [a]) => sum + a * a, 0);
  const value = pairs.reduce((sum, [a, b]) => sum + a * b, 0) / square;
  const noise = pairs.reduce((sum, [a, b]) => sum + (a * (b - value * a)) ** 2, 0);
  return { value, error: Math.sqrt(noise) / square, pairs: pairs.length };
}
