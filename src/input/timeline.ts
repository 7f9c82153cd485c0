import { z } from "zod";
import { leverOf, levers } from "../levers/index.js";
import { type LeverContext, LeverUseError } from "../levers/lever.js";
import { LeverNameError } from "../levers/selectors.js";
import { advice, english, type TextKey, t } from "../words/index.js";
import { agglomerationOfNodes, countriesOfNodes } from "./cityNames.js";
import { type Locate, type Path, placed } from "./document.js";
import { dottedPath, onceEach, type Problem, unknownName, type Wrong } from "./files.js";
import { yearSchema } from "./quantity.js";
import { labourIds, type Region } from "./regionSchema.js";

/** A lever in force in a variant, and where its file lists it. */
export interface PlacedLever {
  entry: LeverEntry;
  path: Path;
  /** Governments choose its amount. */
  chosen?: boolean;
}

/** When a run begins, and for how many years it goes on. */
interface Run {
  startYear: number;
  years: number;
}

/** Last calendar year of a run. */
export function lastYearOf({ startYear, years }: Run): number {
  return startYear + years - 1;
}

/** Calendar years of a run. */
export function yearsOf({ startYear, years }: Run): number[] {
  return Array.from({ length: years }, (_, y) => startYear + y);
}

/**
 * Levers outside the run's years, names that the region does not know or that leave a lever nothing to do, and levers
 * that set the same thing in the same year, or take more than there is of it, or contradict each other on it.
 */
export function checkTimeline(packages: readonly PlacedLever[][], run: Run, region: Region, locate: Locate): Problem[] {
  const all = [...new Map(packages.flat().map((lever) => [dottedPath(lever.path), lever])).values()];
  const wrongYears = all.flatMap((lever) => checkYears(lever, run, locate));
  const namesOf = namesByYear(region);
  const wrongNames = all.flatMap(({ entry, path }) =>
    wrongUse(entry, namesOf, (inside) => [...path, ...inside], locate),
  );
  if (wrongYears.length + wrongNames.length > 0) return [...wrongYears, ...wrongNames];
  const conflicts = packages.flatMap((members) => findConflicts(members, run, namesOf, locate));
  return onceEach(conflicts);
}

/** What is wrong with a year that lies outside the run, or before `from`; undefined where nothing is. */
export function outsideRun(
  year: number | undefined,
  run: Run,
  what: TextKey,
  hint: TextKey,
  from = run.startYear,
): Wrong | undefined {
  const to = lastYearOf(run);
  if (year === undefined || (from <= year && year <= to)) return undefined;
  return { value: year, ...advice(what, t("scenario.yearFromTo", { from, to }), hint) };
}

/** Last year that a lever is in force. */
export function lastYear({ to }: LeverEntry, run: Run): number {
  return to ?? lastYearOf(run);
}

/** What levers call the nodes, cities first, and the groups of each; `cities`: how many of them are cities. */
export function leverNames(
  region: Region,
): Pick<LeverContext, "nodeIds" | "cities" | "provinces" | "agglomerations" | "countries" | "sectorIds" | "labourIds"> {
  const { cities, sectors } = region.tables;
  return {
    nodeIds: [...cities, ...region.hinterlands].map(({ id }) => id),
    cities: cities.length,
    provinces: [...cities.map(({ province }) => province), ...region.hinterlands.map(({ id }) => id)],
    agglomerations: agglomerationOfNodes(region),
    countries: countriesOfNodes(region),
    sectorIds: sectors.map(({ id }) => id),
    labourIds,
  };
}

function checkYears({ entry, path }: PlacedLever, run: Run, locate: Locate): Problem[] {
  const { from, to } = entry;
  const early = outsideRun(from, run, "error.outsideRun", "scenario.changeDate");
  if (early) return [{ ...placed(locate, [...path, "from"]), ...early }];
  const ends = (to ?? from) >= from;
  const late = outsideRun(
    to,
    run,
    ends ? "error.outsideRun" : "scenario.beforeItsFirst",
    ends ? "scenario.changeDate" : "scenario.changeOneYear",
    from,
  );
  if (!late) return [];
  const allowed = t("scenario.yearFromLeverFirst", { from, to: lastYearOf(run) });
  return [{ ...placed(locate, [...path, "to"]), ...late, allowed }];
}

/** What a lever sets in a year, and what its number must agree on with others'. */
type NamesOf = (entry: LeverEntry, year: number) => { cells: string[]; things: string[] };

/**
 * What `sets` of a lever needs: names alone; the policy that stands and industries are known only to the calibrated
 * world.
 */
export function namesOnly(region: Region, from: number, year: number): LeverContext {
  return { ...leverNames(region), from, year } as LeverContext;
}

export function namesByYear(region: Region): NamesOf {
  return ({ type, from, to: _to, ...parameters }, year) => {
    const { sets, agrees } = leverOf(type);
    const context = namesOnly(region, from, year);
    return {
      cells: sets(parameters as never, context),
      things: agrees?.of(parameters as never, context) ?? [],
    };
  };
}

/** What is wrong with the names of a lever; `place` turns a path inside it into one of the file. */
export function wrongUse(
  entry: LeverEntry,
  namesOf: NamesOf,
  place: (inside: Path) => Path,
  locate: Locate,
): Problem[] {
  try {
    namesOf(entry, entry.from);
    return [];
  } catch (error) {
    return [leverProblem(error, place, locate)];
  }
}

/**
 * Pairs of levers with a common cell in a common year, or with numbers of one thing that do not agree; both can change
 * for the worse only where some lever starts.
 */
