import { spawnSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { type Calibration, calibrate } from "../../calibrate/index.js";
import type { Region } from "../../input/index.js";
import { addAt, workspace } from "../../maths/numerics/simd.js";
import { Market, type MarketInputs } from "../../model/engine/market.js";
import { RandomStream, unit } from "../../model/engine/random.js";
import { programRoot } from "../node/process/program.js";
import { type Measurement, measure, measureBeside, type Twin } from "./measure.js";
import { randomMarket } from "./randomMarket.js";
import { syntheticRegion } from "./syntheticRegion.js";

/** Prices of the base year are eight digits away from what clears the shocked market, and back. */
const OPTIONS = { tolerance: 1e-8, maxIterations: 600 };

/**
 * The market of the delta and of a large invented region, with the tolls, rents of protection, entry and saving that
 * they have: one application of its map, beside its twin in C, and the way to prices that clear it. `folder`: where the
 * markets and the twin are left.
 */
export function* marketBenchmarks(delta: Region, folder: string): Generator<Measurement> {
  const inC = marketInC(folder);
  for (const [size, region] of [
    ["delta", () => delta],
    ["300x20", () => syntheticRegion(delta, 300, 20)],
  ] as const) {
    const calibration = calibrate(region());
    const { market, inputs } = shockedMarket(calibration);
    const file = dumpMarket(`${folder}/${size}.market`, market, inputs);
    yield asTheSolver(market, inputs, (apply) => measureBeside("market-map", size, apply, () => inC(file)));
    yield* solving(size, market, calibration.inputs, inputs);
  }
}

/** The base year's prices with productivities that differ from its own, so that nothing is at rest. */
function shockedMarket({ world, market: cleared, inputs }: Calibration): { market: Market; inputs: MarketInputs } {
  const market = new Market(world.economy);
  market.startFrom(cleared);
  const shocked = { ...inputs, productivity: inputs.productivity.map((value, k) => value * (1 + 0.02 * Math.sin(k))) };
  market.prepare(shocked);
  return { market, inputs: shocked };
}

/** From a rough guess, and from the other of two years in turns. */
function* solving(size: string, market: Market, usual: MarketInputs, shocked: MarketInputs): Generator<Measurement> {
  const samples = size === "delta" ? 15 : 3;
  const cold = () => {
    market.coldStart();
    market.clear(shocked, OPTIONS);
  };
  yield measure("solve-cold", size, cold, samples);
  let turn = 0;
  yield measure("solve-warm", size, () => market.clear(turn++ % 2 === 0 ? usual : shocked, OPTIONS), samples);
}

/** Work with rounds of the solver on a prepared market: `apply` makes one, from the unknowns to their image. */
function asTheSolver<Result>(market: Market, inputs: MarketInputs, work: (apply: () => void) => Result): Result {
  const { kernels } = workspace!;
  return workspace!.borrow((mirror) => {
    const [at, given] = [mirror.place("MarketState", market), mirror.place("MarketInputs", inputs)];
    return work(() => kernels.applyMap(at, given));
  });
}

/**
 * Writes a prepared market with its unknowns and their image, and the key of firms' draws, for twins in other
 * languages. Returns the file.
 */
export function dumpMarket(file: string, market: Market, inputs: MarketInputs, key = 0): string {
  const { economy, shares, costConstant, taxFactor, linkMass, unknowns, image } = market;
  asTheSolver(market, inputs, (apply) => apply());
  // What is as large as the wedges and used up before the map is applied stays out.
  dump(file, {
    key,
    economy: { ...economy, names: null, nodeIds: null, goods: null },
    inputs: {
      ...inputs,
      linkMass: null,
      policy: { ...inputs.policy, protection: null, tariff: null, taste: null },
      wedges: { ...inputs.wedges, coordination: null },
    },
    market: {
      primaryShare: shares.primary,
      labourMix: shares.labourMix,
      costConstant,
      taxFactor,
      linkMass,
      unknowns,
      image,
    },
  });
  return file;
}

/**
 * The reference workload, beside scripts/bench/year.py: 8 % of the firms move to a random node, cell masses are added
 * up, the market map is applied 15 times. `folder`: where its market is left for the twin.
 */
export function referenceYear(nodes: number, sectors: number, firms: number, folder: string): Measurement {
  const { economy, inputs } = randomMarket(nodes, sectors);
  const market = new Market(economy);
  market.clear(inputs);
  const random = new RandomStream("bench", 0, "reference");
  const beginning = Int32Array.from({ length: firms }, (_, a) => random.beginning(a));
  const linkOf = (sector: number, place: number) => (sector * nodes + place) * nodes + place;
  const link = Int32Array.from({ length: firms }, (_, a) => linkOf(a % sectors, Math.floor(a / sectors) % nodes));
  const weight = new Float64Array(firms).fill((nodes * sectors) / firms);
  const found = { agent: new Int32Array(firms), word: new Int32Array(firms) };
  const low = new Float64Array(nodes * sectors).fill(0.08);
  const high = new Float64Array(nodes * sectors).fill(1);
  const calm = { beginning, link, from: 0, end: firms, draw: 0, n: nodes, low, high };
  const { linkMass } = inputs;
  let year = 0;
  // A loop of its own: V8 may throw away what it compiles of a function with several, year after year.
  const move = (movers: number) => {
    for (let m = 0; m < movers; m++) {
      const a = found.agent[m]!;
      const to = Math.floor((unit(found.word[m]!) / 0.08) * nodes);
      link[a] = linkOf(Math.floor(link[a]! / (nodes * nodes)), to);
    }
  };
  const step = () => {
    year++;
    move(random.outside({ ...calm, year }, found));
    linkMass.fill(0);
    addAt(link, weight, firms, linkMass);
    market.prepare(inputs);
    asTheSolver(market, inputs, (apply) => {
      for (let k = 0; k < 15; k++) apply();
    });
  };
  step();
  const size = `${nodes}x${sectors}x${firms}`;
  const file = dumpMarket(`${folder}/${size}.market`, market, inputs, random["keyLow"]);
  // In numpy, and in numba where that is installed; nothing without python3 and numpy.
  const twin = [`${programRoot}/scripts/bench/year.py`, file, String(firms)];
  return measureBeside("year", size, step, () => timesOf("python3", twin));
}

const FLAGS = [["-O3"], ["-O3", "-march=native", "-ffast-math"]];

/** Images are logs; sums in another order differ in the last digits. */
const SAME = 1e-12;

type Timed = Pick<Twin, "name" | "leastUs">;

/**
 * Compiles scripts/bench/market.c into a folder; a function that runs it on a dump, which times nothing without gcc.
 */
export function marketInC(folder: string): (dump: string) => Timed[] {
  const programs = FLAGS.flatMap((flags, k) => {
    const program = `${folder}/market-${k}`;
    const source = `${programRoot}/scripts/bench/market.c`;
    const { status, stderr } = spawnSync("gcc", [...flags, source, "-lm", "-o", program], { encoding: "utf8" });
    if (status === 0) return [{ name: `C ${flags.join(" ")}`, program }];
    process.stderr.write(`market.c: ${stderr ?? "no gcc here"}\n`);
    return [];
  });
  return (dump) =>
    programs.flatMap(({ name, program }) => timesOf(program, [dump]).map(({ leastUs }) => ({ name, leastUs })));
}

/** Lines "numpy 6060.0 us, largest difference 3e-15" of a twin; it is left out where its image is another. */
function timesOf(program: string, options: string[]): Timed[] {
  const env = { ...process.env, OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1" };
  const { status, stdout, stderr } = spawnSync(program, options, { encoding: "utf8", env });
  if (status !== 0) process.stderr.write(`${program}: ${stderr ?? "is not here"}\n`);
  return Array.from((stdout ?? "").matchAll(/^(\w+) (\S+) us, largest difference (\S+)$/gm)).flatMap(
    ([line, name, us, difference]) => {
      if (Number(difference) <= SAME) return [{ name: name!, leastUs: Number(us) }];
      process.stderr.write(`${program}: another market: ${line}\n`);
      return [];
    },
  );
}

/**
 * Writes every number, word and array of a tree as a record: a line "path type length" (types f64, i32 and text), then
 * the bytes, in the order of this machine.
 */
function dump(path: string, tree: object): void {
  const file = openSync(path, "w");
  for (const [name, value] of leaves(tree, "")) {
    const type = typeof value === "string" ? "text" : value instanceof Int32Array ? "i32" : "f64";
    const bytes = typeof value === "string" ? Buffer.from(value) : value;
    writeSync(file, `${name} ${type} ${bytes.length}\n`);
    writeSync(file, bytes);
  }
  closeSync(file);
}

/** Everything in a tree of objects by its path: numbers as arrays of one, texts and typed arrays as they are. */
function* leaves(tree: object, path: string): Generator<[string, string | Float64Array | Int32Array]> {
  for (const [key, value] of Object.entries(tree)) {
    const name = path + key;
    if (typeof value === "number" || typeof value === "boolean") yield [name, Float64Array.of(Number(value))];
    else if (typeof value === "string" || value instanceof Float64Array || value instanceof Int32Array)
      yield [name, value];
    else if (value && !ArrayBuffer.isView(value)) yield* leaves(value, `${name}.`);
  }
}
