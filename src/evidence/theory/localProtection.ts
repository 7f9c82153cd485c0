/**
 * Local protection where capital is footloose (Baldwin et al. 2003, chapter 12: the production-shifting effect): each
 * of two places sets how freely goods come in, capital settles, and payoffs are read off the market. One that protects
 * alone draws industry and gains; both that do lose.
 */
import {
  dominantStrategy,
  grimTrigger,
  type NormalForm,
  normalForm,
  payoffOf,
  positionOf,
} from "../../maths/bargaining/index.js";
import { log, pow } from "../../maths/numerics/elementary.js";
import { clear, consumerPrices, MANUFACTURES, type Stage, setFreeness, setMass } from "./bare.js";
import { capitalStage, restingShares } from "./footlooseCapital.js";
import { aboveOne, properFraction, solver } from "./solver.js";

const FREE = 0;
const PROTECT = 1;
const CELLS = { CC: [FREE, FREE], PC: [PROTECT, FREE], CP: [FREE, PROTECT], PP: [PROTECT, PROTECT] } as const;

interface Setting {
  sE: number;
  phi_free: number;
  phi_protect: number;
  mu: number;
  sigma: number;
}

interface Outcome {
  phi12: number;
  phi21: number;
  n: number;
  D1: number;
  D2: number;
  V1: number;
  V2: number;
}

export const localProtection = solver(
  "t16_local_protection",
  "local_protection",
  {
    sE: properFraction,
    phi_free: properFraction,
    phi_protect: properFraction,
    mu: properFraction,
    sigma: aboveOne,
  },
  (setting) => {
    const outcomes = new Map<string, Outcome>();
    const game = normalForm([2, 2], (profile) => {
      const outcome = settled(setting, profile);
      outcomes.set(profile.join(), outcome);
      return [outcome.V1, outcome.V2];
    });
    const cells = Object.entries(CELLS).map(([name, profile]) => [name, outcomes.get(profile.join())]);
    const [patience1, patience2] = grimTrigger(game, CELLS.CC, CELLS.PP);
    return {
      cells: Object.fromEntries(cells),
      PD: isPrisonersDilemma(game),
      delta_min_1: patience1,
      delta_min_2: patience2,
      gain_from_mutual_removal_1: gainFromRemoval(game, 0),
      gain_from_mutual_removal_2: gainFromRemoval(game, 1),
    };
  },
);

/** Where capital rests, the price term of the market and real income, both against a market without barriers. */
function settled(setting: Setting, [first, second]: readonly number[]): Outcome {
  const { sE, mu, sigma } = setting;
  const share = [sE, 1 - sE];
  const stage = capitalStage({ sigma, mu, labour: share, ownership: share });
  const unhindered = realIncomes(stage, 1, 1, Float64Array.of(sE, 1 - sE));
  const freenessInto = (choice: number | undefined) => (choice === PROTECT ? setting.phi_protect : setting.phi_free);
  const [phi12, phi21] = [freenessInto(second), freenessInto(first)];
  setBarriers(stage, phi12, phi21);
  const shares = restingShares(stage);
  const reached = realIncomes(stage, phi12, phi21, Float64Array.from(shares));
  const V = reached.utility.map((utility, i) => utility - unhindered.utility[i]);
  const D = reached.manufactures.map((price, i) => pow(price / unhindered.manufactures[i], 1 - sigma));
  return { phi12, phi21, n: shares[0], D1: D[0], D2: D[1], V1: V[0], V2: V[1] };
}

/** Sellers in 1 reach buyers in 2 as freely as 2 lets them, and the other way round. */
function setBarriers(stage: Stage, phi12: number, phi21: number): void {
  setFreeness(stage, MANUFACTURES, (seller, buyer) => (seller === buyer ? 1 : seller === 0 ? phi12 : phi21));
}

interface Welfare {
  /** Ln of spending over consumer prices, by place. */
  utility: number[];
  /** Price of manufactures, by place. */
  manufactures: number[];
}

function realIncomes(stage: Stage, phi12: number, phi21: number, shares: Float64Array): Welfare {
  const { economy, market, inputs } = stage;
  const n = economy.nodes;
  setBarriers(stage, phi12, phi21);
  for (let i = 0; i < n; i++) setMass(inputs, n, MANUFACTURES, i, shares[i]);
  clear(stage);
  const prices = consumerPrices(stage);
  return {
    utility: Array.from(prices, (price, i) => log(market.spending[i] / price)),
    manufactures: Array.from(prices, (_, i) => market.price[MANUFACTURES * n + i]),
  };
}

/** Protection dominates for both, and both would be better off without it. */
function isPrisonersDilemma(game: NormalForm): boolean {
  return [0, 1].every((player) => dominantStrategy(game, player) === PROTECT && gainFromRemoval(game, player) > 0);
}

function gainFromRemoval(game: NormalForm, player: number): number {
  return payoffOf(game, positionOf(game, CELLS.CC), player) - payoffOf(game, positionOf(game, CELLS.PP), player);
}
