/** One line of the benchmark's output. */
export interface Measurement {
  name: string;
  size: string;
  medianUs: number;
  iqrUs: number;
  /** Median over that of the baseline of the same name and size, where there is one. */
  ratio?: number;
}

/** Median and interquartile range of a repeated action, microseconds; each sample lasts at least `sampleMs`. */
export function measure(name: string, size: string, action: () => void, samples = 15, sampleMs = 20): Measurement {
  action();
  let repeats = 1;
  for (;;) {
    const started = performance.now();
    for (let k = 0; k < repeats; k++) action();
    if (performance.now() - started >= sampleMs || repeats >= 1e6) break;
    repeats *= 2;
  }
  const times = Array.from({ length: samples }, () => {
    const started = performance.now();
    for (let k = 0; k < repeats; k++) action();
    return ((performance.now() - started) * 1000) / repeats;
  }).sort((a, b) => a - b);
  const quantile = (share: number) => times[Math.round(share * (times.length - 1))]!;
  return { name, size, medianUs: quantile(0.5), iqrUs: quantile(0.75) - quantile(0.25) };
}
