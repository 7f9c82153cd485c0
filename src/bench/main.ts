import { calibrate, startWorld } from "../calibrate/index.js";
import { Market } from "../engine/market.js";
import type { Policy } from "../engine/policy.js";
import { RandomStream } from "../engine/random.js";
import { Simulation } from "../engine/simulation.js";
import { trade } from "../engine/trade.js";
import { Governments } from "../governance/governments.js";
import { diskFiles } from "../node/files.js";
import { programRoot } from "../node/program.js";
import { loadRegion } from "../scenario/index.js";
import { plainGoodsMarket } from "./baseline.js";
import { type Measurement, measure } from "./measure.js";
import { randomMarket } from "./randomMarket.js";
import { referenceYear } from "./referenceYear.js";
import { syntheticRegion } from "./syntheticRegion.js";

const SIZES = [
  [27, 12],
  [300, 20],
] as const;
const FIRMS = [100_000, 1_000_000] as const;

/** npm run bench [-- --json]: seeded benchmarks, medians; ratios against a plain implementation in the same run. Timings never fail anything. */
function main(): void {
  const json = process.argv.includes("--json");
  for (const line of benchmarks()) {
    const { name, size, medianUs, iqrUs, ratio } = line;
    if (json) process.stdout.write(`${JSON.stringify(line)}\n`);
    else {
      const compared = ratio === undefined ? "" : `  ${ratio.toFixed(2)} of the plain version`;
      process.stdout.write(
        `${name.padEnd(14)} ${size.padEnd(16)} ${medianUs.toFixed(1).padStart(12)} us  (iqr ${iqrUs.toFixed(1)})${compared}\n`,
      );
    }
  }
}

function* benchmarks(): Generator<Measurement> {
  for (const [nodes, sectors] of SIZES) yield* marketBenchmarks(nodes, sectors);
  for (const firms of FIRMS) yield measure("year", `27x12x${firms}`, referenceYear(27, 12, firms), 9, 50);
  for (const firms of FIRMS) yield fullYear(firms);
  yield decisionRound();
}

function* marketBenchmarks(nodes: number, sectors: number): Generator<Measurement> {
  const size = `${nodes}x${sectors}`;
  const { economy, inputs } = randomMarket(nodes, sectors);
  const market = new Market(economy);
  market.clear(inputs);
  const plain = measure("goods-plain", size, plainGoodsMarket(nodes, sectors, inputs, economy.substitution));
  yield plain;
  const goods = measure("goods-market", size, () => trade(market, inputs.wedges, inputs.lumpSums.targeted));
  yield { ...goods, ratio: goods.medianUs / plain.medianUs };
  yield measure("market-map", size, () => market.evaluate(inputs));
  const options = { tolerance: 1e-8, maxIterations: 600 };
  yield measure("solve-cold", size, () => {
    market.coldStart();
    market.clear(inputs, options);
  });
  const usual = inputs.productivity.slice();
  const shocked = usual.map((value, k) => value * (1 + 0.02 * Math.sin(k)));
  let turn = 0;
  yield measure("solve-warm", size, () => {
    inputs.productivity = turn++ % 2 === 0 ? shocked : usual;
    market.clear(inputs, options);
  });
}

const deltaRegion = () => loadRegion(`${programRoot}/scenarios/regions/yangtze-river-delta/region.yaml`, diskFiles);

/** One decision of the 27 city governments of the Yangtze River Delta on their tax rebate, looking three years ahead. */
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

/** The real year, moves, market, accounts and all, with agents. */
function fullYear(firms: number): Measurement {
  const template = deltaRegion();
  const calibration = calibrate(syntheticRegion(template, 27, 12));
  const world = startWorld(calibration, firms, new RandomStream("bench", 0, "firms"));
  const simulation = new Simulation(world, () => calibration.world.basePolicy, { start: calibration.market });
  return measure("year-full", `27x12x${firms}`, () => simulation.step(), 9, 50);
}

main();
