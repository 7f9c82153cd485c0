import type { LeverEntry } from "../../input/index.js";
import type { Text } from "../../words/index.js";

/** First year of the first turn, years of a turn, and turns. */
export const FIRST_YEAR = 2024;
export const TURN_YEARS = 3;
export const TURNS = 5;

/**
 * Weight of real GDP in what a city government scores; the rest is real consumption per resident, private and public.
 */
export const GDP_WEIGHT = 0.5;

/**
 * What the world of the game has in place of the region's: rents that make protection tempting, a platform from which
 * much is learnt.
 */
export const PARAMETERS = { knowledge: { platformGain: 0.3 } } as const;

/** What may differ between tables. */
export interface Treatment {
  /** Whether who breaks its word is kept out in the next turn; without a council nobody is. */
  council: boolean;
  /** Share of what buyers pay more that a protecting city keeps. */
  rentShare: number;
  /** Whether people say beforehand what they will do; nothing binds them to it. */
  talk: boolean;
}

/** Shares of rent that tables may have. At the first protection costs the city itself, at the second it tempts. */
export const RENT_SHARES = [0.2, 0.8] as const;

/** How a table plays where nothing else is said. */
export const USUAL: Treatment = { council: true, rentShare: RENT_SHARES[1], talk: false };

/**
 * What the border between signers falls to, as a share of today's: that of the agreement of three cities everywhere
 * else in the lab. Where it falls less, a city that cheats all the time is better off, council or not.
 */
const BORDER = 0.5;

/** Levels of the three levers; the second of protection and the first of the others are today's. */
export const PROTECTION = [0, 1, 2] as const;
export const SUBSIDY = [0, 0.05, 0.1] as const;
/** Thousandths of the city's GDP of the base year. */
export const PLATFORM = [0, 1, 2] as const;

/**
 * What a city government does in a turn: places in the lists above, whether it signs, and whether it lets those back in
 * who broke their word.
 */
export interface Move {
  protection: number;
  subsidy: number;
  platform: number;
  sign: boolean;
  readmit: boolean;
}

/** Today's policy, nothing signed. */
export const TODAY: Move = { protection: 1, subsidy: 0, platform: 0, sign: false, readmit: false };

/** What signers promise: no protection, no subsidy, the full share in the platform. */
export const PROMISE: Move = { protection: 0, subsidy: 0, platform: 2, sign: true, readmit: false };

/** Whether a move keeps the promise. */
export function keepsWord({ protection, subsidy, platform }: Move): boolean {
  return protection === PROMISE.protection && subsidy === PROMISE.subsidy && platform === PROMISE.platform;
}

/** Who plays where. */
export interface PlayAsk {
  scenario: string;
  /** Cities that people govern; the computer governs the others. */
  people: readonly string[];
  /** What people did in turns that are over: [turn][person] */
  moves: readonly (readonly Move[])[];
}

/** What became of a city's word in a turn: kept, broken, not given, or kept out by the council. */
export type Word = "kept" | "broken" | "none" | "out";

/** A turn that is over; lists run over all cities. */
export interface PlayedTurn {
  moves: readonly Move[];
  words: readonly Word[];
  /** Per cent by which the turn's years are better than without any of it, mean. */
  scores: readonly number[];
  gdp: readonly number[];
  consumption: readonly number[];
  /** What is left of own revenue after subsidies and contributions. */
  budget: readonly number[];
}

export interface PlayedGame {
  cities: readonly string[];
  currency: Text;
  /** Own revenue a year of today's policy, and GDP of the base year; 100 million. */
  revenue: readonly number[];
  gdp: readonly number[];
  turns: readonly PlayedTurn[];
  /** Cities that broke their word in the last turn, about which the council votes next. */
  breakers: readonly string[];
  /** Once all turns are over. */
  end?: PlayEnd | undefined;
}

export interface PlayEnd {
  /** Mean score of every city over all years. */
  scores: readonly number[];
  /** If everybody signs and keeps its word, and if everybody looks after itself and nobody signs. */
  optimum: readonly number[];
  alone: readonly number[];
}

/** Cities with their GDP of the base year, 100 million. */
export interface PlayCity {
  id: string;
  gdp: number;
}

/** Levers of one turn. `signers`: those between whom the border falls. */
export function turnLevers(
  cities: readonly PlayCity[],
  moves: readonly Move[],
  signers: readonly string[],
  from: number,
  to = from + TURN_YEARS - 1,
): LeverEntry[] {
  const years = { from, to };
  const own = cities.flatMap(({ id, gdp }, c): LeverEntry[] => {
    const { protection, subsidy, platform } = moves[c]!;
    const scale = PROTECTION[protection]!;
    const rate = SUBSIDY[subsidy]!;
    return [
      ...(scale === 1 ? [] : [{ type: "local-protection", ...years, cities: [id], against: "all", scale }]),
      ...(rate === 0
        ? []
        : [{ type: "sector-subsidy", ...years, cities: [id], sectors: ["manufacturing"], sectorSubsidy: rate }]),
      { type: "platform-contribution", ...years, cities: [id], contribution: (PLATFORM[platform]! * gdp) / 1000 },
    ];
  });
  const pairs = signers.flatMap((first, place) => signers.slice(place + 1).map((second) => [first, second]));
  const border = { type: "administrative-border", ...years, between: pairs, scale: BORDER };
  return pairs.length > 0 ? [...own, border] : own;
}

/** Who signs in a turn: those who want to and are not kept out. [city] */
export function wordsOf(moves: readonly Move[], out: readonly boolean[]): Word[] {
  return moves.map((move, c) => (out[c] ? "out" : !move.sign ? "none" : keepsWord(move) ? "kept" : "broken"));
}

/** Whether those who broke their word stay outside: the others vote, and a tie keeps them out. [city] */
export function keptOut(broke: readonly boolean[], moves: readonly Move[]): boolean[] {
  const voters = moves.filter((_, c) => !broke[c]);
  const forThem = voters.filter(({ readmit }) => readmit).length;
  return broke.map((one) => one && 2 * forThem <= voters.length);
}
