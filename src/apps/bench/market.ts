import { type Calibration, calibrate } from "../../calibrate/index.js";
import type { Region } from "../../input/index.js";
import { workspace } from "../../maths/numerics/simd.js";
import { Market, type MarketInputs } from "../../model/engine/market.js";
import { type Measurement, measure, measureBeside } from "./measure.js";
import { syntheticRegion } from "./syntheticRegion.js";
import { dump, marketInC } from "./twins.js";

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
    const file = `${folder}/${size}.market`;
    dumpMarket(file, market, inputs);
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
export function asTheSolver<Result>(market: Market, inputs: MarketInputs, work: (apply: () => void) => Result): Result {
  const { kernels } = workspace!;
  return workspace!.borrow((mirror) => {
    const [at, given] = [mirror.place("MarketState", market), mirror.place("MarketInputs", inputs)];
    return work(() => kernels.applyMap(at, given));
  });
}

/** A prepared market with its unknowns and their image, and the key of firms' draws, for twins in other languages. */
export function dumpMarket(file: string, market: Market, inputs: MarketInputs, key = 0): void {
  const { economy, shares, costConstant, taxFactor, linkMass, unknowns, image } = market;
  asTheSolver(market, inputs, (apply) => apply());
  // What is as large as the wedges and used up before the map is applied stays out.
  dump(file, {
    key,
    economy: { ...economy, nodeIds: null, goods: null },
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
}
