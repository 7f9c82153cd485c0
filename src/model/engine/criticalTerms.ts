import { log } from "../../maths/numerics/elementary.js";
import type { Economy } from "./economy.js";
import type { WedgePolicy } from "./instruments.js";
import type { CriticalInput } from "./policyEntries.js";
import { compileSector } from "./wedges.js";

/**
 * Critical inputs (7.2o to 7.2r): what some plants buy of a sector is a nest of the goods of its origins and of all
 * others, with an elasticity of its own, in calibrated shares about the base year. All arrays are [n], by buyer.
 */
export interface CriticalTerms {
  input: CriticalInput;
  /** theta: share of the origins in what is paid at base-year prices, the second source counted. */
  share: Float64Array;
  /** Ln of Phi in the base year, of the origins and of all others. */
  logOrigins: Float64Array;
  logOthers: Float64Array;
  /** Ln price of the composite in the base year, and ln of what the second source adds to it. */
  logBase: Float64Array;
  logSurcharge: Float64Array;
}

/** One of them in the market. `at`: where ln Q stands among the unknowns. */
export interface Critical extends CriticalTerms {
  at: number;
  /** What its users pay for the input, and the part of it that goes to the origins. [n] */
  purchases: Float64Array;
  originShare: Float64Array;
  /** Image of ln Q. [n] */
  sought: Float64Array;
  /** What is bought of a seller beyond what all purchases from a common composite would be, over its Phi. [j*n + i] */
  excess: Float64Array;
}

/** What the base year, with its competitiveness [s*n + i], says of critical inputs; undefined where there are none. */
export function criticalTerms(
  economy: Economy,
  basePolicy: WedgePolicy,
  competitiveness: Float64Array,
  inputs: readonly CriticalInput[],
): CriticalTerms[] | undefined {
  if (inputs.length === 0) return undefined;
  const n = economy.nodes;
  return inputs.map((input) => {
    const { sector, origins, secondSource, premium } = input;
    const freeness = compileSector(economy, basePolicy, sector);
    const rows = () => new Float64Array(n);
    const terms = {
      input,
      share: rows(),
      logOrigins: rows(),
      logOthers: rows(),
      logBase: rows(),
      logSurcharge: rows(),
    };
    for (let j = 0; j < n; j++) {
      const [ours, others] = parts(freeness, j * n, competitiveness, sector * n, origins);
      const theta = ours / (ours + others);
      // Where nobody else sells there is no second source.
      const made = others > 0 ? secondSource : 0;
      const paid = 1 + theta * made * premium;
      terms.share[j] = (theta * (1 - made)) / paid;
      terms.logOrigins[j] = log(ours);
      terms.logOthers[j] = log(others);
      terms.logBase[j] = log(ours + others) / (1 - economy.substitution[sector]);
      terms.logSurcharge[j] = log(paid);
    }
    return terms;
  });
}

/** The terms with room for a market; ln Q of the first stands at `start` of the unknowns. */
export function criticalOf(terms: readonly CriticalTerms[], start: number): Critical[] {
  return terms.map((one, at) => {
    const n = one.share.length;
    const rows = () => new Float64Array(n);
    const room = { purchases: rows(), originShare: rows(), sought: rows(), excess: new Float64Array(n * n) };
    return { ...one, ...room, at: start + at * n };
  });
}

/** Phi of a buyer (7.2e) by the origins and by all others; `row` of freeness, `cell` of supply. */
function parts(
  freeness: Float64Array,
  row: number,
  supply: Float64Array,
  cell: number,
  origins: Uint8Array,
): [ours: number, others: number] {
  let ours = 0;
  let others = 0;
  for (let i = 0; i < origins.length; i++) {
    const part = freeness[row + i] * supply[cell + i];
    if (origins[i] === 1) ours += part;
    else others += part;
  }
  return [ours, others];
}
