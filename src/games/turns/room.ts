import { SaidError, type Text, t } from "../../words/index.js";
import { type Benchmarks, type Pause, shareOfWay, type Table } from "./playing.js";
import { type Move, type PlayEnd, type PlayedTurn, RENT_SHARES, TODAY, type Treatment, TURNS } from "./rules.js";
import type { Announced, CityName, Patterns, SeatView, TableLine, TableSize, TeacherView } from "./views.js";

/** Most seats of a room. */
export const MOST_SEATS = 200;

/** Somebody at a table; whoever knows its token governs the city. */
interface Seat {
  token: string;
  at: RoomTable;
  city: number;
  /** Of the turn that is open. */
  move?: Move | undefined;
  said?: Announced | undefined;
  /** Per cent of the way to the best that its table will go. */
  guess?: number | undefined;
  /** Open connections. */
  lines: number;
}

interface RoomTable {
  number: number;
  seats: (Seat | undefined)[];
  treatment: Treatment;
  turns: PlayedTurn[];
  /** Share of the way to the best after every turn. */
  shares: number[];
  /**
   * Whether who sat there moved, or else the last move went on; undefined: nobody sat there. And what was said before.
   * [turn][city]
   */
  moved: (boolean | undefined)[][];
  said: (Announced | undefined)[][];
  /** After the last turn. */
  end: PlayEnd | undefined;
}

/** Why a room does not do what it was asked. */
export class RoomProblem extends SaidError {
  override readonly name = "RoomProblem";
  /** As HTTP counts: 403 not allowed, 409 not now. */
  readonly status: number;

  constructor(status: number, text: Text) {
    super(text);
    this.status = status;
  }
}

/** The world that all tables of a room have. */
export interface RoomWorld {
  cities: readonly CityName[];
  /** A table at which a treatment is played; the same one each time. */
  playing(treatment: Treatment): Table;
  /** What its games are held against; found once. */
  benchmarks(treatment: Treatment): Promise<Benchmarks>;
}

interface RoomSetting {
  /** The world of tables of so many cities. */
  world(size: TableSize): RoomWorld;
  /** A new secret. */
  token(): string;
}

/**
 * A class that plays: tables of cities, one person a city, all in the same turn. Moves stay here until the turn is
 * closed; then the market answers every table. Knows no network and no clock.
 */
export class Room {
  private readonly setting: RoomSetting;
  private world: RoomWorld;
  private readonly seats = new Map<string, Seat>();
  private readonly tables = new Map<number, RoomTable>();
  private phase: TeacherView["phase"] = "gathering";
  private turn = 0;
  private deadline: number | undefined;
  private patterns: Patterns = { council: "all", rentShare: "all", talk: "none" };

  constructor(setting: RoomSetting) {
    this.setting = setting;
    this.world = setting.world(3);
  }

  /**
   * A new seat: at a table by its number, or where one is free; its token. Once the game has begun only cities that the
   * computer governs are free. Throws RoomProblem.
   */
  join(number?: number): string {
    if (this.seats.size >= MOST_SEATS) throw new RoomProblem(409, t("class.full", { most: MOST_SEATS }));
    const seat = { token: this.setting.token(), ...this.place(number), lines: 0 };
    seat.at.seats[seat.city] = seat;
    this.seats.set(seat.token, seat);
    return seat.token;
  }

  /** A free place at a table, at a new one where it must be. */
  private place(number?: number): Pick<Seat, "at" | "city"> {
    const asked = number === undefined ? this.firstFree() : this.tables.get(number);
    if (!asked && this.phase !== "gathering") throw new RoomProblem(409, t("class.noFreeSeat"));
    const at = asked ?? this.newTable(number ?? this.freeNumber());
    const city = at.seats.indexOf(undefined);
    if (city < 0) throw new RoomProblem(409, t("class.tableFull", { number: at.number }));
    return { at, city };
  }

  has(token: string): boolean {
    return this.seats.has(token);
  }

  /** A connection of a seat opens (1) or ends (-1). */
  line(token: string, change: 1 | -1): void {
    const seat = this.seats.get(token);
    if (seat) seat.lines += change;
  }

  /** What a city does in the open turn; the last word before it closes counts. Throws RoomProblem. */
  move(token: string, turn: number, move: Move): void {
    this.inTurn(token, turn).move = move;
  }

