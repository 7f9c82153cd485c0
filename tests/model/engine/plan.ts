import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import type { Economy } from "../../../src/model/engine/economy.js";
import { emptyPolicy } from "../../../src/model/engine/instruments.js";
import { RandomStream } from "../../../src/model/engine/random.js";
import type { RelocationPlan } from "../../../src/model/engine/release.js";

/** An economy of three cities and a hinterland with two sectors, a tenth of whose firms think again about their plant, a fifth of the others about headquarters. */
export function movingEconomy(): Economy {
  const economy = bareEconomy({ nodes: 4, sectors: 2, labourTypes: 1 }, { isCity: Uint8Array.of(1, 1, 1, 0) });
  economy.relocation.plantHazard.fill(0.1);
  economy.relocation.headquartersHazard.fill(0.2);
  economy.relocation.sizeDispersion = 1;
  economy.relocation.tasteDispersion = 0.5;
  return economy;
}

/** A year in which nobody closes, enters or is released and every place is as good as another. */
export function calmPlan(economy: Economy, set: Partial<RelocationPlan> = {}): RelocationPlan {
  const { nodes: n, sectors, labourTypes } = economy;
  const cells = () => new Float64Array(sectors * n);
  return {
    economy,
    policy: emptyPolicy(n, sectors, labourTypes),
    year: 2024,
    recordFlows: true,
    exit: cells(),
    close: cells(),
    release: cells(),
    plantWeight: new Float64Array(sectors * n * n).fill(1),
    headquartersWeight: new Float64Array(sectors * n * n).fill(1),
    plantCloseness: new Float64Array(sectors * n * n).fill(1),
    headquartersCloseness: new Float64Array(n * n).fill(1),
    releaseWeight: cells(),
    releaseTo: new Map(),
    settling: new Map(),
    refused: cells(),
    entry: new Float64Array(sectors * n * n),
    taxHistory: [],
    ...set,
  };
}

/** Numbers between two bounds, the same for the same seed. */
export function drawn(seed: string, length: number, low: number, high: number): Float64Array {
  const stream = new RandomStream(seed, length, "numbers");
  return Float64Array.from({ length }, (_, k) => low + (high - low) * stream.uniform(k, 0, 0));
}

/** A year in which everything happens at once, drawn from a seed: exit, closure, release to two places, refusals, entry, and pulls of any kind. */
export function stormyPlan(economy: Economy, seed: string): RelocationPlan {
  const { nodes: n, sectors } = economy;
  const releaseWeight = new Float64Array(sectors * n);
  for (let s = 0; s < sectors; s++) releaseWeight.set([0, 2, 1], s * n);
  const closeness = drawn(`${seed} closeness`, sectors * n * n, 0, 0.5);
  const between = drawn(`${seed} offices`, n * n, 0, 0.5);
  for (let i = 0; i < n; i++) {
    between[i * n + i] = 1;
    for (let s = 0; s < sectors; s++) closeness[(s * n + i) * n + i] = 1;
  }
  return calmPlan(economy, {
    exit: drawn(`${seed} exit`, sectors * n, 0, 0.2),
    close: drawn(`${seed} close`, sectors * n, 0, 0.2),
    release: drawn(`${seed} release`, sectors * n, 0, 0.2),
    plantWeight: drawn(`${seed} plants`, sectors * n * n, 0, 1),
    headquartersWeight: drawn(`${seed} headquarters`, sectors * n * n, 0, 1),
    plantCloseness: closeness,
    headquartersCloseness: between,
    releaseWeight,
    refused: drawn(`${seed} refused`, sectors * n, 0, 0.5),
    entry: drawn(`${seed} entry`, sectors * n * n, 0, 2),
  });
}
