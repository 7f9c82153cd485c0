import { type LeverEntry, type ResolvedScenario, withVariant } from "../../input/index.js";
import { log } from "../../maths/numerics/elementary.js";
import { meanOf, sumOf } from "../../maths/numerics/sums.js";
import { INDICATORS, type YearView } from "../../measures/indicators/index.js";
import {
  currencyOf,
  type KnownWorlds,
  LookAhead,
  prepareScenario,
  watchYears,
  type YearGlance,
} from "../../runs/experiments/index.js";
import { t } from "../../words/index.js";
import {
  FIRST_YEAR,
  GDP_WEIGHT,
  keepsWord,
  keptOut,
  type Move,
  PARAMETERS,
  PLATFORM,
  type PlayAsk,
  type PlayCity,
  type PlayEnd,
  type PlayedGame,
  type PlayedTurn,
  PROMISE,
  PROTECTION,
  SUBSIDY,
  TODAY,
  type Treatment,
  TURN_YEARS,
  TURNS,
  turnLevers,
  USUAL,
  wordsOf,
} from "./rules.js";
/** Awaited between looks at the future; may throw to stop. */
export type Pause = (done: number, of: number) => Promise<void>;

const YEARS = TURNS * TURN_YEARS;

/**
 * Years that a government of the computer looks ahead: this turn and the next, also in the last: it does not know that
 * it is.
 */
const AHEAD = 2 * TURN_YEARS;

/** Years that anybody looks at. */
const SEEN = YEARS + TURN_YEARS;

/**
 * Plays a game as far as people have moved; after the last turn it is held against everybody's promise kept and against
 * nobody's agreement.
 */
export class Table {
  private readonly treatment: Treatment;
  private readonly cities: PlayCity[];
  private readonly scenario: ResolvedScenario;
  private readonly worlds: KnownWorlds;
  private readonly baseline: YearGlance[];
  private readonly played = new Map<string, PlayedTurn>();
  private known: Benchmarks | undefined;
  /** The same of a run. */
  private readonly today: Looked[];

  /** Throws SimulationError where the world of the game cannot be calibrated. */
  constructor({ scenario, worlds }: PlayWorld, treatment: Treatment = USUAL) {
    this.treatment = treatment;
    this.cities = scenario.region.tables.cities.map(({ id, gdp100m }) => ({ id, gdp: gdp100m }));
    this.scenario = { ...scenario, years: FIRST_YEAR - scenario.startYear + SEEN, population: "cohorts" };
    this.worlds = worlds;
    this.baseline = this.seen(this.ahead([], SEEN), []);
    this.today = this.run([], FIRST_YEAR, YEARS);
  }

  async play({ people, moves }: PlayAsk, pause: Pause): Promise<PlayedGame> {
    const turns: PlayedTurn[] = [];
    for (const [at, turn] of moves.entries()) {
      const key = JSON.stringify([people, moves.slice(0, at + 1)]);
      const seated = this.cities.map(({ id }) => turn[people.indexOf(id)]);
      const known = this.played.get(key) ?? (await this.turn(turns, seated, pause));
      this.played.set(key, known);
      turns.push(known);
      await pause(at + 1, moves.length);
    }
    const end = turns.length === TURNS ? this.ended(turns, await this.benchmarks(pause)) : undefined;
    return { ...this.seenBy(turns), end };
  }

  /** A game that is over, held against everybody's promise kept and against nobody's agreement. */
  ended(turns: readonly PlayedTurn[], { optimum, alone }: Benchmarks): PlayEnd {
    return { scores: meanOver(turns.map((turn) => turn.scores)), optimum: meanOver(optimum), alone: meanOver(alone) };
  }

