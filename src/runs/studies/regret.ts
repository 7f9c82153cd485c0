/**
 * Regret of each option (Savage 1951): what it falls short of the best option of a draw. `payoffs`: [option][draw],
 * more is better, NaN where there is none; only draws in which all options have one count.
 */
export function regretsOf(payoffs: readonly ArrayLike<number>[]): {
  regrets: { largest: number; mean: number }[];
  draws: number;
} {
  const all = Array.from({ length: payoffs[0]?.length ?? 0 }, (_, draw) => draw);
  const whole = all.filter((draw) => payoffs.every((of) => Number.isFinite(of[draw])));
  const best = whole.map((draw) => payoffs.reduce((most, of) => Math.max(most, of[draw]), -Infinity));
  const regrets = payoffs.map((of) => {
    const short = whole.map((draw, w) => best[w] - of[draw]);
    if (short.length === 0) return { largest: Number.NaN, mean: Number.NaN };
    return {
      largest: short.reduce((most, one) => Math.max(most, one), 0),
      mean: short.reduce((sum, one) => sum + one, 0) / short.length,
    };
  });
  return { regrets, draws: whole.length };
}

/**
 * Which options no other one dominates: at least as good by every measure, and better by one. `measures`:
 * [option][measure], more is better.
 */
export function paretoFront(measures: readonly (readonly number[])[]): boolean[] {
  return measures.map((own) => {
    if (!own.every(Number.isFinite)) return false;
    return !measures.some(
      (other) => other.every((value, m) => value >= own[m]) && other.some((value, m) => value > own[m]),
    );
  });
}