function findConflicts(members: readonly PlacedLever[], run: Run, namesOf: NamesOf, locate: Locate): Problem[] {
  const found = new Map<string, Problem>();
  const starts = [...new Set(members.map(({ entry }) => entry.from))].sort((a, b) => a - b);
  for (const year of starts) {
    const inForce = members.filter(({ entry }) => entry.from <= year && year <= lastYear(entry, run));
    const owner = new Map<string, PlacedLever>();
    const said = new Map<string, { first: PlacedLever; sum: number }>();
    for (const lever of inForce) {
      const note = (other: PlacedLever, conflict: Conflict) => {
        const pair = `${dottedPath(other.path)} ${dottedPath(lever.path)}`;
        if (!found.has(pair)) found.set(pair, problemOf(other, lever, conflict, run, locate));
      };
      const { cells, things } = namesOf(lever.entry, year);
      for (const thing of cells) {
        const other = owner.get(thing);
        if (!other) owner.set(thing, lever);
        else if (other !== lever) note(other, { thing });
      }
      for (const thing of things) {
        const { first, sum } = said.get(thing) ?? { first: lever, sum: 0 };
        const conflict = disagreement(first, lever, sum, thing);
        if (conflict) note(first, conflict);
        said.set(thing, { first, sum: sum + (lever.entry[leverOf(lever.entry.type).agrees!.parameter] as number) });
      }
    }
  }
  return [...found.values()];
}

/** Two levers that set one thing, or whose numbers of it, of a parameter, do not agree. */
interface Conflict {
  thing: string;
  parameter?: string;
  is?: "part" | "fact";
  /** Of a part, all parts together; of a fact, what the first says. */
  against?: number;
}

/** Binary fractions that come to 1 may not do so to the last digit. */
const ROUNDING = 1e-9;

/** `sum`: parts that levers before this one take of the thing; of facts that of the first counts alone. */
function disagreement(first: PlacedLever, lever: PlacedLever, sum: number, thing: string): Conflict | undefined {
  const { parameter, is } = leverOf(lever.entry.type).agrees!;
  const own = lever.entry[parameter] as number;
  const against = is === "part" ? sum + own : (first.entry[parameter] as number);
  const wrong = is === "part" ? against > 1 + ROUNDING : against !== own;
  return wrong && lever !== first ? { thing, parameter, is, against } : undefined;
}

function problemOf(
  first: PlacedLever,
  second: PlacedLever,
  { thing, parameter, is, against }: Conflict,
  run: Run,
  locate: Locate,
): Problem {
  const other = locate(first.path);
  const from = Math.max(first.entry.from, second.entry.from);
  const to = Math.min(lastYear(first.entry, run), lastYear(second.entry, run));
  const [chosen, otherChosen] = [second.chosen ?? false, first.chosen ?? false];
  const values = {
    chosen,
    cell: thing,
    years: from === to ? String(from) : `${from}-${to}`,
    other: dottedPath(first.path),
    type: first.entry.type,
    file: other.line ? `${other.file}:${other.line}` : other.file,
    otherChosen,
    against: String(Number(against?.toPrecision(6))),
  };
  if (parameter === undefined) {
    const hint = chosen || otherChosen ? "scenario.narrowChosen" : "scenario.endOne";
    return {
      ...placed(locate, second.path),
      value: second.entry.type,
      ...advice(t("scenario.setsToo", values), "scenario.oneLeverOneThing", hint),
    };
  }
  return {
    ...placed(locate, [...second.path, parameter]),
    value: second.entry[parameter],
    ...(is === "part"
      ? advice(t("scenario.takesBeyondAll", values), "scenario.partsOfOne", "scenario.lowerOrEnd")
      : advice(t("scenario.saysOtherwise", values), "scenario.oneFact", "scenario.sayOne")),
  };
}

export const calendarYear = (label: string) => yearSchema.meta({ label, unit: "year" });

/** When a lever is in force: from its first year to its last, or to the end of the run. */
export const dates = {
  from: calendarYear("First year in force"),
  to: calendarYear("Last year in force").optional(),
};

/** A lever of a scenario: its type, its years, and the parameters of its type with defaults filled in. */
export type LeverEntry = { type: string; from: number; to?: number | undefined } & Record<string, unknown>;

/**
 * A schema with the levers that there are, made anew only where one has been registered since: to make it takes longer
 * than all checks.
 */
export function withLevers<Schema>(make: () => Schema): () => Schema {
  let made: { levers: number; schema: Schema } | undefined;
  return () => {
    if (made?.levers !== levers.length) made = { levers: levers.length, schema: make() };
    return made.schema;
  };
}

/** One entry of a list of levers. */
export function leverEntrySchema(): z.ZodType<LeverEntry> {
  const entries = levers.map(({ type, label, description, schema }) =>
    (schema as z.ZodObject)
      .safeExtend({ type: z.literal(type), ...dates })
      .meta({ ...schema.meta(), title: english(label), description: english(description) }),
  );
  return z.discriminatedUnion("type", entries as never) as unknown as z.ZodType<LeverEntry>;
}

/**
 * What a lever says of its names, as a problem; `place` turns a path inside the lever into one of the file. Other
 * errors are thrown on.
 */
export function leverProblem(error: unknown, place: (inside: Path) => Path, locate: Locate): Problem {
  if (error instanceof LeverUseError) {
    const path = place(error.path);
    return { ...placed(locate, path), ...error.problem };
  }
  if (!(error instanceof LeverNameError)) throw error;
  const path = place(error.path);
  return {
    ...placed(locate, path),
    ...unknownName(error.name, error.allowed, "error.unknownToRegion", "scenario.correctOrAddTables"),
  };
}