  /** What everybody at the table sees of turns that are over. */
  seenBy(turns: readonly PlayedTurn[]): PlayedGame {
    return {
      cities: this.cities.map(({ id }) => id),
      currency: currencyOf(this.scenario),
      revenue: this.cities.map((_, c) => this.baseline[0]!.realRevenue[c]!),
      gdp: this.cities.map(({ gdp }) => gdp),
      turns,
      breakers: this.names(this.broken(turns)),
    };
  }

  /**
   * One turn: governments of the computer answer what was seen last, then the market answers all. `given`: what people
   * do, by city; the computer governs where nothing is given.
   */
  async turn(before: readonly PlayedTurn[], given: readonly (Move | undefined)[], pause: Pause): Promise<PlayedTurn> {
    const seen = this.lastMoves(before);
    // The computer signs whatever it may, lets nobody back in, and keeps or breaks its word as pays.
    const expected = seen.map((last, c) => given[c] ?? { ...last, sign: true, readmit: false });
    const out = keptOut(this.broken(before), expected);
    // People's present moves are not known to it: it goes by the last turn's, and by who signs.
    const view = expected.map((move, c) => (given[c] ? { ...seen[c]!, sign: move.sign } : move));
    return this.outcome(before, await this.answers(before, view, out, pause, given), out);
  }

  /** What every city does: what is given, else its answer to the others. */
  private async answers(
    before: readonly PlayedTurn[],
    view: readonly Move[],
    out: readonly boolean[],
    pause: Pause,
    given: readonly (Move | undefined)[] = [],
  ): Promise<Move[]> {
    const moves: Move[] = [];
    for (const c of this.cities.keys()) moves.push(given[c] ?? (await this.answer(before, view, out, c, pause)));
    return moves;
  }

  private lastMoves(turns: readonly PlayedTurn[]): readonly Move[] {
    return turns.at(-1)?.moves ?? this.cities.map(() => TODAY);
  }

  /**
   * The best that a city can do, one lever after the other, if the others go on as in `view`: whoever breaks its word
   * is outside the turn after.
   */
  private async answer(
    before: readonly PlayedTurn[],
    view: readonly Move[],
    out: readonly boolean[],
    city: number,
    pause: Pause,
  ): Promise<Move> {
    const from = yearOf(before.length);
    const ahead = this.ahead(before, AHEAD);
    const worth = (own: Move): number => {
      const moves = view.with(city, own);
      const now = signersOf(moves, out);
      const punished = this.treatment.council && !keepsWord(own);
      const later = now.map((signs, c) => signs && !(c === city && punished));
      const levers = [...this.levers(moves, now, from), ...this.levers(moves, later, from + TURN_YEARS)];
      return sumOf(this.scores(this.seen(ahead, levers), from)[city]!);
    };
    const own = view[city]!;
    let best = { move: own, worth: worth(own) };
    const improve = async (tried: readonly Move[]) => {
      for (const move of tried) {
        const candidate = { move: { ...move, sign: own.sign, readmit: false }, worth: worth(move) };
        if (candidate.worth > best.worth + 1e-9) best = candidate;
        await pause(0, 0);
      }
    };
    const promised = own.sign && !out[city];
    await improve([...(promised ? [PROMISE] : []), ...neighbours(own), ...(promised ? neighbours(PROMISE) : [])]);
    await improve(neighbours(best.move));
    return best.move;
  }

  /** What comes of it, to the digit what the command line says of the same levers. */
  private outcome(before: readonly PlayedTurn[], moves: readonly Move[], out: readonly boolean[]): PlayedTurn {
    const from = yearOf(before.length);
    const levers = [...this.past(before), ...this.levers(moves, signersOf(moves, out), from)];
    const years = this.run(levers, from, TURN_YEARS);
    const seen = (of: Seen) => this.changes(years, from, of, this.today).map(meanOf);
    return {
      moves,
      words: wordsOf(moves, out),
      scores: this.scores(years, from, this.today).map(meanOf),
      gdp: seen("realGdp"),
      consumption: seen("realConsumptionPerHead"),
      budget: seen("realRevenue"),
    };
  }

