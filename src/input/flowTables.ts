import { z } from "zod";
import { advice, t } from "../words/index.js";
import { type FileSource, firstOf, nearestName, type Problem, throwProblems, UserError } from "./files.js";
import { bounded, latitude, longitude, wordsSchema } from "./quantity.js";
import { cellOf, readTable, repeats, type Table } from "./table.js";

/** A place of a table of flows; further columns are left alone, so that `cities.csv` of a region will do. */
const flowPlaceSchema = z.looseObject({
  id: wordsSchema,
  province: wordsSchema,
  latitude,
  longitude,
});

/** A flow between two places; an empty cell says that nobody looked, zero that nobody went. */
const flowRowSchema = z.looseObject({
  origin: wordsSchema,
  destination: wordsSchema,
  flow: bounded({ label: "Flow", unit: "any, the same in all rows", min: 0 }).optional(),
});

type PlaceRow = z.output<typeof flowPlaceSchema>;
type FlowRow = z.output<typeof flowRowSchema>;

/** A place where flows begin and end. Degrees north and east. */
export type FlowPlace = Pick<PlaceRow, "id" | "province" | "latitude" | "longitude">;

/** Flows between places, by position in `places`. */
export interface FlowTable {
  places: FlowPlace[];
  flows: { origin: number; destination: number; flow: number }[];
  /** Rows of a place to itself, left out. */
  toItself: number;
  /** Rows without a flow, left out. */
  unobserved: number;
}

/**
 * Reads a table of flows (`origin,destination,flow`) and its places (`id,province,latitude,longitude`).
 * `shares`: flows are shares of what leaves their origin, of one or in per cent.
 * @throws UserError where a place is unknown or stands twice, a pair stands twice, two places lie on one spot, shares
 *   add up to more than all, or nothing flows.
 */
export function readFlowTable(files: FileSource, flowFile: string, placeFile: string, shares: boolean): FlowTable {
  const places = readTable(files, placeFile, flowPlaceSchema);
  checkPlaces(places);
  const flows = readTable(files, flowFile, flowRowSchema, undefined, ["flow"]);
  checkEnds(flows, places);
  checkTwice(flows);
  if (shares) checkShares(flows);
  const index = new Map(places.rows.map(({ id }, i) => [id, i]));
  const between = flows.rows.filter(({ origin, destination }) => origin !== destination);
  const seen = between.filter(({ flow }) => flow !== undefined);
  if (!seen.some(({ flow }) => flow! > 0)) throw new UserError(nothingFlows(flows));
  return {
    places: places.rows.map(({ id, province, latitude, longitude }) => ({ id, province, latitude, longitude })),
    flows: seen.map(({ origin, destination, flow }) => ({
      origin: index.get(origin)!,
      destination: index.get(destination)!,
      flow: flow!,
    })),
    toItself: flows.rows.length - between.length,
    unobserved: between.length - seen.length,
  };
}

function checkPlaces(places: Table<PlaceRow>): void {
  const { file, rows, lines } = places;
  const twice = repeats(rows.map(({ id }) => id));
  const together = repeats(rows.map(({ latitude, longitude }) => `${latitude} ${longitude}`));
  throwProblems([
    ...twice.map(({ row, before }) => ({
      ...cellOf(places, row, "id", rows[row]!.id),
      ...advice(
        t("scenario.twiceFirstOn", { line: lines[before] }),
        "scenario.oneRowPlace",
        "scenario.removeOneOfRows",
      ),
    })),
    ...together
      .filter(({ row }) => !twice.some((one) => one.row === row))
      .map(({ row, before }) => ({
        ...{ file, line: lines[row], value: rows[row]!.id },
        ...advice(
          t("scenario.liesWhere", { other: rows[before]!.id, line: lines[before] }),
          "scenario.placesApart",
          "scenario.correctCoordinates",
        ),
      })),
  ]);
}

function checkEnds(flows: Table<FlowRow>, places: Table<PlaceRow>): void {
  const known = places.rows.map(({ id }) => id);
  const ids = new Set(known);
  const problems: Problem[] = [];
  flows.rows.forEach((row, k) => {
    for (const end of ["origin", "destination"] as const) {
      const value = row[end];
      if (ids.has(value)) continue;
      const nearest = problems.length < 10 ? nearestName(value, known) : undefined;
      const what = t("scenario.noPlaceOf", { file: places.file });
      const allowed = t("scenario.knownPlace", { names: firstOf(known) });
      const hint = t("scenario.correctOrAddPlace");
      problems.push({ ...cellOf(flows, k, end, value), what, allowed, nearest, hint });
    }
  });
  throwProblems(problems);
}

function checkTwice({ file, rows, lines }: Table<FlowRow>): void {
  const twice = repeats(rows.map(({ origin, destination }) => JSON.stringify([origin, destination])));
  throwProblems(
    twice.map(({ row, before }) => ({
      ...{ file, line: lines[row], value: `${rows[row]!.origin} → ${rows[row]!.destination}` },
      ...advice(t("scenario.twiceFirstOn", { line: lines[before] }), "scenario.oneRowFlow", "scenario.removeOrAddUp"),
    })),
  );
}

/** Per cent where one of them is above one. */
function checkShares({ file, rows, lines }: Table<FlowRow>): void {
  const inPercent = rows.some(({ flow }) => flow !== undefined && flow > 1);
  const all = inPercent ? 100 : 1;
  const sums = new Map<string, number>();
  const problems: Problem[] = [];
  rows.forEach(({ origin, flow = 0 }, row) => {
    const before = sums.get(origin) ?? 0;
    sums.set(origin, before + flow);
    // Shares are rounded where they are written.
    const most = all * 1.001;
    if (before > most || before + flow <= most) return;
    problems.push({
      file,
      line: lines[row]!,
      value: origin,
      ...advice(
        t("scenario.sendsMoreThanAll", { sum: Number((before + flow).toPrecision(6)) }),
        t("scenario.atMostAnOrigin", { all, inPercent }),
        "scenario.correctShares",
      ),
    });
  });
  throwProblems(problems);
}

/** The mistake of a table in which no flow is above zero. */
function nothingFlows(flows: Table<FlowRow>): Problem {
  return {
    ...cellOf(flows, 0, "flow"),
    ...advice("scenario.noFlowBetween", "scenario.oneFlowAbove", "scenario.checkColumn"),
  };
}
