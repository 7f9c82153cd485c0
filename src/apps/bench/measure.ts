/** One line of the benchmark's output. */
export interface Measurement {
  name: string;
  size: string;
  medianUs: number;
  iqrUs: number;
  /** Median over that of the baseline of the same name and size, where there is one. */
  ratio?: number;
}

/**
 * Milliseconds: of the wall, or with --cpu of the processor, all threads together, which other programs disturb less.
 */
export function clock(): number {
  if (!process.argv.includes("--cpu")) return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Median and interquartile range of a repeated action, microseconds; each sample lasts at least `sampleMs`. */
export function measure(name: string, size: string, action: () => void, samples = 15, sampleMs = 20): Measurement {
  action();
  let repeats = 1;
  for (;;) {
    const started = clock();
    for (let k = 0; k < repeats; k++) action();
    if (clock() - started >= sampleMs || repeats >= 1e6) break;
    repeats *= 2;
  }
  const times = Array.from({ length: samples }, () => {
    const started = clock();
    for (let k = 0; k < repeats; k++) action();
    return ((clock() - started) * 1000) / repeats;
  });
  return summarise(name, size, times);
}

/** Median and interquartile range of times in microseconds. */
export function summarise(name: string, size: string, times: readonly number[]): Measurement {
  const sorted = [...times].sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  return { name, size, medianUs: quantile(0.5), iqrUs: quantile(0.75) - quantile(0.25) };
}

/** What takes too long to be repeated. */
export function once(name: string, size: string, milliseconds: number): Measurement {
  return summarise(name, size, [milliseconds * 1000]);
}