  /** Everybody's promise kept, and nobody's agreement, turn by turn; found once. */
  async benchmarks(pause: Pause): Promise<Benchmarks> {
    const kept = this.cities.map(() => PROMISE);
    this.known ??= { optimum: this.planned(Array(TURNS).fill(kept)), alone: await this.alone(pause) };
    return this.known;
  }

  /** Scores of a whole game in which every move is known beforehand. `moves`, scores: [turn][city] */
  planned(moves: readonly (readonly Move[])[]): number[][] {
    let broke = this.cities.map(() => false);
    const levers = moves.flatMap((turn, at) => {
      const out = keptOut(broke, turn);
      broke = wordsOf(turn, out).map((word) => this.treatment.council && word === "broken");
      return this.levers(turn, signersOf(turn, out), yearOf(at));
    });
    const scores = this.scores(this.run(levers, FIRST_YEAR, YEARS), FIRST_YEAR, this.today);
    return moves.map((_, at) => scores.map((years) => meanOf(years.slice(at * TURN_YEARS, (at + 1) * TURN_YEARS))));
  }

  /** Scores of a game in which nobody signs. [turn][city] */
  private async alone(pause: Pause): Promise<(readonly number[])[]> {
    const turns: PlayedTurn[] = [];
    const out = this.cities.map(() => false);
    while (turns.length < TURNS) {
      const moves = await this.answers(turns, this.lastMoves(turns), out, pause);
      turns.push(this.outcome(turns, moves, out));
    }
    return turns.map(({ scores }) => scores);
  }

  /** Who is kept out unless the others let it back in. [city] */
  private broken(turns: readonly PlayedTurn[]): boolean[] {
    return this.cities.map((_, c) => this.treatment.council && turns.at(-1)?.words[c] === "broken");
  }

  private names(chosen: readonly boolean[]): string[] {
    return this.cities.flatMap(({ id }, c) => (chosen[c] ? [id] : []));
  }

  private levers(moves: readonly Move[], signers: readonly boolean[], from: number, to?: number): LeverEntry[] {
    return turnLevers(this.cities, moves, this.names(signers), from, to);
  }

  /** Levers of turns that are over. */
  private past(turns: readonly PlayedTurn[]): LeverEntry[] {
    return turns.flatMap(({ moves, words }, at) => {
      const signers = words.map((word) => word === "kept" || word === "broken");
      return this.levers(moves, signers, yearOf(at));
    });
  }

  /** What is to come after turns that are over. */
  private ahead(turns: readonly PlayedTurn[], years: number): LookAhead {
    const prepared = prepareScenario(this.worldOf(this.past(turns)), [PLAY], this.worlds);
    return new LookAhead(prepared, prepared.variants[0]!, { from: yearOf(turns.length), years });
  }

  /** Some years of a run under levers, by the indicators that everything else is told by. */
  private run(levers: readonly LeverEntry[], from: number, years: number): Looked[] {
    const prepared = prepareScenario(this.worldOf(levers), [PLAY], this.worlds);
    const watched = watchYears(prepared, prepared.variants[0]!, 0);
    const seen: Looked[] = [];
    for (let year = this.scenario.startYear; year < from + years; year++) {
      const view = watched.next().value as YearView;
      if (year >= from) seen.push(this.looked(view));
    }
    return seen;
  }

  private looked(view: YearView): Looked {
    const of = (measure: (node: number) => number) => this.cities.map((_, node) => measure(node));
    const [gdp, consumption] = [indicatorOf("real-gdp"), indicatorOf("real-final-consumption-per-head")];
    const { localRevenue, sharingBalance, leverCost, priceIndex } = view.outcome.accounts;
    return {
      realGdp: of((node) => gdp.measure(view, [node])),
      realConsumptionPerHead: of((node) => consumption.measure(view, [node])),
      realRevenue: of((node) => (localRevenue[node]! + sharingBalance[node]! - leverCost[node]!) / priceIndex[node]!),
    };
  }

