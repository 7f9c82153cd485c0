import type { PlayAsk, PlayedGame } from "../../../games/turns/rules.js";
import type { LeverEntry } from "../../../input/index.js";
import type { Asked, GameReport, PolicyEvent, Uncertainty } from "../../../measures/results/index.js";
import type { Text } from "../../../words/index.js";

/**
 * What the page may ask of the worker: what it sends, what comes back step by step, and what in the end. All of it
 * plain data. A new kind is an entry here and its work in `work/`.
 */
export interface Calls {
  /** Reads a scenario and calibrates its region. */
  open: Call<{ scenario: string }, OpenedWorld>;
  /** Reads and checks a scenario or a region of somebody's own, which then has a name. */
  own: Call<OwnAsk, { title: Text; question: Text }>;
  /** A policy beside its baseline, year by year; the baseline comes first. */
  run: Call<RunAsk, RunEnd, RunStep>;
  /** A city's books and industries in a year of a run. */
  city: Call<CityAsk, CityBooks>;
  /** Some policies beside their baseline, once or under several replicates: the last year of each run. */
  trials: Call<TrialsAsk, TrialsEnd, Trial>;
  /** The scenario file that gives a policy's numbers on the command line. */
  file: Call<FileAsk, string>;
  /** All indicators of all places and years, under the baseline and the policy, as CSV. */
  table: Call<Pair, string>;
  /** Runs side by side, of which single numbers are wanted. */
  arms: Call<ArmsAsk, ArmNumbers[], Progress>;
  /** The game of a scenario's agreement. */
  game: Call<{ scenario: string }, AnalysedGame, Progress>;
  /** What players gain when all agree and each receives so much a year. */
  paid: Call<{ scenario: string; receipts: readonly number[] }, number[]>;
  /** A game between people, played as far as they have moved. */
  play: Call<PlayAsk, PlayedGame, Progress>;
}

interface Call<Ask, Answer, Step = never> {
  ask: Ask;
  step: Step;
  answer: Answer;
}

export type Kind = keyof Calls;

/** Files of somebody's own, by path. */
export type OwnFiles = Readonly<Record<string, string | Uint8Array>>;

export interface OwnAsk {
  /** Under which it is then asked for. */
  name: string;
  files: OwnFiles;
  /** That of the scenario or region; absent: the engine finds it. */
  file?: string;
}

/** How far work is that takes a while. */
export interface Progress {
  done: number;
  of: number;
}

export interface ArmsAsk extends Reading {
  scenario: string;
  arms: readonly ArmSpec[];
}

/** Who may sign: where it lies (degrees; absent where places have none), and its GDP, 100 million. */
export interface Signer extends Omit<CityPlace, "province"> {
  gdp: number;
}

/** A game as game.json has it, and what its players and its agreement are called. */
export interface AnalysedGame {
  report: GameReport;
  players: readonly Signer[];
  /** Sentences on what its levers take and no number counts. */
  uncounted: readonly Text[];
  agreement: Text;
  currency: Text;
}

/** A baseline and a policy beside it: what their runs depend on. */
export interface Pair {
  world: WorldSpec;
  policy: PolicySpec;
}

export interface RunAsk extends Pair {
  indicators: readonly string[];
  /** Kinds of flow, which are summed. */
  flows: readonly string[];
}

/** 0 the baseline, 1 the policy. */
export type Arm = 0 | 1;

export type RunStep = { shape: RunShape } | { arm: Arm; year: RunYear };

/** What the numbers of a run stand for. */
export interface RunShape {
  years: readonly number[];
  /** "cluster", agglomerations, provinces, cities, "country", hinterlands. */
  scopes: readonly string[];
  indicators: readonly string[];
  /** Cities first, hinterlands last. */
  nodes: readonly string[];
}

/** Position of an indicator at a place among the values of a year; -1 where there is none. */
export function cellOf({ scopes, indicators }: TrialsEnd, place: string, indicator: string): number {
  const [scope, column] = [scopes.indexOf(place), indicators.indexOf(indicator)];
  return scope < 0 || column < 0 ? -1 : scope * indicators.length + column;
}

export interface RunYear {
  /** Position among the years. */
  at: number;
  /** [scope][indicator], NaN where there is no value. */
  values: Float64Array;
  /** [from*n + to] */
  flows: Float64Array;
}

export interface RunEnd {
  /** What was decided in the policy's run. */
  events: readonly PolicyEvent[];
  /** Its governments imitate each other in place of weighing alternatives. */
  imitates: boolean;
  /** Levers that change nothing. */
  idle: readonly IdleNote[];
  /** What is to be known of its levers. */
  cautions: readonly Text[];
  /** What the scenario asks, as the policy's answer is told; the policy is the variant `lab`. */
  asked: Asked;
}

