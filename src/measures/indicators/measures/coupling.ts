/** Coupling coordination of subsystems scored 0..1. Scores must share one min-max window over all arms and years. */
export interface Coupling {
  /** C: how even the scores are. */
  coupling: number;
  /** D = sqrt(C T): how even and how high; T is the weighted mean score. */
  coordination: number;
}

/** Usual form in the Chinese regional literature: C = n (product)^(1/n) / sum; it bunches near one. */
export function couplingCoordination(scores: ArrayLike<number>, weights?: ArrayLike<number>): Coupling {
  const values = Array.from(scores);
  const n = values.length;
  const product = values.reduce((a, b) => a * b, 1);
  const sum = values.reduce((a, b) => a + b, 0);
  return coordinated((n * product ** (1 / n)) / sum, values, weights);
}

/** Corrected form (Wang Shujia et al. 2021, Journal of Natural Resources 36(3): 793-810), spread over 0..1. */
export function correctedCouplingCoordination(scores: ArrayLike<number>, weights?: ArrayLike<number>): Coupling {
  const values = Array.from(scores);
  const n = values.length;
  let gaps = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) gaps += Math.abs(values[i] - values[j]);
  const largest = Math.max(...values);
  const ratios = values.reduce((product, value) => product * (value / largest), 1);
  return coordinated(Math.sqrt((1 - gaps / ((n * (n - 1)) / 2)) * ratios ** (1 / (n - 1))), values, weights);
}

function coordinated(coupling: number, values: number[], weights?: ArrayLike<number>): Coupling {
  let level = 0;
  let weightSum = 0;
  values.forEach((value, i) => {
    level += (weights?.[i] ?? 1) * value;
    weightSum += weights?.[i] ?? 1;
  });
  return { coupling, coordination: Math.sqrt((coupling * level) / weightSum) };
}
