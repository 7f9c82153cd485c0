/**
 * Tax competition for mobile capital with production a k - b k^2 / 2 per head (Zodrow and Mieszkowski 1986; Wildasin
 * 1988; Bucovetsky 1991; Hindriks and Myles 2006, chapter 18). Production and budgets are the test's; the governments'
 * choices are the search for equilibria itself.
 */

import { z } from "zod";
import { bestResponse, type Choice, type Game, nashSearch } from "../../maths/bargaining/index.js";
import { log, square } from "../../maths/numerics/elementary.js";
import { findRoot } from "../../maths/numerics/roots.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { SaidRangeError, t } from "../../words/index.js";
import { equalShares } from "./longRun.js";
import { fraction, notNegative, positive, properFraction, solver } from "./solver.js";

/** Places by their intercepts a, shares of the population s; world capital per head. */
interface CapitalMarket {
  a: readonly number[];
  s: readonly number[];
  b: number;
  kbar: number;
}

interface Allocation {
  /** Return after tax. */
  r: number;
  /** Per head, by place. */
  capital: number[];
  wage: number[];
}

/**
 * Capital earns the same after unit taxes everywhere: a - b k - t = r. Taxes that leave a place without capital lie
 * beyond any equilibrium here.
 */
function allocate({ a, s, b, kbar }: CapitalMarket, taxes: readonly number[]): Allocation {
  const mean = sumOf(s, (share, i) => share * (a[i] - taxes[i]));
  const r = mean - b * kbar;
  const capital = a.map((intercept, i) => (intercept - taxes[i] - r) / b);
  return { r, capital, wage: capital.map((k) => (b * square(Math.max(0, k))) / 2) };
}

/** What a government maximises, from taxes and where capital goes. */
type Objective = (place: number, taxes: readonly number[], allocation: Allocation) => number;

type Interval = Extract<Choice, { kind: "interval" }>;

interface TaxGame {
  market: CapitalMarket;
  objective: Objective;
  /** Accuracy: above the rounding of payoffs, below what is compared. */
  taxes: Interval;
}

/** Taxes and subsidies of at most so much. */
const upTo = (most: number): Interval => ({ kind: "interval", low: -most, high: most, accuracy: 1e-12 * most });

function asGame({ market, objective, taxes: choice }: TaxGame): Game {
  return {
    choices: market.s.map(() => choice),
    payoff: (place, taxes) => objective(place, taxes, allocate(market, taxes)),
  };
}

function nashTaxes(game: TaxGame, start: number): number[] {
  const { status, profile, rounds } = nashSearch(
    asGame(game),
    game.market.s.map(() => start),
    2000,
  );
  if (status !== "equilibrium") throw new SaidRangeError(t("validation.noTaxEquilibrium", { rounds, status }));
  return profile;
}

/** The tax that all would set together for the greatest sum of objectives, by population. */
function commonTax({ market, objective, taxes: choice }: TaxGame): number {
  const welfare = (tax: number) => {
    const taxes = market.s.map(() => tax);
    const allocation = allocate(market, taxes);
    return sumOf(market.s, (share, i) => share * objective(i, taxes, allocation));
  };
  return bestResponse(welfare, choice).value;
}

export const leviathan = solver(
  "t07_tax_competition",
  "leviathan",
  { a1: positive, a2: positive, s1: properFraction, b: positive, kbar: positive },
  ({ a1, a2, s1, b, kbar }) => {
    const market = { a: [a1, a2], s: [s1, 1 - s1], b, kbar };
    const revenue: Objective = (place, taxes, { capital }) => taxes[place] * capital[place];
    const most = 2 * (a1 + a2) + (4 * b * kbar) / Math.min(s1, 1 - s1);
    const game = { market, objective: revenue, taxes: upTo(most) };
    const taxes = nashTaxes(game, 0);
    const { r, capital } = allocate(market, taxes);
    const [first, second] = capital.map((k, i) => taxes[i] * k);
    // Revenue from a common tax rises until capital earns nothing.
    const confiscation = findRoot((tax) => allocate(market, [tax, tax]).r, -most, most);
    const together = commonTax({ ...game, taxes: { ...game.taxes, high: confiscation } });
    return {
      ...{ t1: taxes[0], t2: taxes[1], k1: capital[0], k2: capital[1], r },
      ...{ rev_per_head1: first, rev_per_head2: second },
      coop_uniform_tax_r0: together,
      revenue_ratio_coop_to_nash: (together * kbar) / (s1 * first + (1 - s1) * second),
    };
  },
);

/** Public money is worth 1 + lam; residents own e of the capital per head, the endowments make up the world's. */
export const costlyFunds = solver(
  "t07_tax_competition",
  "mcpf",
  {
    a: z.array(positive).min(2),
    s: z.array(properFraction),
    e: z.array(notNegative),
    b: positive,
    lam: notNegative,
  },
  ({ a, s, e, b, lam }) => {
    const kbar = sumOf(s, (share, i) => share * e[i]);
    const market = { a, s, b, kbar };
    const welfare: Objective = (place, taxes, { r, capital, wage }) =>
      wage[place] + r * e[place] + (1 + lam) * taxes[place] * capital[place];
    const most = 10 * (Math.max(...a) + b * kbar);
    const taxes = nashTaxes({ market, objective: welfare, taxes: upTo(most) }, 0);
    const allocation = allocate(market, taxes);
    const u = s.map((_, place) => welfare(place, taxes, allocation));
    return { t: taxes, k: allocation.capital, r: allocation.r, u };
  },
);

