/** One line of the benchmark's output. */
export interface Measurement {
  name: string;
  size: string;
  medianUs: number;
  iqrUs: number;
  /** Least processor time, where there are twins. */
  leastUs?: number;
  /** The same in other languages. */
  twins?: Twin[];
}

/** Of a program in another language that does the same; `ratio`: our least over its own. */
export interface Twin {
  name: string;
  leastUs: number;
  ratio: number;
}

/**
 * Milliseconds: of the wall, or with --cpu of the processor, all threads together, which other programs disturb less.
 */
export function clock(): number {
  return process.argv.includes("--cpu") ? processorTime() : performance.now();
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Median and interquartile range of a repeated action, microseconds; each sample lasts at least `sampleMs`. */
export function measure(name: string, size: string, action: () => void, samples = 15, sampleMs = 20): Measurement {
  return summarise(name, size, sample(action, samples, sampleMs, clock));
}

/** An action and its twins in turns, all by processor time: what disturbs one of them soon disturbs the others. */
export function measureBeside(
  name: string,
  size: string,
  action: () => void,
  twins: () => Iterable<Pick<Twin, "name" | "leastUs">>,
): Measurement {
  const times: number[] = [];
  const others = new Map<string, number>();
  for (let turn = 0; turn < 3; turn++) {
    times.push(...sample(action, 10, 20, processorTime));
    for (const { name, leastUs } of twins()) others.set(name, Math.min(leastUs, others.get(name) ?? Infinity));
  }
  const ours = Math.min(...times);
  return {
    ...summarise(name, size, times),
    leastUs: ours,
    twins: Array.from(others, ([name, leastUs]) => ({ name, leastUs, ratio: ours / leastUs })),
  };
}

function sample(action: () => void, samples: number, sampleMs: number, now: () => number): number[] {
  const timeOf = (repeats: number) => {
    const started = now();
    for (let k = 0; k < repeats; k++) action();
    return now() - started;
  };
  action();
  let repeats = 1;
  while (timeOf(repeats) < sampleMs && repeats < 1e6) repeats *= 2;
  return Array.from({ length: samples }, () => (timeOf(repeats) * 1000) / repeats);
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
