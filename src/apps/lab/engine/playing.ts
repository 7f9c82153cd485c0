import { type LeverEntry, type ResolvedScenario, withVariant } from "../../../input/index.js";
import { type KnownWorlds, LookAhead, prepareScenario, type YearGlance } from "../../../runs/experiments/index.js";
import { t } from "../../../words/index.js";
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
  TURN_YEARS,
  TURNS,
  turnLevers,
  wordsOf,
} from "./rules.js";
import type { OpenScenario } from "./scenarios.js";

/** Awaited between looks at the future; may throw to stop. */
type Pause = (done: number, of: number) => Promise<void>;

const YEARS = TURNS * TURN_YEARS;

/**
 * Years that a government of the computer looks ahead: this turn and the next, also in the last: it does not know that
 * it is.
 */
const AHEAD = 2 * TURN_YEARS;

/** Years that anybody looks at. */
const SEEN = YEARS + TURN_YEARS;

/**
 * Plays a game as far as people have moved; after the last turn it is held against the best that was found and against
 * nobody's agreement.
 */
export class Table {
  private readonly cities: PlayCity[];
  private readonly scenario: ResolvedScenario;
  private readonly worlds: KnownWorlds;
  private readonly baseline: YearGlance[];
  private readonly played = new Map<string, PlayedTurn>();
  private benchmarks: Omit<PlayEnd, "scores"> | undefined;

  /** Throws SimulationError where the world of the game cannot be calibrated. */
  constructor({ scenario, worlds }: OpenScenario) {
    const { cities } = scenario.region.tables;
    this.cities = cities.map(({ id, gdp100m }) => ({ id, gdp: gdp100m }));
    this.scenario = { ...scenario, years: FIRST_YEAR - scenario.startYear + SEEN, population: "cohorts" };
    this.worlds = worlds;
    this.baseline = this.seen(this.ahead([], FIRST_YEAR, SEEN), []);
  }

  async play({ people, moves }: PlayAsk, pause: Pause): Promise<PlayedGame> {
    const turns: PlayedTurn[] = [];
    const of = moves.length;
    for (const [at, turn] of moves.entries()) {
      const key = JSON.stringify([people, moves.slice(0, at + 1)]);
      const known = this.played.get(key) ?? (await this.turn(turns, this.seated(people, turn), pause));
      this.played.set(key, known);
      turns.push(known);
      await pause(at + 1, of);
    }
    const last = turns.at(-1);
    const breakers = this.cities.flatMap(({ id }, c) => (last?.words[c] === "broken" ? [id] : []));
    const end = turns.length === TURNS ? await this.end(turns, pause) : undefined;
    return {
      cities: this.cities.map(({ id }) => id),
      revenue: this.cities.map((_, c) => this.baseline[0]!.realRevenue[c]!),
      gdp: this.cities.map(({ gdp }) => gdp),
      turns,
      breakers,
      end,
    };
  }

  /** Moves of people at their cities' places. */
  private seated(people: readonly string[], moves: readonly Move[]): (Move | undefined)[] {
    return this.cities.map(({ id }) => moves[people.indexOf(id)]);
  }

  /** One turn: governments of the computer answer what was seen last, then the market answers all. */
  private async turn(before: readonly PlayedTurn[], given: readonly (Move | undefined)[], pause: Pause) {
    const last = before.at(-1);
    const broke = this.cities.map((_, c) => last?.words[c] === "broken");
    const seen = last?.moves ?? this.cities.map(() => TODAY);
    // The computer signs whatever it may, lets nobody back in, and keeps or breaks its word as pays.
    const expected = this.cities.map((_, c) => given[c] ?? { ...seen[c]!, sign: true, readmit: false });
    const out = keptOut(broke, expected);
    const moves = [...expected];
    for (const c of this.cities.keys()) {
      if (given[c]) continue;
      // People's present moves are not known to it: it goes by the last turn's, and by who signs.
      const view = expected.map((move, other) => (given[other] ? { ...seen[other]!, sign: move.sign } : move));
      moves[c] = await this.answer(before, view, out, c, pause);
    }
    return this.outcome(before, moves, out);
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
    const from = FIRST_YEAR + before.length * TURN_YEARS;
    const ahead = this.ahead(this.history(before), from, AHEAD);
    const worth = (own: Move): number => {
      const moves = view.map((move, c) => (c === city ? own : move));
      const now = signersOf(moves, out);
      const later = now.map((signs, c) => signs && !(c === city && !keepsWord(own)));
      const levers = [
        ...turnLevers(this.cities, moves, this.names(now), from),
        ...turnLevers(this.cities, moves, this.names(later), from + TURN_YEARS),
      ];
      const scores = this.scores(this.seen(ahead, levers), from)[city]!;
      return scores.reduce((sum, score) => sum + score, 0);
    };
    const signs = view[city]!.sign && !out[city];
    let best = { move: view[city]!, worth: worth(view[city]!) };
    const tried = signs ? [{ ...PROMISE }, ...neighbours(best.move), ...neighbours(PROMISE)] : neighbours(best.move);
    for (const move of tried) {
      const candidate = { move: { ...move, sign: view[city]!.sign, readmit: false }, worth: worth(move) };
      if (candidate.worth > best.worth + 1e-9) best = candidate;
      await pause(0, 0);
    }
    for (const move of neighbours(best.move)) {
      const candidate = { move, worth: worth(move) };
      if (candidate.worth > best.worth + 1e-9) best = candidate;
      await pause(0, 0);
    }
    return best.move;
  }

