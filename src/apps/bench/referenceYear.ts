import { Market } from "../../model/engine/market.js";
import { RandomStream } from "../../model/engine/random.js";
import { randomMarket } from "./randomMarket.js";

/**
 * The reference workload: 8 % of the firms move to a random node, cell masses are added up, the market map is applied
 * 15 times.
 */
export function referenceYear(nodes: number, sectors: number, firms: number): () => void {
  const { economy, inputs } = randomMarket(nodes, sectors);
  const market = new Market(economy);
  market.clear(inputs);
  const random = new RandomStream("bench", 0, "reference");
  const key = Uint32Array.from({ length: firms }, (_, a) => a);
  const sector = Uint16Array.from({ length: firms }, (_, a) => a % sectors);
  const plant = Uint16Array.from({ length: firms }, (_, a) => Math.floor(a / sectors) % nodes);
  const weight = new Float64Array(firms).fill((nodes * sectors) / firms);
  const { linkMass } = inputs;
  let year = 0;
  return () => {
    year++;
    linkMass.fill(0);
    for (let a = 0; a < firms; a++) {
      const u = random.coarse(key[a]!, year, 0);
      if (u < 0.08) plant[a] = Math.floor((u / 0.08) * nodes);
      linkMass[(sector[a]! * nodes + plant[a]!) * nodes + plant[a]!]! += weight[a]!;
    }
    market.prepare(inputs);
    for (let k = 0; k < 15; k++) market.evaluate(inputs);
  };
}