  /** What a city says that it will do. Throws RoomProblem where its table does not talk. */
  say(token: string, turn: number, said: Announced): void {
    const seat = this.inTurn(token, turn);
    if (!seat.at.treatment.talk) throw new RoomProblem(409, t("class.noTalk"));
    seat.said = said;
  }

  /** A guess, once, until the first turn is closed. Throws RoomProblem. */
  guess(token: string, guess: number): void {
    const seat = this.seatOf(token);
    if (this.turn > 0 || !["gathering", "open"].includes(this.phase)) throw new RoomProblem(409, t("class.noGuess"));
    if ((seat.guess ?? guess) !== guess) throw new RoomProblem(409, t("class.guessOnce"));
    seat.guess = guess;
  }

  /** Which tables have what; before the game begins. Throws RoomProblem. */
  treat(patterns: Patterns): void {
    this.only("gathering");
    this.patterns = patterns;
    for (const table of this.tables.values()) table.treatment = treatmentOf(patterns, table.number);
  }

  /**
   * How many cities sit at a table; before the game begins. Who has a seat is led to another, in the order in which all
   * came. Throws RoomProblem.
   */
  size(size: TableSize): void {
    this.only("gathering");
    if (size === this.world.cities.length) return;
    this.world = this.setting.world(size);
    this.tables.clear();
    for (const seat of this.seats.values()) {
      Object.assign(seat, this.place());
      seat.at.seats[seat.city] = seat;
    }
  }

  /** Opens the first turn. Throws RoomProblem. */
  begin(): void {
    this.only("gathering");
    if (this.seats.size === 0) throw new RoomProblem(409, t("class.nobody"));
    this.phase = "open";
    // They take seconds, which nobody shall wait for when the turn is closed.
    for (const { treatment } of this.inOrder()) void this.world.benchmarks(treatment).catch(() => {});
  }

  /** When the open turn is to be closed, milliseconds of the clock; undefined: when the teacher closes it. */
  until(deadline: number | undefined): void {
    this.only("open");
    this.deadline = deadline;
  }

  /**
   * Closes a turn: the market answers every table, and the next turn opens. A city of somebody who has not moved goes
   * on as before; one without anybody is governed by the computer. Throws RoomProblem.
   */
  async close(turn: number, pause: Pause): Promise<void> {
    this.only("open");
    if (turn !== this.turn) throw new RoomProblem(409, t("class.turnOver"));
    this.phase = "closing";
    this.deadline = undefined;
    try {
      const results: { table: RoomTable; played: PlayedTurn; moved: (boolean | undefined)[]; best: Benchmarks }[] = [];
      for (const table of this.inOrder()) results.push({ table, ...(await this.played(table, pause)) });
      for (const { table, played, moved, best } of results) {
        table.moved.push(moved);
        table.said.push(table.seats.map((seat) => seat?.said));
        table.turns.push(played);
        table.shares.push(shareOfWay(table.turns, best));
        if (table.turns.length === TURNS) table.end = this.world.playing(table.treatment).ended(table.turns, best);
      }
      for (const seat of this.seats.values()) seat.move = seat.said = undefined;
      this.turn++;
    } finally {
      this.phase = this.turn === TURNS ? "over" : "open";
    }
  }

  /** Another game with the same seats. Throws RoomProblem. */
  again(): void {
    this.only("over");
    for (const seat of this.seats.values()) seat.guess = undefined;
    for (const table of this.tables.values()) Object.assign(table, EMPTY());
    this.turn = 0;
    this.phase = "gathering";
  }

  /** What somebody sees: nothing of other tables, and nothing of the others' moves before the turn is closed. */
  seatView(token: string): SeatView {
    const { at, city, move, guess } = this.seatOf(token);
    return {
      phase: this.phase,
      turn: this.turn,
      deadline: this.deadline,
      table: at.number,
      city: this.world.cities[city]!.id,
      cities: this.world.cities,
      people: this.world.cities.filter((_, c) => at.seats[c]).map(({ id }) => id),
      treatment: at.treatment,
      said: at.treatment.talk ? at.seats.map((seat) => seat?.said) : [],
      move,
      guess,
      // Who saw what others guess would guess the same.
      guesses: guess === undefined && this.turn === 0 ? [] : this.guesses(),
      share: at.shares.at(-1),
      game: { ...this.world.playing(at.treatment).seenBy(at.turns), end: at.end },
    };
  }

