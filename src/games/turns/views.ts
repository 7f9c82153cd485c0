import type { Text } from "../../words/index.js";
import type { Move, PlayedGame, Treatment, Word } from "./rules.js";

/** What a city says that it will do: sign and keep its word, or look after itself. */
export const ANNOUNCED = ["keep", "own"] as const;
export type Announced = (typeof ANNOUNCED)[number];

/** Which tables have something: all, none, or every other one. */
export const PATTERNS = ["all", "none", "some"] as const;
export type Pattern = (typeof PATTERNS)[number];

/** `rentShare`: which tables have the higher one. */
export type Patterns = Readonly<Record<keyof Treatment, Pattern>>;

/** How many cities may sit at a table. */
export const TABLE_SIZES = [3, 5] as const;
export type TableSize = (typeof TABLE_SIZES)[number];

export interface CityName {
  id: string;
  label: Text;
}

/** Before the first turn; while people move; while the model runs; after the last turn. */
export type Phase = "gathering" | "open" | "closing" | "over";

interface View {
  phase: Phase;
  /** From 0: the turn that is open, or how many are over. */
  turn: number;
  /** When it is closed by itself, milliseconds of the server's clock. */
  deadline: number | undefined;
  /** Of every table, in the order of lists by city. */
  cities: readonly CityName[];
}

/** What somebody who plays sees. */
export interface SeatView extends View {
  table: number;
  city: string;
  /** Cities of the table that people govern. */
  people: readonly string[];
  treatment: Treatment;
  /** What was said about the open turn, by city; empty at a table without talk. */
  said: readonly (Announced | undefined)[];
  /** Own move in the open turn, and own guess. */
  move: Move | undefined;
  guess: number | undefined;
  /** Of the class, once the own one is given or none can be given any more. */
  guesses: readonly number[];
  /** Of the way to the best, in turns that are over. */
  share: number | undefined;
  game: PlayedGame;
}

export interface TableView {
  number: number;
  treatment: Treatment;
  /** By city; undefined: the computer governs. `here`: a phone is connected. */
  seats: readonly ({ moved: boolean; here: boolean } | undefined)[];
  /** [turn][city] */
  words: readonly (readonly Word[])[];
  /** Whether a person governed then; who takes a seat later does not count before. [turn][city] */
  people: readonly (readonly boolean[])[];
  /** [turn] */
  shares: readonly number[];
  guesses: readonly number[];
}

/** What the teacher sees. */
export interface TeacherView extends View {
  patterns: Patterns;
  tables: readonly TableView[];
}

/** What the teacher's page is told: how phones come in, too. */
export interface DeskView extends TeacherView {
  word: string;
  places: readonly string[];
}

/** A city in a turn, as it goes into the file. */
export interface TableLine extends Treatment {
  table: number;
  turn: number;
  city: string;
  governedBy: string;
  /** Whether somebody moved, or the last move went on. */
  moved: boolean;
  said: Announced | undefined;
  move: Move;
  word: Word;
  /** Per cent against the baseline. */
  score: number;
  gdp: number;
  consumption: number;
  budget: number;
  share: number;
  guess: number | undefined;
}
