/**
 * Freeness of trade of a pair, phi = sqrt(X_ij X_ji / (X_ii X_jj)) (Head and Ries 2001; double odds): 1 = no border, 0
 * = no trade. Uses only trade; size and prices of the cities cancel.
 */
export function tradeFreeness(outward: number, inward: number, firstOwn: number, secondOwn: number): number {
  return Math.sqrt((outward * inward) / (firstOwn * secondOwn));
}

/**
 * Market integration by relative prices (Parsley and Wei 1996): variance over goods of |change of ln(p_i/p_j)| once the
 * good's mean over all pairs is taken off; returned by city, averaged over its pairs. Identical price paths give 0.
 * `now`, `before`: price[good][city]. The index of the literature is sqrt(1/variance).
 */
export function relativePriceVariance(now: ArrayLike<number>[], before: ArrayLike<number>[]): Float64Array {
  const cities = now[0]?.length ?? 0;
  const goods = now.length;
  const deviations = now.map((prices, good) => pairDeviations(prices, before[good]));
  const result = new Float64Array(cities);
  let pair = 0;
  for (let i = 0; i < cities; i++)
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let good = 0; good < goods; good++) sum += deviations[good][pair];
      const centre = sum / goods;
      let squares = 0;
      for (let good = 0; good < goods; good++) squares += (deviations[good][pair] - centre) ** 2;
      const variance = squares / goods;
      result[i] += variance / (cities - 1);
      result[j] += variance / (cities - 1);
      pair++;
    }
  return result;
}

/** |change of the relative price| of each pair (j < i), less the good's mean over pairs. */
function pairDeviations(now: ArrayLike<number>, before: ArrayLike<number>): Float64Array {
  const changes = new Float64Array((now.length * (now.length - 1)) / 2);
  let pair = 0;
  let sum = 0;
  for (let i = 0; i < now.length; i++)
    for (let j = 0; j < i; j++) {
      const change = Math.abs(Math.log(now[i] / now[j]) - Math.log(before[i] / before[j]));
      changes[pair++] = change;
      sum += change;
    }
  const centre = sum / changes.length;
  for (let at = 0; at < pair; at++) changes[at] -= centre;
  return changes;
}
