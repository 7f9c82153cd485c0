import { Market } from "../../model/engine/market.js";
import { RandomStream, unit } from "../../model/engine/random.js";
import { asTheSolver, dumpMarket } from "./market.js";
import { type Measurement, measureBeside } from "./measure.js";
import { randomMarket } from "./randomMarket.js";
import { yearInPython } from "./twins.js";

/**
 * The reference workload, beside scripts/bench/year.py: 8 % of the firms move to a random node, cell masses are added
 * up, the market map is applied 15 times. `folder`: where its market is left for the twin.
 */
export function referenceYear(nodes: number, sectors: number, firms: number, folder: string): Measurement {
  const { economy, inputs } = randomMarket(nodes, sectors);
  const market = new Market(economy);
  market.clear(inputs);
  const random = new RandomStream("bench", 0, "reference");
  const key = Uint32Array.from({ length: firms }, (_, a) => a);
  const sector = Uint16Array.from({ length: firms }, (_, a) => a % sectors);
  const plant = Uint16Array.from({ length: firms }, (_, a) => Math.floor(a / sectors) % nodes);
  const weight = new Float64Array(firms).fill((nodes * sectors) / firms);
  const words = new Uint32Array(2048);
  const { linkMass } = inputs;
  let year = 0;
  const step = () => {
    year++;
    linkMass.fill(0);
    for (let a = 0; a < firms; a++) {
      const at = a % words.length;
      if (at === 0) random.coarseWords(key, a, Math.min(a + words.length, firms), year, 0, words);
      const u = unit(words[at]!);
      if (u < 0.08) plant[a] = Math.floor((u / 0.08) * nodes);
      linkMass[(sector[a]! * nodes + plant[a]!) * nodes + plant[a]!]! += weight[a]!;
    }
    market.prepare(inputs);
    asTheSolver(market, inputs, (apply) => {
      for (let k = 0; k < 15; k++) apply();
    });
  };
  step();
  const size = `${nodes}x${sectors}x${firms}`;
  const file = `${folder}/${size}.market`;
  dumpMarket(file, market, inputs, random["keyLow"]);
  return measureBeside("year", size, step, () => yearInPython(file, firms));
}
