import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { parseArgs } from "node:util";
import { type Calibration, calibrate, startWorld } from "../../calibrate/index.js";
import { loadRegion } from "../../input/index.js";
import { copyPolicy } from "../../model/engine/instruments.js";
import type { Policy } from "../../model/engine/policy.js";
import { RandomStream } from "../../model/engine/random.js";
import { Simulation } from "../../model/engine/simulation.js";
import { Governments } from "../../model/governance/governments.js";
import { diskFiles } from "../node/disk/files.js";
import { programRoot } from "../node/process/program.js";
import { labBenchmarks } from "./lab.js";
import { marketBenchmarks, referenceYear } from "./market.js";
import { clock, type Measurement, measure, once, summarise } from "./measure.js";
import { syntheticRegion } from "./syntheticRegion.js";

const FIRMS = [100_000, 1_000_000] as const;

/** Cities and sectors, doubled one after the other. */
const GROWING = [
  [27, 6],
  [27, 12],
  [27, 24],
  [27, 48],
  [54, 12],
  [108, 12],
  [216, 12],
] as const;

/** A cluster as large as a country has cities, and the years that are run of it: a few, or all with --long. */
const LARGE = { cities: 300, sectors: 20, firms: 1_000_000, years: 3, longYears: 30 } as const;

/**
 * npm run bench -- [--json] [--long] [--cpu] [--dump FOLDER] [--only market|year|decision|calibrate|scaling|large|lab,
 * repeatable]: seeded benchmarks, medians; ratios to twins in other languages in the same run; the lab as a browser
 * shows it. Timings never fail anything.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: "boolean" },
      long: { type: "boolean" },
      cpu: { type: "boolean" },
      only: { type: "string", multiple: true },
      dump: { type: "string" },
    },
  });
  const folder = values.dump ?? mkdtempSync(`${tmpdir()}/agglom-bench-`);
  const groups: Record<string, () => Iterable<Measurement> | AsyncIterable<Measurement>> = {
    market: () => marketBenchmarks(deltaRegion(), folder),
    year: () => yearBenchmarks(folder),
    decision: () => [decisionRound()],
    calibrate: () => calibrationBenchmarks(),
    scaling: () => scaling(),
    large: () => largeRun(values.long === true),
    lab: () => labBenchmarks(),
  };
  mkdirSync(folder, { recursive: true });
  try {
    for (const [name, run] of Object.entries(groups)) {
      if (values.only && !values.only.includes(name)) continue;
      for await (const line of run()) print(line, values.json === true);
    }
  } finally {
    if (!values.dump) rmSync(folder, { recursive: true });
  }
}

function print(line: Measurement, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(line)}\n`);
    return;
  }
  const { name, size, medianUs, iqrUs, leastUs, twins } = line;
  const us = (time: number) => time.toFixed(1);
  const beside = (twins ?? []).map((twin) => `${twin.ratio.toFixed(2)} of ${twin.name} (${us(twin.leastUs)})`);
  const least = beside.length > 0 ? `  least ${us(leastUs!)}: ${beside.join(", ")}` : "";
  process.stdout.write(
    `${name.padEnd(14)} ${size.padEnd(16)} ${us(medianUs).padStart(12)} us  (iqr ${us(iqrUs)})${least}\n`,
  );
}

function* yearBenchmarks(folder: string): Generator<Measurement> {
  for (const firms of FIRMS) yield referenceYear(27, 12, firms, folder);
  // The real year, moves, market, accounts and all; with cohorts where there are no firms.
  for (const firms of [0, ...FIRMS]) {
    const calibration = calibrate(syntheticRegion(deltaRegion(), 27, 12));
    yield measure("year-full", `27x12x${firms === 0 ? "cohorts" : firms}`, yearOf(calibration, firms), 9, 50);
  }
}

function* calibrationBenchmarks(): Generator<Measurement> {
  const delta = deltaRegion();
  yield measure("calibrate", "delta", () => calibrate(delta), 7, 1);
  for (const [cities, sectors] of [
    [27, 12],
    [110, 13],
  ] as const) {
    const region = syntheticRegion(delta, cities, sectors);
    yield measure("calibrate", `${cities}x${sectors}`, () => calibrate(region), 5, 1);
  }
}

/** Calibration and a year as cities, sectors and firms grow, one at a time. */
function* scaling(): Generator<Measurement> {
  const template = deltaRegion();
  // Not counted: what is compiled while it runs.
  for (const firms of [0, 100_000]) measure("", "", yearOf(calibrate(syntheticRegion(template, 20, 12)), firms), 20, 1);
  for (const [cities, sectors] of GROWING) {
    const size = `${cities}x${sectors}`;
    const region = syntheticRegion(template, cities, sectors);
    const started = clock();
    const calibration = calibrate(region);
    yield once("calibrate", size, clock() - started);
    yield measure("year-full", `${size}xcohorts`, yearOf(calibration, 0), 9, 1);
    yield measure("year-full", `${size}x100000`, yearOf(calibration, 100_000), 9, 1);
  }
}