  private outcome(before: readonly PlayedTurn[], moves: readonly Move[], out: readonly boolean[]): PlayedTurn {
    const from = FIRST_YEAR + before.length * TURN_YEARS;
    const levers = turnLevers(this.cities, moves, this.names(signersOf(moves, out)), from);
    const glances = this.seen(this.ahead(this.history(before), from, TURN_YEARS), levers);
    return {
      moves,
      words: wordsOf(moves, out),
      scores: this.scores(glances, from).map(mean),
      gdp: this.changes(glances, from, "realGdp").map(mean),
      consumption: this.changes(glances, from, "realConsumptionPerHead").map(mean),
      budget: this.changes(glances, from, "realRevenue").map(mean),
    };
  }

  private async end(turns: readonly PlayedTurn[], pause: Pause): Promise<PlayEnd> {
    this.benchmarks ??= await this.benchmark(pause);
    const scores = this.cities.map((_, c) => mean(turns.map((turn) => turn.scores[c]!)));
    return { scores, ...this.benchmarks };
  }

  /**
   * The best constant policy with everybody's signature that single changes lead to, and a game in which nobody signs.
   */
  private async benchmark(pause: Pause): Promise<Omit<PlayEnd, "scores">> {
    const ahead = this.ahead([], FIRST_YEAR, YEARS);
    const all = this.names(this.cities.map(() => true));
    const look = (moves: readonly Move[]) =>
      this.scores(
        this.seen(ahead, turnLevers(this.cities, moves, all, FIRST_YEAR, FIRST_YEAR + YEARS - 1)),
        FIRST_YEAR,
      ).map(mean);
    let moves = this.cities.map(() => PROMISE);
    let scores = look(moves);
    for (const c of this.cities.keys())
      for (const move of neighbours(moves[c]!)) {
        const changed = moves.with(c, move);
        const found = look(changed);
        if (sum(found) > sum(scores)) [moves, scores] = [changed, found];
        await pause(c, this.cities.length);
      }
    return { optimum: scores, best: moves, alone: await this.alone(pause) };
  }

  private async alone(pause: Pause): Promise<number[]> {
    const turns: PlayedTurn[] = [];
    const out = this.cities.map(() => false);
    for (let at = 0; at < TURNS; at++) {
      const seen = turns.at(-1)?.moves ?? this.cities.map(() => TODAY);
      const moves: Move[] = [];
      for (const c of this.cities.keys()) moves.push(await this.answer(turns, seen, out, c, pause));
      turns.push(this.outcome(turns, moves, out));
    }
    return this.cities.map((_, c) => mean(turns.map((turn) => turn.scores[c]!)));
  }

  /** Levers of turns that are over. */
  private history(turns: readonly PlayedTurn[]): LeverEntry[] {
    return turns.flatMap(({ moves, words }, at) => {
      const signs = words.map((word) => word === "kept" || word === "broken");
      return turnLevers(this.cities, moves, this.names(signs), FIRST_YEAR + at * TURN_YEARS);
    });
  }

  private names(chosen: readonly boolean[]): string[] {
    return this.cities.flatMap(({ id }, c) => (chosen[c] ? [id] : []));
  }

  /** What is to come from a year on, after levers that are over by then. */
  private ahead(past: readonly LeverEntry[], from: number, years: number): LookAhead {
    const prepared = prepareScenario(this.worldOf(past), [PLAY], this.worlds);
    return new LookAhead(prepared, prepared.variants[0]!, { from, years });
  }

  /** The scenario with the constants of the game and some levers, checked and with their defaults. Throws UserError. */
  private worldOf(levers: readonly LeverEntry[]): ResolvedScenario {
    const written = { label: t("lab.game"), parameters: PARAMETERS, levers };
    return withVariant(this.scenario, { name: PLAY, written });
  }

  private seen(ahead: LookAhead, levers: readonly LeverEntry[]): YearGlance[] {
    return ahead.see(this.worldOf(levers).variants[PLAY]!.levers, null);
  }

  /** Per cent above the baseline: what a city government scores. [city][year] */
  private scores(glances: readonly YearGlance[], from: number): number[][] {
    const gdp = this.changes(glances, from, "realGdp");
    const consumption = this.changes(glances, from, "realConsumptionPerHead");
    return gdp.map((years, c) => years.map((value, y) => GDP_WEIGHT * value + (1 - GDP_WEIGHT) * consumption[c]![y]!));
  }

  private changes(glances: readonly YearGlance[], from: number, of: Seen): number[][] {
    const baseline = (y: number) => this.baseline[from - FIRST_YEAR + y]!;
    return this.cities.map((_, c) => glances.map((glance, y) => 100 * Math.log(glance[of][c]! / baseline(y)[of][c]!)));
  }
}

/** What is read of a year. */
type Seen = "realGdp" | "realConsumptionPerHead" | "realRevenue";

const PLAY = "play";

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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