export interface TrialsAsk {
  world: WorldSpec;
  policies: readonly PolicySpec[];
  /** Policies behind the first that are not valid or cannot be run are left out; if not given they are a failure. */
  leavesOut?: true;
  replicates: number;
  indicators: readonly string[];
}

/** The last year of a run: the baseline's, or that of the policy at a place of the list. */
export interface Trial {
  replicate: number;
  policy: number | "baseline";
  /** [scope][indicator], NaN where there is no value. */
  values: Float64Array;
  /** Runs that are done, and all. */
  done: number;
  all: number;
}

export type TrialsEnd = Pick<RunShape, "scopes" | "indicators">;

export interface FileAsk extends Pair {
  label: Text;
  replicates: number;
  /** What stands before the command that gives the page's numbers. */
  head: string;
}

export interface CityAsk extends Pair {
  city: string;
  /** Position among the years. */
  at: number;
}

/** Under the baseline and under the policy; NaN where there is no value. */
export type Both = readonly [number, number];

export interface CityBooks {
  /** Indicators of the city, by id. */
  accounts: readonly { indicator: string; values: Both }[];
  /** In the order of the region. */
  industries: readonly Industry[];
}

export interface Industry {
  sector: string;
  /** Thousand workers. */
  employment: Both;
  /** Share of the sector in the city's employment over that in all cities'. */
  quotient: Both;
  firms: Both;
}

/** A lever that changes nothing, and why. */
export interface IdleNote {
  lever: string;
  reason: Text;
}

/** A message to the worker. A later ask of a channel stops an earlier one of the same channel. */
export type Message = { [K in Kind]: { id: number; channel: string; kind: K; ask: Calls[K]["ask"] } }[Kind];

/** A message from the worker; a failure says why there is no answer. */
export type Reply =
  | { id: number; step: Calls[Kind]["step"] }
  | { id: number; answer: Calls[Kind]["answer"] }
  | { id: number; failure: Text };

/** Which world, before any policy. Worlds that equal each other in all of this share their baseline. */
export interface WorldSpec {
  /** Of the catalogue of the lab: "teaching/two-cities". */
  scenario: string;
  /** Stream of chance of firms as agents. */
  seed: number | string;
  population: "agents" | "cohorts";
}

/** What differs from the baseline. */
export interface PolicySpec {
  levers: readonly LeverEntry[];
  /** A variant of the scenario whose governments, council and constants hold too. */
  like?: string | undefined;
}

/** A place, or something else that pages list. */
export interface Named {
  id: string;
  label: Text;
}

export interface CityPlace extends Named {
  province: string;
  /** Degrees; absent where cities have no place on a map. */
  longitude?: number | undefined;
  latitude?: number | undefined;
}

/** A variant that ships with the scenario. */
export interface ShippedVariant {
  id: string;
  label: Text;
  levers: readonly LeverEntry[];
}

/** What the page knows of a scenario once it has been read. */
export interface OpenedWorld {
  /** Land around the cities: rings of degrees, longitude first. */
  outlines: readonly (readonly (readonly [number, number])[])[];
  scenario: string;
  region: Text;
  currency: Text;
  startYear: number;
  years: number;
  population: WorldSpec["population"];
  seed: WorldSpec["seed"];
  cities: readonly CityPlace[];
  provinces: readonly Named[];
  agglomerations: readonly Named[];
  hinterlands: readonly Named[];
  sectors: readonly Named[];
  /** Kinds of flow, and which of them are people. */
  flows: readonly string[];
  labour: readonly string[];
  variants: readonly ShippedVariant[];
  /** Indicators that the scenario asks for. */
  asked: readonly string[];
  /** Stored study of what is not known, of the scenario's own variants. */
  study?: Uncertainty | undefined;
}

/** A run of its own: what a variant of a scenario may hold, and its luck. */
export interface ArmSpec {
  levers: readonly LeverEntry[];
  /** Constants of the region that differ. */
  parameters?: Readonly<Record<string, unknown>> | undefined;
  /** Governments that choose. */
  governments?: Readonly<Record<string, unknown>> | undefined;
  /** Firms one by one under this luck; absent: as masses, without luck. */
  seed?: number | undefined;
}

/** A value that a city government chose. */
export interface Chosen {
  year: number;
  city: string;
  value: number;
}

/** What was seen of an arm. */
export interface ArmNumbers {
  /** [place][indicator][year], NaN where there is no value. */
  values: number[][][];
  chosen: Chosen[];
}

/** Places and indicators that are read of every arm. */
export interface Reading {
  places: readonly string[];
  indicators: readonly string[];
}