  /** The scenario with the constants of the game and some levers, checked and with their defaults. Throws UserError. */
  private worldOf(levers: readonly LeverEntry[]): ResolvedScenario {
    const parameters = { ...PARAMETERS, protectionRentShare: this.treatment.rentShare };
    return withVariant(this.scenario, { name: PLAY, written: { label: t("lab.game"), parameters, levers } });
  }

  private seen(ahead: LookAhead, levers: readonly LeverEntry[]): YearGlance[] {
    return ahead.see(this.worldOf(levers).variants[PLAY]!.levers, null);
  }

  /** Per cent above the baseline: what a city government scores. [city][year] */
  private scores(years: readonly Looked[], from: number, baseline: readonly Looked[] = this.baseline): number[][] {
    const gdp = this.changes(years, from, "realGdp", baseline);
    const consumption = this.changes(years, from, "realConsumptionPerHead", baseline);
    return gdp.map((values, c) =>
      values.map((value, y) => GDP_WEIGHT * value + (1 - GDP_WEIGHT) * consumption[c]![y]!),
    );
  }

  private changes(years: readonly Looked[], from: number, of: Seen, baseline: readonly Looked[]): number[][] {
    const before = (y: number) => baseline[from - FIRST_YEAR + y]!;
    return this.cities.map((_, c) => years.map((year, y) => 100 * log(year[of][c]! / before(y)[of][c]!)));
  }
}

/** A world to play in: its scenario, and its worlds that have been calibrated. */
export interface PlayWorld {
  scenario: ResolvedScenario;
  worlds: KnownWorlds;
}

/** What a game is held against: scores by [turn][city]. */
export interface Benchmarks {
  /** What comes of it if everybody signs and keeps its word. */
  optimum: readonly (readonly number[])[];
  /** What comes of it if everybody looks after itself and nobody signs. */
  alone: readonly (readonly number[])[];
}

/** Mean of every city over turns. */
function meanOver(turns: readonly (readonly number[])[]): number[] {
  return turns[0]!.map((_, c) => meanOf(turns.map((scores) => scores[c]!)));
}

/**
 * How far a table went, in turns that are over, from what comes if nobody signs (0) to everybody's promise kept (1);
 * more than 1 where the table found something better.
 */
export function shareOfWay(turns: readonly PlayedTurn[], { optimum, alone }: Benchmarks): number {
  const total = (scores: readonly (readonly number[])[]) => sumOf(scores.slice(0, turns.length).flat());
  const nobody = total(alone);
  return (total(turns.map(({ scores }) => scores)) - nobody) / (total(optimum) - nobody);
}

/** What is read of a year. */
type Seen = "realGdp" | "realConsumptionPerHead" | "realRevenue";

/** A year as far as it is read: a look ahead, or of a run. [city] each */
type Looked = Readonly<Record<Seen, ArrayLike<number>>>;

const indicatorOf = (id: string) => INDICATORS.find((one) => one.id === id)!;

const PLAY = "play";

/** First year of a turn. */
const yearOf = (turn: number) => FIRST_YEAR + turn * TURN_YEARS;

function signersOf(moves: readonly Move[], out: readonly boolean[]): boolean[] {
  return moves.map(({ sign }, c) => sign && !out[c]);
}

/** Moves with one lever at another level. */
function neighbours(move: Move): Move[] {
  const others = (levels: readonly number[], own: number) => [...levels.keys()].filter((level) => level !== own);
  return [
    ...others(PROTECTION, move.protection).map((protection) => ({ ...move, protection })),
    ...others(SUBSIDY, move.subsidy).map((subsidy) => ({ ...move, subsidy })),
    ...others(PLATFORM, move.platform).map((platform) => ({ ...move, platform })),
  ];
}
