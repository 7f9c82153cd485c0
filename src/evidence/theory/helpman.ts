/**
 * Housing as the force of dispersion (Helpman 1998; Redding and Sturm 2008): one labour type, mobile, makes varieties
 * under free entry and lives on housing of fixed supply, whose rent goes to residents ("local") or to a pool by heads
 * ("national").
 */
import { z } from "zod";
import { exp, log, pow } from "../../maths/numerics/elementary.js";
import { geometricGrid, linearGrid } from "../../maths/numerics/roots.js";
import { housingRent } from "../../model/engine/accounts.js";
import { clear, firstBarrier, ifAny, manufacturesStage, numbered, type Stage, setCommonFreeness } from "./bare.js";
import { symmetricSlope } from "./corePeriphery.js";
import { equalShares, type Payoffs, replicator, settle } from "./longRun.js";
import { aboveOne, positive, properFraction, solver } from "./solver.js";

const variant = z.enum(["local", "national"]);
type RentOwner = z.output<typeof variant>;

/** Units: a firm's price is its wage, the mean wage is one and the population is one, as many firms as people. */
function housingStage(sigma: number, mu: number, housing: readonly number[], rents: RentOwner): Stage {
  const stage = manufacturesStage(
    { places: housing.length, sigma, share: mu, labour: [1] },
    { freeEntry: { sector: 0, paidIn: { kind: "bundle" }, amount: 1 / (sigma - 1) } },
    {
      housingShare: 1 - mu,
      landOwner: rents === "local" ? { kind: "local" } : { kind: "pool", by: "heads" },
    },
  );
  stage.inputs.housingLand.set(housing);
  stage.inputs.productivity.fill(sigma / (sigma - 1));
  return stage;
}

/** Rent of a unit of housing. [n] */
function housingRents({ market, inputs }: Stage): Float64Array {
  return market.spending.map((_, i) => housingRent(market, inputs.housingLand, i));
}

/** Income per head over P^mu rent^(1-mu), given the shares of people. */
function residentsPayoffs(stage: Stage): Payoffs {
  const { economy, market, inputs } = stage;
  return (shares) => {
    inputs.workers.set(shares);
    inputs.residents.set(shares);
    clear(stage);
    const rents = housingRents(stage);
    return shares.map((people, i) => {
      const living = pow(market.price[i], economy.expenditureShare[0]) * pow(rents[i], economy.housingShare);
      return market.spending[i] / people / living;
    });
  };
}

const parameters = { sigma: aboveOne, mu: properFraction };
const atBarrier = { ...parameters, T: aboveOne, variant };

/**
 * -ln phi that is scanned. No good travels freely here, so that without trade nothing would tie the wages of one place
 * to those of the other.
 */
const BARRIERS = geometricGrid(1e-3, 12, 80);

/** Barrier index Z = (1 - phi)/(1 + phi) from which on dispersion is unstable. */
export const breaks = solver("t04_helpman", "breaks", parameters, ({ sigma, mu }) => {
  const breakOf = (rents: RentOwner) => {
    const stage = housingStage(sigma, mu, [1, 1], rents);
    const payoffs = residentsPayoffs(stage);
    const phi = ifAny(
      firstBarrier(stage, () => symmetricSlope(payoffs), BARRIERS),
      (barrier) => exp(-barrier),
    );
    return {
      [`Z_${rents}`]: ifAny(phi, (free) => (1 - free) / (1 + free)),
      [`T_break_${rents}`]: ifAny(phi, (free) => pow(free, 1 / (1 - sigma))),
    };
  };
  return { one_minus_mu_times_sigma: (1 - mu) * sigma, ...breakOf("local"), ...breakOf("national") };
});

export const unique = solver(
  "t04_helpman",
  "unique",
  { ...atBarrier, H: z.array(positive).min(2) },
  ({ sigma, mu, T, H, variant }) => {
    const stage = housingStage(sigma, mu, H, variant);
    setCommonFreeness(stage, pow(T, 1 - sigma));
    const payoffs = residentsPayoffs(stage);
    const decreasing = H.length === 2 ? advantageFalls(payoffs) : null;
    const { stocks } = settle(replicator(payoffs), equalShares(H.length), { corners: false });
    const welfare = payoffs(stocks);
    return {
      one_minus_mu_times_sigma: (1 - mu) * sigma,
      lam_eq: H.length === 2 ? stocks[0] : stocks,
      monotone_decreasing: decreasing,
      ...numbered("w", stage.market.wage),
      ...numbered("r", housingRents(stage)),
      ...numbered("V", welfare),
    };
  },
);

/** True where the first place's advantage falls all the way as people move in, so that there is one rest point only. */
function advantageFalls(payoffs: Payoffs): boolean {
  const advantage = linearGrid(0.02, 0.98, 49).map((share) => {
    const [first, second] = payoffs(Float64Array.of(share, 1 - share));
    return log(first / second);
  });
  return advantage.every((value, k) => k === 0 || value < advantage[k - 1]);
}

export const curves = solver(
  "t04_helpman",
  "curves",
  {
    ...atBarrier,
    H: z.array(positive).length(2).default([1, 1]),
    rows: z.array(z.object({ lam: properFraction })),
  },
  ({ sigma, mu, T, H, variant, rows }) => {
    const stage = housingStage(sigma, mu, H, variant);
    setCommonFreeness(stage, pow(T, 1 - sigma));
    const payoffs = residentsPayoffs(stage);
    return {
      rows: rows.map(({ lam }) => {
        const welfare = payoffs(Float64Array.of(lam, 1 - lam));
        return {
          ...numbered("w", stage.market.wage),
          ...numbered("P", stage.market.price),
          ...numbered("r", housingRents(stage)),
          ...numbered("V", welfare),
          lnratio: log(welfare[0] / welfare[1]),
        };
      }),
    };
  },
);
