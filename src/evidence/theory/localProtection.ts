/**
 * Local protection where capital is footloose (Baldwin et al. 2003, chapter 12: the production-shifting effect): each
 * of two places sets how freely goods come in, capital settles, and payoffs are read off the market. One that protects
 * alone draws industry and gains; both that do lose.
 */
import type { z } from "zod";
import {
  dominantStrategy,
  grimTrigger,
  type NormalForm,
  normalForm,
  payoffOf,
  positionOf,
} from "../../maths/bargaining/index.js";
import { log, pow } from "../../maths/numerics/elementary.js";
import { clear, consumerPrices, MANUFACTURES, type Stage, setFreeness, setMasses } from "./bare.js";
import { capitalStage, restingShares } from "./footlooseCapital.js";
import { aboveOne, properFraction, solver } from "./solver.js";

const FREE = 0;
const PROTECT = 1;
const CELLS = { CC: [FREE, FREE], PC: [PROTECT, FREE], CP: [FREE, PROTECT], PP: [PROTECT, PROTECT] } as const;

const setting = {
  sE: properFraction,
  phi_free: properFraction,
  phi_protect: properFraction,
  mu: properFraction,
  sigma: aboveOne,
};

type Setting = z.output<z.ZodObject<typeof setting>>;

export const localProtection = solver("t16_local_protection", "local_protection", setting, (given) => {
  const outcomes = new Map<string, ReturnType<typeof settled>>();
  const game = normalForm([2, 2], (profile) => {
    const outcome = settled(given, profile);
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
});

/** Where capital rests, the price term of the market and real income, both against a market without barriers. */
function settled({ sE, phi_free, phi_protect, mu, sigma }: Setting, [first, second]: readonly number[]) {
  const share = [sE, 1 - sE];
  const stage = capitalStage({ sigma, mu, labour: share, ownership: share });
  const unhindered = realIncomes(stage, 1, 1, share);
  const freenessInto = (choice: number | undefined) => (choice === PROTECT ? phi_protect : phi_free);
  const [phi12, phi21] = [freenessInto(second), freenessInto(first)];
  setBarriers(stage, phi12, phi21);
  const shares = restingShares(stage);
  const reached = realIncomes(stage, phi12, phi21, shares);
  const V = reached.utility.map((utility, i) => utility - unhindered.utility[i]);
  const D = reached.manufactures.map((price, i) => pow(price / unhindered.manufactures[i], 1 - sigma));
  return { phi12, phi21, n: shares[0], D1: D[0], D2: D[1], V1: V[0], V2: V[1] };
}

/** Sellers in 1 reach buyers in 2 as freely as 2 lets them, and the other way round. */
function setBarriers(stage: Stage, phi12: number, phi21: number): void {
  setFreeness(stage, MANUFACTURES, (seller, buyer) => (seller === buyer ? 1 : seller === 0 ? phi12 : phi21));
}

/** Ln of spending over consumer prices, and the price of manufactures, by place. */
function realIncomes(stage: Stage, phi12: number, phi21: number, shares: readonly number[]) {
  const { spending, price } = stage.market;
  setBarriers(stage, phi12, phi21);
  setMasses(stage, MANUFACTURES, shares);
  clear(stage);
  return {
    utility: consumerPrices(stage).map((cost, i) => log(spending[i] / cost)),
    manufactures: price.slice(),
  };
}

/** Protection dominates for both, and both would be better off without it. */
function isPrisonersDilemma(game: NormalForm): boolean {
  return [0, 1].every((player) => dominantStrategy(game, player) === PROTECT && gainFromRemoval(game, player) > 0);
}

function gainFromRemoval(game: NormalForm, player: number): number {
  return payoffOf(game, positionOf(game, CELLS.CC), player) - payoffOf(game, positionOf(game, CELLS.PP), player);
}
