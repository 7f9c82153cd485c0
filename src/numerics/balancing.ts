/**
 * Weights that put the given masses at rest: outflow equals inflow in every place. With symmetric closeness flows balance pair by
 * pair when weight[i] (closeness weight)[i] is proportional to mass[i]; that scaling is found by the symmetric Sinkhorn iteration
 * (Knight and Ruiz 2013). Asymmetric closeness then needs the second, global iteration. Places with no mass get weight zero. Scaled so that the largest is one.
 */
export function balancingWeights(n: number, mass: Float64Array, closeness: Float64Array): Float64Array {
  const weight = Float64Array.from(mass, (value) => Math.sqrt(Math.max(value, 0)));
  for (let round = 0; round < 2000; round++) {
    let worst = 0;
    for (let i = 0; i < n; i++) {
      if (!(mass[i] > 0)) continue;
      let reach = 0;
      for (let j = 0; j < n; j++) reach += closeness[i * n + j] * weight[j];
      const next = Math.sqrt(weight[i] * (mass[i] / reach));
      worst = Math.max(worst, Math.abs(next / weight[i] - 1));
      weight[i] = next;
    }
    if (worst < 1e-15) break;
  }
  const reach = new Float64Array(n);
  for (let round = 0; round < 5000; round++) {
    let worst = 0;
    for (let i = 0; i < n; i++) {
      reach[i] = 0;
      for (let j = 0; j < n; j++) reach[i] += closeness[i * n + j] * weight[j];
    }
    for (let j = 0; j < n; j++) {
      if (!(mass[j] > 0)) continue;
      let pull = 0;
      for (let i = 0; i < n; i++) if (mass[i] > 0) pull += (mass[i] * closeness[i * n + j]) / reach[i];
      const ratio = mass[j] / (pull * weight[j]);
      worst = Math.max(worst, Math.abs(ratio - 1));
      weight[j] *= ratio;
    }
    if (worst < 4e-16) break;
  }
  const largest = weight.reduce((a, b) => Math.max(a, b), 0);
  return largest > 0 ? weight.map((value) => value / largest) : weight;
}
