import { type Text, t } from "../words/index.js";
import type { Path, Position } from "./document.js";
import type { Problem } from "./error.js";
import type { Agglomeration, LocateRow, Region, RegionTables } from "./regionSchema.js";
import type { TableName } from "./tables.js";

/** A region that was read, and where the rows of its tables stand. */
export interface ReadRegion {
  region: Region;
  locateRow: LocateRow;
}

/** Tables that speak of single cities: those of the parts, one below the other, and then the region's own. */
const OF_CITIES = ["cities", "travel", "travelFlows", "observed", "leadingIndustries", "structure"] as const;

/**
 * A region that takes in the cities of others: their tables and links come first, in the order in which it lists them;
 * all else is its own.
 */
export function withParts(own: ReadRegion, parts: readonly ReadRegion[]): ReadRegion {
  if (parts.length === 0) return own;
  const all = [...parts, own];
  const joined = Object.fromEntries(
    OF_CITIES.map((name) => [name, all.flatMap(({ region }) => region.tables[name] as unknown[])]),
  ) as Partial<RegionTables>;
  return {
    region: {
      ...own.region,
      tables: { ...own.region.tables, ...joined },
      links: all.flatMap(({ region }) => region.links),
      agglomerations: parts.map(({ region }) => agglomerationOf(region)),
      ...filledInOf(all),
    },
    locateRow: (table, row) => {
      if (!OF_CITIES.some((name) => name === table)) return own.locateRow(table, row);
      return locateJoined(all, table, row);
    },
  };
}

/** What was filled in, of the parts too: which one is told. */
function filledInOf(all: readonly ReadRegion[]): Pick<Region, "filledIn"> {
  const texts = all.flatMap(({ region: { filledIn = [], label } }, r) =>
    r === all.length - 1 ? filledIn : filledIn.map((text) => t("scenario.named", { label, text })),
  );
  return texts.length > 0 ? { filledIn: texts } : {};
}

/** A row of a joined table, or the end of the last one. */
function locateJoined(all: readonly ReadRegion[], table: TableName, row: number): Position & { path?: string } {
  let left = row;
  for (const { region, locateRow } of all) {
    const { length } = region.tables[table];
    if (left < length) return locateRow(table, left);
    left -= length;
  }
  throw new Error(`locateJoined: ${table} has no row ${row}`);
}

function agglomerationOf({ id, label, tables }: Region): Agglomeration {
  return { id, label, cities: tables.cities.map((city) => city.id) };
}

/** Parts that do not fit: other money, or another year. */
export function checkParts(
  { baseYear, currency }: Region,
  parts: readonly ReadRegion[],
  at: (path: Path) => Omit<Problem, "what">,
): Problem[] {
  return parts.flatMap(({ region: part }, i): Problem[] => {
    const report = (value: unknown, what: Text, allowed: Text, hint: Text): Problem => ({
      ...at(["parts", i]),
      value,
      what: t("scenario.ofPart", { what, part: part.id }),
      allowed,
      hint,
    });
    const problems: Problem[] = [];
    if (part.baseYear !== baseYear)
      problems.push(
        report(
          part.baseYear,
          t("scenario.baseYearOfPart"),
          t("scenario.asHere", { value: baseYear }),
          t("scenario.giveOneYear"),
        ),
      );
    if (part.currency !== currency)
      problems.push(
        report(
          part.currency,
          t("scenario.currencyOfPart"),
          t("scenario.asHere", { value: currency }),
          t("scenario.convertTables"),
        ),
      );
    return problems;
  });
}