/**
 * How public budgets are shared: not at all; a part of everyone's revenue goes to a pool, paid out per head; or places
 * are made good at the mean tax for a part of the tax base that they have less than others (Koethenbuerger 2002, Int.
 * Tax Public Finance 9; Bucovetsky and Smart 2006, J. Public Econ. Theory 8).
 */
type Sharing = "none" | "pool" | "base";

interface PublicGoods {
  gamma: number;
  theta: number;
  sharing: Sharing;
}

/** Private consumption and ln of public goods per head: c + gamma ln g. */
function publicGoods({ s, kbar }: CapitalMarket, { gamma, theta, sharing }: PublicGoods): Objective {
  const goods = (place: number, taxes: readonly number[], capital: readonly number[]): number => {
    const own = taxes[place] * capital[place];
    const mean = (amount: (j: number) => number) => sumOf(s, (share, j) => share * amount(j));
    if (sharing === "none") return own;
    if (sharing === "pool") return (1 - theta) * own + theta * mean((j) => taxes[j] * capital[j]);
    return own + theta * mean((j) => taxes[j]) * (kbar - capital[place]);
  };
  return (place, taxes, { r, capital, wage }) => {
    const g = goods(place, taxes, capital);
    return wage[place] + r * kbar + gamma * steepLog(g);
  };
}

/**
 * ln, going on along its tangent below any budget that a government would choose, so that a search finds its way back.
 */
function steepLog(goods: number): number {
  const least = 1e-6;
  return goods >= least ? log(goods) : log(least) + (goods - least) / least;
}

/** Intercepts only move the return: any do that keep it away from zero. */
const INTERCEPT = 10;

function sharingGame(s: readonly number[], b: number, kbar: number, goods: PublicGoods): TaxGame {
  const market = { a: s.map(() => INTERCEPT), s, b, kbar };
  const most = (2 * goods.gamma) / kbar;
  const taxes: Interval = { kind: "interval", low: 0, high: most, accuracy: 2e-11 };
  return { market, objective: publicGoods(market, goods), taxes };
}

function solveSharing(game: TaxGame) {
  const start = game.taxes.high / 4;
  const taxes = nashTaxes(game, start);
  const allocation = allocate(game.market, taxes);
  const u = taxes.map((_, place) => game.objective(place, taxes, allocation));
  return { t: taxes, k: allocation.capital, u };
}

/** Welfare by place where all set the tax that is best for all. */
function solveTogether(game: TaxGame): { t: number; u: number } {
  const t = commonTax(game);
  const taxes = game.market.s.map(() => t);
  return { t, u: game.objective(0, taxes, allocate(game.market, taxes)) };
}

const places = z.number().int().gte(2);
const state = { gamma: positive, b: positive, kbar: positive };

export const zodrowMieszkowski = solver(
  "t07_tax_competition",
  "zodrow_mieszkowski",
  { N: places, ...state },
  ({ N, gamma, b, kbar }) => {
    const game = sharingGame(Array.from(equalShares(N)), b, kbar, { gamma, theta: 0, sharing: "none" });
    const alone = solveSharing(game);
    const together = solveTogether(game);
    const goods = alone.t[0] * alone.k[0];
    return {
      t_nash: alone.t[0],
      t_coop: together.t,
      g_ratio: goods / (together.t * kbar),
      MRS_nash: gamma / goods,
      loss_per_head: together.u - alone.u[0],
    };
  },
);

export const taxSharing = solver(
  "t07_tax_competition",
  "tax_sharing",
  { N: places, ...state, theta: fraction },
  ({ N, gamma, b, kbar, theta }) => {
    const game = (sharing: Sharing) => sharingGame(Array.from(equalShares(N)), b, kbar, { gamma, theta, sharing });
    const together = solveTogether(game("none"));
    const [none, pool, base] = (["none", "pool", "base"] as const).map((sharing) => solveSharing(game(sharing)));
    return {
      t_no_sharing: none.t[0],
      t_revenue_pooling: pool.t[0],
      t_base_sharing: base.t[0],
      t_coop: together.t,
      welfare_gap_none: together.u - none.u[0],
      welfare_gap_pool: together.u - pool.u[0],
      welfare_gap_base: together.u - base.u[0],
    };
  },
);

export const taxSharingUnequal = solver(
  "t07_tax_competition",
  "tax_sharing_asymmetric",
  { s: z.array(properFraction).min(2), ...state, theta: fraction },
  ({ s, gamma, b, kbar, theta }) => {
    const game = (sharing: Sharing) => sharingGame(s, b, kbar, { gamma, theta, sharing });
    return {
      t_coop: solveTogether(game("none")).t,
      none: solveSharing(game("none")),
      pool: solveSharing(game("pool")),
      base: solveSharing(game("base")),
    };
  },
);
