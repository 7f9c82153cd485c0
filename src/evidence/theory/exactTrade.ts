/**
 * Trade and technology as data (Caliendo and Parro 2015): a region with the key `exact` at rest, and the same world
 * under the tariffs of another table between some of its nodes. Through the calibration and the market of every region.
 */
import { z } from "zod";
import { type Calibration, calibrate } from "../../calibrate/index.js";
import { type FileSource, fileNamed, loadRegion, readCsvTable } from "../../input/index.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { costOfLiving, tradeFlows } from "../../model/engine/accounts.js";
import type { Economy } from "../../model/engine/economy.js";
import { copyPolicy } from "../../model/engine/instruments.js";
import { Market } from "../../model/engine/market.js";
import { compileWedges } from "../../model/engine/wedges.js";
import { solver } from "./solver.js";

/** Effects of a hundredth of a per cent are read to four digits. */
const CLEARING = { tolerance: 1e-12, maxIterations: 3000 };

const tariffRow = ({ nodeIds, sectorIds }: Economy) =>
  z.strictObject({
    origin: z.enum(nodeIds),
    destination: z.enum(nodeIds),
    sector: z.enum(sectorIds),
    tariff: z.number(),
  });

type TariffRow = z.output<ReturnType<typeof tariffRow>>;

/** What other tariffs do to a node, per cent. */
export interface TariffEffect {
  realWage: number;
  /** Wages and tariff revenue over the cost of living. */
  realIncome: number;
  /** First-order welfare, as published: terms of trade and volume of trade together. */
  welfareFirstOrder: number;
  termsOfTrade: number;
  volumeOfTrade: number;
}

/** A change of tariffs. */
const change = {
  /** A region with the key `exact`: a name under which one ships, or a path. */
  region: z.string(),
  /** The table of tariffs: origin, destination, sector, tariff; seen from the region's file. */
  tariffs: z.string(),
  /** Between which nodes: all, where none are named. */
  between: z.array(z.string()).optional(),
};

type TariffChange = z.output<z.ZodObject<typeof change>>;

/** Effects by node. Throws UserError for files that cannot be read, SimulationError where the world does not clear. */
export function tariffEffects(
  files: FileSource,
  { region, tariffs, between }: TariffChange,
): Map<string, TariffEffect> {
  const file = fileNamed(files, region);
  const calibration = calibrate(loadRegion(file, files));
  const { rows } = readCsvTable(files, fileNamed(files, tariffs, file), tariffRow(calibration.world.economy));
  const inside = between && new Set(between);
  const changed = rows.filter(({ origin, destination }) => !inside || (inside.has(origin) && inside.has(destination)));
  return effectsOf(calibration, clearedWith(calibration, changed));
}

/** A cleared market with what it was given. */
type Cleared = Pick<Calibration, "market" | "inputs">;

/** The world's market with other tariffs on some goods. */
function clearedWith({ world, market, inputs }: Calibration, rows: readonly TariffRow[]): Cleared {
  const { economy, basePolicy } = world;
  const n = economy.nodes;
  const policy = copyPolicy(basePolicy);
  const node = new Map(economy.nodeIds.map((id, i) => [id, i]));
  const sector = new Map(economy.sectorIds.map((id, s) => [id, s]));
  for (const { origin, destination, sector: goods, tariff } of rows) {
    const pair = node.get(origin)! * n + node.get(destination)!;
    policy.tariff[sector.get(goods)! * n * n + pair] = tariff;
  }
  const other = { market: new Market(economy), inputs: { ...inputs, policy, wedges: compileWedges(economy, policy) } };
  other.market.startFrom(market);
  other.market.clear(other.inputs, CLEARING);
  return other;
}

/** Effects by node, per cent of before; of one type of labour. */
function effectsOf(before: Cleared, after: Cleared): Map<string, TariffEffect> {
  const { economy } = before.market;
  const [living, livingAfter] = [before, after].map(({ market, inputs }) => costOfLiving(market, inputs.housingLand));
  const { terms, volume } = firstOrder(before, after);
  return new Map(
    economy.nodeIds.map((id, i) => {
      const dearer = livingAfter[i] / living[i];
      const [termsOfTrade, volumeOfTrade] = [100 * terms[i], 100 * volume[i]];
      const effect: TariffEffect = {
        realWage: 100 * (after.market.wage[i] / before.market.wage[i] / dearer - 1),
        realIncome: 100 * (after.market.spending[i] / before.market.spending[i] / dearer - 1),
        welfareFirstOrder: termsOfTrade + volumeOfTrade,
        termsOfTrade,
        volumeOfTrade,
      };
      return [id, effect];
    }),
  );
}

/**
 * Welfare to the first order (the paper's equation 17), as shares of spending [n]; changes are shares of before:
 *
 *   terms of trade    sum (E dc - M dc') / I
 *   volume of trade   sum tariff M (dM - dc') / I
 *
 * Sums over goods and partners: E exports and M imports, both less tariff, c unit cost at home, c' at the supplier, I
 * spending.
 */
function firstOrder(before: Cleared, after: Cleared): { terms: Float64Array; volume: Float64Array } {
  const { economy, unitCost, spending } = before.market;
  const { nodes: n, sectors } = economy;
  const [terms, volume] = [new Float64Array(n), new Float64Array(n)];
  const [sold, soldAfter] = [before, after].map(sellersReceipts);
  // Money of both in units in which the world's wages are the same: changes in per cent depend on the unit.
  const [wages, wagesAfter] = [before, after].map(({ market, inputs }) =>
    sumOf(inputs.workers, (workers, k) => workers * market.wage[k]),
  );
  const unit = wages / wagesAfter;
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < n; i++) {
      const dearer = (unit * after.market.unitCost[s * n + i]) / unitCost[s * n + i] - 1;
      for (let j = 0; j < n; j++) {
        const at = (s * n + i) * n + j;
        if (!(sold[at] > 0)) continue;
        const more = (unit * soldAfter[at]) / sold[at] - 1;
        terms[i] += (sold[at] * dearer) / spending[i];
        terms[j] -= (sold[at] * dearer) / spending[j];
        volume[j] += (before.inputs.policy.tariff[at] * sold[at] * (more - dearer)) / spending[j];
      }
    }
  }
  return { terms, volume };
}

/** What sellers in i get from buyers in j. [s*n*n + i*n + j] */
function sellersReceipts({ market, inputs }: Cleared): Float64Array {
  return tradeFlows(market, inputs).bySector.map((value, at) => value / (1 + inputs.policy.tariff[at]));
}

/** Effects as cases have them: of the nodes that they name, all numbers in per cent. */
export const tariffs = solver("exact_trade", "tariffs", change, (asked, files) => {
  if (!files) throw new Error("exact_trade: a case that names files needs a source of files");
  return { nodes: Object.fromEntries(tariffEffects(files, asked)) };
});
