/**
 * Footloose entrepreneurs (Forslid and Ottaviano 2003): general labour (type 0) stays, farms and is the variable input;
 * each firm needs one skilled worker (type 1), who moves to the higher real wage. Rent that a tax may take from the
 * core: Baldwin and Krugman 2004.
 */
import { z } from "zod";
import { exp, pow } from "../../maths/numerics/elementary.js";
import { findRoot, firstRoot, slope } from "../../maths/numerics/roots.js";
import {
  BARRIERS,
  clear,
  firstBarrier,
  ifAny,
  MANUFACTURES,
  manufacturesStage,
  numbered,
  realWages,
  type Stage,
  setCommonFreeness,
} from "./bare.js";
import { symmetricSlope } from "./corePeriphery.js";
import { equalShares, type Payoffs, payoffGap } from "./longRun.js";
import { aboveOne, fraction, positive, properFraction, solver } from "./solver.js";

const GENERAL = 0;
const SKILLED = 1;

/** Units: a firm's price is the general wage, which is one. `general` by place; `skilled` in total, for the payoffs. */
function entrepreneurStage(sigma: number, mu: number, general: ArrayLike<number>): Stage {
  const places = general.length;
  const stage = manufacturesStage(
    { places, sigma, share: mu, labour: [1, 0] },
    {
      homogeneousLabour: GENERAL,
      freeEntry: { sector: MANUFACTURES, paidIn: { kind: "labour", type: SKILLED }, amount: 1 },
    },
  );
  const { workers, productivity, policy } = stage.inputs;
  workers.set(Float64Array.from(general), GENERAL * places);
  productivity.fill(sigma / (sigma - 1));
  policy.localShareWage.fill(1);
  return stage;
}

/** After-tax real wages of the skilled, given their shares. */
function skilledPayoffs(stage: Stage, skilled: number): Payoffs {
  const { nodes: n } = stage.economy;
  const { workers, policy } = stage.inputs;
  return (shares) => {
    for (let i = 0; i < n; i++) workers[SKILLED * n + i] = skilled * shares[i];
    clear(stage);
    return realWages(stage, SKILLED).map((real, i) => real * (1 - policy.wageTaxRate[SKILLED * n + i]));
  };
}

/**
 * Tax on the skilled of a core that holds everybody at which leaving would just pay; the core spends it at home, so
 * that markets stay as they are. Negative where only a subsidy would hold them.
 */
function largestTaxGap(stage: Stage, payoffs: Payoffs): number {
  const { wageTaxRate } = stage.inputs.policy;
  const at = SKILLED * stage.economy.nodes;
  const advantage = (tax: number) => {
    wageTaxRate[at] = tax;
    return payoffGap(payoffs, 1);
  };
  let subsidy = 1;
  while (advantage(-subsidy) < 0) subsidy *= 4;
  const tax = findRoot(advantage, -subsidy, 1);
  wageTaxRate[at] = 0;
  return tax;
}

const parameters = { sigma: aboveOne, mu: properFraction };

export const points = solver("t02_footloose_entrepreneur", "points", parameters, ({ sigma, mu }) => {
  const stage = entrepreneurStage(sigma, mu, [0.5, 0.5]);
  const payoffs = skilledPayoffs(stage, 1);
  const at = <Value>(phi: number, read: () => Value) => {
    setCommonFreeness(stage, phi);
    return read();
  };
  const freeness = (barrier: number) => exp(-barrier);
  const taxGap = (phi: number) => at(phi, () => largestTaxGap(stage, payoffs));
  const tradeCost = (phi: number) => pow(phi, 1 / (1 - sigma));
  const breakPoint = ifAny(
    firstBarrier(stage, () => symmetricSlope(payoffs)),
    freeness,
  );
  const sustainPoint = ifAny(
    firstBarrier(stage, () => payoffGap(payoffs, 1)),
    freeness,
  );
  const elsewhereAt = (barrier: number) => at(exp(-barrier), () => leftOutside(payoffs));
  const peak = ifAny(
    firstRoot((barrier) => slope(elsewhereAt, barrier, 2e-3 * barrier), BARRIERS),
    freeness,
  );
  return {
    phi_break: breakPoint,
    T_break: ifAny(breakPoint, tradeCost),
    phi_sustain: sustainPoint,
    T_sustain: ifAny(sustainPoint, tradeCost),
    phi_peak_rent: peak,
    max_tax_gap_at_peak: ifAny(peak, taxGap),
    max_tax_gap_at_break: ifAny(breakPoint, taxGap),
  };
});

/**
 * What the skilled would be left in real terms outside a core that holds everybody, as a share of what they have: the
 * rent of agglomeration is what is lacking, largest where this is least.
 */
function leftOutside(payoffs: Payoffs): number {
  const [core, periphery] = payoffs(Float64Array.of(1, 0));
  return periphery / core;
}

const rows = z.array(z.object({ lam: fraction }));
const curve = {
  ...parameters,
  phi: positive.lte(1),
  L: positive.default(1),
  H: positive.default(1),
  theta: fraction.default(0.5),
  rows,
};

function describeCurve({ sigma, mu, phi, L, H, theta, rows }: z.output<z.ZodObject<typeof curve>>) {
  const stage = entrepreneurStage(sigma, mu, [theta * L, (1 - theta) * L]);
  setCommonFreeness(stage, phi);
  const payoffs = skilledPayoffs(stage, H);
  return {
    rows: rows.map(({ lam }) => {
      const real = payoffs(Float64Array.of(lam, 1 - lam));
      return {
        ...numbered("w", stage.market.wage.slice(2 * SKILLED)),
        ...numbered("om", real),
        gap: real[0] - real[1],
        ratio: real[0] / real[1],
      };
    }),
  };
}

export const curves = solver("t02_footloose_entrepreneur", "curves", curve, describeCurve);
export const asymmetric = solver("t02_footloose_entrepreneur", "asymmetric", curve, describeCurve);

/**
 * Many equally near places: the barrier at which equal shares stop being stable (Gaspar, Castro and Correia-da-Silva,
 * Int. J. Econ. Theory).
 */
export const manyPlaces = solver(
  "t13_nregion",
  "fe_N",
  { ...parameters, N: z.number().int().gte(2) },
  ({ sigma, mu, N }) => {
    const stage = entrepreneurStage(sigma, mu, equalShares(N));
    const payoffs = skilledPayoffs(stage, 1);
    const rest = (share: number) =>
      Float64Array.from({ length: N }, (_, i) => (i === 0 ? share : (1 - share) / (N - 1)));
    const gap = (share: number) => {
      const [first, second] = payoffs(rest(share));
      return first - second;
    };
    const phi = ifAny(
      firstBarrier(stage, () => slope(gap, 1 / N, 2e-3 / N)),
      (barrier) => exp(-barrier),
    );
    return {
      Z_break: ifAny(phi, (free) => (1 - free) / (1 + (N - 1) * free)),
      phi_break: phi,
      T_break: ifAny(phi, (free) => pow(free, 1 / (1 - sigma))),
    };
  },
);
