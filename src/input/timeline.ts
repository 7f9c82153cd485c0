import { z } from "zod";
import { leverOf, levers } from "../levers/index.js";
import { type LeverContext, LeverUseError } from "../levers/lever.js";
import { LeverNameError } from "../levers/selectors.js";
import { advice, english, joined, type Text, t } from "../words/index.js";
import { agglomerationOfNodes, countriesOfNodes } from "./cityNames.js";
import { type Locate, type Path, placed } from "./document.js";
import { dottedPath, nearestName, onceEach, type Problem } from "./files.js";
import { yearSchema } from "./quantity.js";
import { labourIds, type Region } from "./regionSchema.js";

/** A lever in force in a variant, and where its file lists it. */
export interface PlacedLever {
  entry: LeverEntry;
  path: Path;
  /** Governments choose its amount. */
  chosen?: boolean;
}

interface Run {
  startYear: number;
  years: number;
}

/**
 * Levers outside the run's years, names that the region does not know or that leave a lever nothing to do, and levers
 * that set the same thing in the same year.
 */
export function checkTimeline(packages: readonly PlacedLever[][], run: Run, region: Region, locate: Locate): Problem[] {
  const all = [...new Map(packages.flat().map((lever) => [dottedPath(lever.path), lever])).values()];
  const wrongYears = all.flatMap((lever) => checkYears(lever, run, locate));
  const cellsOf = cellsByYear(region);
  const wrongNames = all.flatMap((lever) => wrongUse(lever, cellsOf, locate));
  if (wrongYears.length + wrongNames.length > 0) return [...wrongYears, ...wrongNames];
  const conflicts = packages.flatMap((members) => findConflicts(members, run, cellsOf, locate));
  return onceEach(conflicts);
}

/** Last year that a lever is in force. */
export function lastYear({ to }: LeverEntry, { startYear, years }: Run): number {
  return to ?? startYear + years - 1;
}

/** Names, provinces and agglomerations of the nodes, cities first, as levers see them. */
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
  const end = run.startYear + run.years - 1;
  const report = (key: "from" | "to", allowed: Text): Problem[] => [
    {
      ...placed(locate, [...path, key]),
      value: entry[key],
      what: t("error.outsideRun"),
      allowed,
      hint: t("scenario.changeDate"),
    },
  ];
  if (entry.from < run.startYear || entry.from > end)
    return report("from", t("scenario.yearFromTo", { from: run.startYear, to: end }));
  if (entry.to !== undefined && (entry.to < entry.from || entry.to > end))
    return report("to", t("scenario.yearFromLeverFirst", { from: entry.from, to: end }));
  return [];
}

type CellsOf = (entry: LeverEntry, year: number) => string[];

/**
 * What `sets` of a lever needs: names alone; the policy that stands and industries are known only to the calibrated
 * world.
 */
export function namesOnly(region: Region, from: number, year: number): LeverContext {
  return { ...leverNames(region), from, year } as LeverContext;
}

/** What a lever sets in a year, by name. */
function cellsByYear(region: Region): CellsOf {
  return ({ type, from, to: _to, ...parameters }, year) => {
    return leverOf(type).sets(parameters as never, namesOnly(region, from, year));
  };
}

function wrongUse({ entry, path }: PlacedLever, cellsOf: CellsOf, locate: Locate): Problem[] {
  try {
    cellsOf(entry, entry.from);
    return [];
  } catch (error) {
    return [leverProblem(error, (inside) => [...path, ...inside], locate)];
  }
}

/** Pairs of levers with a common cell in a common year; cells can change only where some lever starts. */
function findConflicts(members: readonly PlacedLever[], run: Run, cellsOf: CellsOf, locate: Locate): Problem[] {
  const found = new Map<string, Problem>();
  const starts = [...new Set(members.map(({ entry }) => entry.from))].sort((a, b) => a - b);
  for (const year of starts) {
    const inForce = members.filter(({ entry }) => entry.from <= year && year <= lastYear(entry, run));
    const owner = new Map<string, PlacedLever>();
    for (const lever of inForce) {
      for (const cell of cellsOf(lever.entry, year)) {
        const other = owner.get(cell);
        if (!other) owner.set(cell, lever);
        else if (other !== lever) note(found, other, lever, cell, run, locate);
      }
    }
  }
  return [...found.values()];
}

function note(
  found: Map<string, Problem>,
  first: PlacedLever,
  second: PlacedLever,
  cell: string,
  run: Run,
  locate: Locate,
): void {
  const [path, otherPath] = [dottedPath(second.path), dottedPath(first.path)];
  if (found.has(`${otherPath} ${path}`)) return;
  const other = locate(first.path);
  const from = Math.max(first.entry.from, second.entry.from);
  const to = Math.min(lastYear(first.entry, run), lastYear(second.entry, run));
  found.set(`${otherPath} ${path}`, {
    ...locate(second.path),
    path,
    value: second.entry.type,
    ...advice(
      t("scenario.setsToo", {
        chosen: second.chosen ?? false,
        cell,
        years: from === to ? String(from) : `${from}-${to}`,
        other: otherPath,
        type: first.entry.type,
        file: other.line ? `${other.file}:${other.line}` : other.file,
        otherChosen: first.chosen ?? false,
      }),
      "scenario.oneLeverOneThing",
      first.chosen || second.chosen ? t("scenario.narrowChosen") : t("scenario.endOne"),
    ),
  });
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
    value: error.name,
    what: t("error.unknownToRegion"),
    allowed: joined(error.allowed),
    nearest: nearestName(error.name, error.allowed),
    hint: t("scenario.correctOrAddTables"),
  };
}