  teacherView(): TeacherView {
    const { phase, turn, deadline, patterns } = this;
    return {
      ...{ phase, turn, deadline, patterns, cities: this.world.cities },
      tables: this.inOrder().map((table) => ({
        number: table.number,
        treatment: table.treatment,
        seats: table.seats.map((seat) => seat && { moved: seat.move !== undefined, here: seat.lines > 0 }),
        words: table.turns.map(({ words }) => words),
        people: table.moved.map((cities) => cities.map((moved) => moved !== undefined)),
        shares: table.shares,
        guesses: table.seats.flatMap((seat) => seat?.guess ?? []),
      })),
    };
  }

  private guesses(): number[] {
    return [...this.seats.values()].flatMap(({ guess }) => guess ?? []);
  }

  /** Everything that was done, one line a table, turn and city; no names, no tokens. */
  lines(): TableLine[] {
    return this.inOrder().flatMap((table) =>
      table.turns.flatMap((turn, at) =>
        this.world.cities.map(({ id }, c) => ({
          ...{ table: table.number, ...table.treatment, turn: at + 1, city: id },
          governedBy: table.moved[at]![c] === undefined ? "computer" : "person",
          moved: table.moved[at]![c] === true,
          said: table.said[at]![c],
          ...{ move: turn.moves[c]!, word: turn.words[c]!, score: turn.scores[c]!, gdp: turn.gdp[c]! },
          ...{ consumption: turn.consumption[c]!, budget: turn.budget[c]!, share: table.shares[at]! },
          guess: table.seats[c]?.guess,
        })),
      ),
    );
  }

  /**
   * The open turn of a table as it would end now, and the benchmarks that its shares are read against: who did not move
   * keeps the move before, empty seats are the computer's. The table is left as it is.
   */
  private async played({ treatment, turns, seats }: RoomTable, pause: Pause) {
    const playing = this.world.playing(treatment);
    const given = seats.map(
      (seat, c) => seat && (seat.move ?? { ...(turns.at(-1)?.moves[c] ?? TODAY), readmit: false }),
    );
    const moved = seats.map((seat) => seat && seat.move !== undefined);
    const played = await playing.turn(turns, given, pause);
    return { played, moved, best: await this.world.benchmarks(treatment) };
  }

  private only(phase: TeacherView["phase"]): void {
    if (this.phase !== phase) throw new RoomProblem(409, t("class.notNow"));
  }

  private seatOf(token: string): Seat {
    const seat = this.seats.get(token);
    if (!seat) throw new RoomProblem(403, t("class.noSeat"));
    return seat;
  }

  private inTurn(token: string, turn: number): Seat {
    const seat = this.seatOf(token);
    if (this.phase !== "open" || turn !== this.turn) throw new RoomProblem(409, t("class.turnOver"));
    return seat;
  }

  private inOrder(): RoomTable[] {
    return [...this.tables.values()].sort((a, b) => a.number - b.number);
  }

  private firstFree(): RoomTable | undefined {
    return this.inOrder().find(({ seats }) => seats.includes(undefined));
  }

  private freeNumber(): number {
    let number = 1;
    while (this.tables.has(number)) number++;
    return number;
  }

  private newTable(number: number): RoomTable {
    const seats = this.world.cities.map(() => undefined);
    const table = { number, seats, treatment: treatmentOf(this.patterns, number), ...EMPTY() };
    this.tables.set(number, table);
    return table;
  }
}

const EMPTY = () => ({ turns: [], shares: [], moved: [], said: [], end: undefined });

/** What a table has: of those that some have, the first changes with every table, the second with every other one. */
function treatmentOf(patterns: Patterns, number: number): Treatment {
  const varied = (["council", "rentShare", "talk"] as const).filter((name) => patterns[name] === "some");
  const has = (name: keyof Patterns) =>
    patterns[name] === "some" ? (((number - 1) >> varied.indexOf(name)) & 1) === 0 : patterns[name] === "all";
  return { council: has("council"), rentShare: RENT_SHARES[has("rentShare") ? 1 : 0], talk: has("talk") };
}
