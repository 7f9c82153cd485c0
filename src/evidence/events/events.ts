import { z } from "zod";
import { type FileSource, mistakeAt, nearestName } from "../../input/index.js";
import { idSchema, statusSchema, wordsSchema, yearSchema } from "../../input/quantity.js";
import { cellOf, checkOnce, readTable } from "../../input/table.js";
import { type TableRow, tableSchemas } from "../../input/tables.js";
import { log } from "../../maths/numerics/elementary.js";
import { greatCircleKm } from "../../maths/numerics/greatCircle.js";
import { t } from "../../words/index.js";

/** A dated event. Cities are named by id, or by a province that stands for all of its cities, with blanks between. */
const eventSchema = z.strictObject({
  id: idSchema,
  label: wordsSchema,
  labelZh: wordsSchema,
  /**
   * control: known to have happened to output; the method must see it. policy: what the model may be asked about.
   * statistics: a break of the series. other: not studied, but its cities are no donors of its pool.
   */
  kind: z.enum(["control", "policy", "statistics", "other"]),
  /**
   * Events of one pool are also told as their mean. What another of them has treated by the last year is no donor
   * ("not yet treated": Callaway and Sant'Anna 2021, Journal of Econometrics 225).
   */
  pool: idSchema.optional(),
  treated: z.string().trim().min(1),
  /** First year that counts: that of the event where it came in its first half, else the year after. */
  year: yearSchema,
  /** Years that count; the effect is that of the last of them. */
  horizon: z.int().min(1).max(50),
  /** Cities and provinces that are no donors, beside the treated cities' own provinces. */
  without: wordsSchema.optional(),
  /**
   * Scenario beside the table, and its variant, that say what the model makes of the event; empty: no lever expresses
   * it.
   */
  scenario: idSchema.optional(),
  variant: idSchema.optional(),
  /**
   * forward: the variant does what the event did; back: it takes it back, so that the prediction has the other sign.
   */
  direction: z.enum(["forward", "back"]).optional(),
  status: statusSchema,
  source: wordsSchema,
});

/** A row with its cities found. */
export interface DatedEvent extends Omit<z.output<typeof eventSchema>, "treated" | "without"> {
  /** Positions in the panel of donors. */
  treated: number[];
  without: number[];
}

/**
 * Reads a table of events. Throws UserError where a row names no city or province of the panel, or two rows have one
 * id.
 */
export function readEvents(files: FileSource, file: string, donors: Donors): DatedEvent[] {
  const table = readTable(files, file, eventSchema);
  checkOnce(table, "id", "evidence.idsOwn", "evidence.giveOtherId");
  const events = table.rows.map((event, i) => {
    const at = (column: string, text: string) => {
      const names = text.split(" ").filter(Boolean);
      const all = names.map((name) => citiesOf(donors, name) ?? unknown(cellOf(table, i, column, name), name, donors));
      // A city and its province may both be named.
      return [...new Set(all.flat())];
    };
    const year = cellOf(table, i, "year", `${event.year}, horizon ${event.horizon}`);
    if (event.kind !== "other") checkYears(year, event, donors);
    return { ...event, treated: at("treated", event.treated), without: at("without", event.without ?? "") };
  });
  return events
    .filter(({ kind }) => kind !== "other")
    .map((event) => ({ ...event, without: [...event.without, ...treatedByOthers(event, events)] }));
}

/** Cities that other events of the pool have treated by the last year that counts. */
function treatedByOthers({ id, pool, year, horizon }: DatedEvent, events: readonly DatedEvent[]): number[] {
  const others = events.filter((other) => other.id !== id && other.pool === pool && other.year < year + horizon);
  return pool === undefined ? [] : others.flatMap(({ treated }) => treated);
}

type Cell = ReturnType<typeof cellOf>;

function citiesOf({ cities, provinces }: Donors, name: string): number[] | undefined {
  // A province of one city has its name.
  const names = cities.includes(name) ? cities : provinces;
  const found = [...names.keys()].filter((i) => names[i] === name);
  return found.length > 0 ? found : undefined;
}

function unknown(cell: Cell, name: string, { cities, provinces }: Donors): never {
  const nearest = nearestName(name, [...cities, ...provinces]);
  throw mistakeAt({ ...cell, nearest }, "evidence.noCityPanels", "evidence.idsWithBlanks", "evidence.checkId");
}

/** Fewer years before an event say nothing of how a city grew. */
const FEWEST_BEFORE = 5;

function checkYears(cell: Cell, { year, horizon }: Pick<DatedEvent, "year" | "horizon">, { years }: Donors): void {
  const [first, last] = [years[FEWEST_BEFORE] ?? Infinity, years.at(-1)!];
  if (year >= first && year + horizon - 1 <= last) return;
  const allowed = t("evidence.yearsThatCount", { first, before: FEWEST_BEFORE, last });
  throw mistakeAt(cell, "evidence.leadsOut", allowed, "evidence.chooseYear");
}

type City = Pick<TableRow<"cities">, "id" | "province" | "latitude" | "longitude">;
type Row = Pick<TableRow<"observed">, "city" | "year" | "gdpReal2000Prices100m">;

/** ln real GDP of all cities that were observed in every year. */
export interface Donors {
  /** Ids. */
  cities: string[];
  provinces: string[];
  years: number[];
  /** [city][year] */
  lnGdp: Float64Array[];
  /** Other cities, the nearest first. [city] */
  nearest: number[][];
}

/**
 * From tables of cities and observed panels, of any number of regions; a city that stands in two counts once. Throws
 * UserError where no city is whole.
 */
export function donorsOf(regions: readonly { cities: readonly City[]; observed: readonly Row[] }[]): Donors {
  const known = new Map<string, City>();
  const values = new Map<string, number>();
  const years = new Set<number>();
  for (const { cities, observed } of regions) {
    for (const city of cities) if (!known.has(city.id)) known.set(city.id, city);
    for (const { city, year, gdpReal2000Prices100m: gdp = 0 } of observed) {
      years.add(year);
      if (gdp > 0) values.set(`${city} ${year}`, log(gdp));
    }
  }
  const span = [...years].sort((a, b) => a - b);
  const whole = [...known.values()].filter(({ id }) => span.every((year) => values.has(`${id} ${year}`)));
  if (whole.length === 0)
    throw mistakeAt("observed", "evidence.noCityGdp", "evidence.observedAllYears", "evidence.nameRegions");
  return {
    cities: whole.map(({ id }) => id),
    provinces: whole.map(({ province }) => province),
    years: span,
    lnGdp: whole.map(({ id }) => Float64Array.from(span, (year) => values.get(`${id} ${year}`)!)),
    nearest: whole.map((city, i) => {
      const km = whole.map((other) => greatCircleKm(city, other));
      return [...whole.keys()].filter((j) => j !== i).sort((a, b) => km[a] - km[b]);
    }),
  };
}

/** Cities of several folders of region tables (`cities.csv` and `observed.csv`) as donors of synthetic controls. */
export function readDonors(files: FileSource, folders: readonly string[]): Donors {
  return donorsOf(
    folders.map((folder) => ({
      cities: readTable(files, `${folder}/cities.csv`, tableSchemas.cities).rows,
      observed: readTable(files, `${folder}/observed.csv`, tableSchemas.observed).rows,
    })),
  );
}