/** Calibration and years of the large cluster, and both together. */
function* largeRun(long: boolean): Generator<Measurement> {
  const { cities, sectors, firms } = LARGE;
  const years = long ? LARGE.longYears : LARGE.years;
  const region = syntheticRegion(deltaRegion(), cities, sectors);
  const started = clock();
  const calibration = calibrate(region);
  const calibrated = clock();
  yield once("calibrate", `${cities}x${sectors}`, calibrated - started);
  const simulation = runOf(calibration, firms);
  const times = Array.from({ length: years }, () => {
    const from = clock();
    simulation.step();
    return clock() - from;
  });
  yield summarise(
    "year-full",
    `${cities}x${sectors}x${firms}`,
    times.map((ms) => ms * 1000),
  );
  yield once("whole-run", `${cities}x${sectors}x${firms}x${years}`, clock() - started);
}

const deltaRegion = () => loadRegion(`${programRoot}/scenarios/regions/yangtze-river-delta/region.yaml`, diskFiles);

/**
 * One decision of the 27 city governments of the Yangtze River Delta on their tax rebate, looking three years ahead.
 */
function decisionRound(): Measurement {
  const calibration = calibrate(deltaRegion());
  const cities = Array.from({ length: 27 }, (_, city) => city);
  const weights = new Map(
    cities.map((city) => [city, { gdp: 0.6, revenue: 0.2, consumption: 0.2, innovation: 0, rank: 0, cluster: 0 }]),
  );
  const { year, basePolicy } = calibration.world;
  const levers = cities.map((city) => ({
    name: "profit-tax-rebate",
    city,
    low: 0,
    high: 1,
    accuracy: 0.02,
    choices: null,
    initial: 0,
    apply: (value: number, policy: Policy) => {
      policy.profitTaxRebate[city] = value;
    },
  }));
  const settings = {
    from: year + 1,
    every: 1,
    horizon: 3,
    discount: 0.95,
    updating: "simultaneous" as const,
    damping: 0.5,
  };
  const simulation = new Simulation(startWorld(calibration, 0, null), () => basePolicy, { start: calibration.market });
  // From the second year on governments find wedges compiled.
  simulation.glance();
  return measure(
    "decision-round",
    "27",
    () => new Governments({ ...settings, weights, cluster: cities, levers }).govern(simulation.present(), basePolicy),
    5,
    1,
  );
}

function yearOf(calibration: Calibration, firms: number): () => void {
  const simulation = runOf(calibration, firms);
  return () => simulation.step();
}

/**
 * A run under the base policy, which luck keeps away from rest; with cohorts productivities that change every other
 * year do.
 */
function runOf(calibration: Calibration, firms: number): Simulation {
  const { basePolicy } = calibration.world;
  const shocked = copyPolicy(basePolicy);
  if (firms === 0) shocked.productivity = shocked.productivity.map((_, k) => 1 + 0.02 * Math.sin(k));
  const world = startWorld(calibration, firms, new RandomStream("bench", 0, "firms"));
  return new Simulation(world, (year) => (year % 2 === 0 ? basePolicy : shocked), { start: calibration.market });
}

await main();
