import type { Path, Position } from "./document.js";
import type { Problem } from "./error.js";
import { nearestName } from "./nearest.js";
import type { LocateRow, Region } from "./regionSchema.js";
import type { TableName } from "./tables.js";

/** Sums written with rounded figures may miss by this share. */
const ROUNDING = 1e-3;

type Report = (problem: Omit<Problem, "file">, place: Position & { path?: string }) => void;

/** What single fields cannot show: names that must exist, pairs that must be complete, parts that must add up. */
export function checkRegion(region: Region, locate: (path: Path) => Position, locateRow: LocateRow): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (problem, { path: place, ...position }) => {
    const path = [place, problem.path].filter(Boolean).join(".");
    problems.push({ ...problem, ...position, path: path || undefined });
  };
  checkUnique(region, locateRow, report);
  checkNames(region, locate, locateRow, report);
  checkTravel(region, locate, locateRow, report);
  checkSums(region, locate, locateRow, report);
  checkApportionment(region, locate, report);
  if (problems.length === 0) checkInputOutput(region, locate, locateRow, report);
  return problems;
}

const keysOfRows: { [Name in TableName]?: (region: Region) => string[] } = {
  cities: ({ tables }) => tables.cities.map(({ id }) => id),
  sectors: ({ tables }) => tables.sectors.map(({ id }) => id),
  inputOutput: ({ tables }) => tables.inputOutput.map(({ input, sector }) => `${input} into ${sector}`),
  valueAdded: ({ tables }) => tables.valueAdded.map(({ sector }) => sector),
  observed: ({ tables }) => tables.observed.map(({ city, year }) => `${city} ${year}`),
  leadingIndustries: ({ tables }) => tables.leadingIndustries.map(({ city, sector }) => `${city} ${sector}`),
  structure: ({ tables }) => tables.structure.map(({ city, sector }) => `${city} ${sector}`),
  travel: ({ tables }) => tables.travel.map(({ from, to }) => [from, to].sort().join(" - ")),
};

function checkUnique(region: Region, locateRow: LocateRow, report: Report): void {
  for (const [name, keysOf] of Object.entries(keysOfRows)) {
    const table = name as TableName;
    const first = new Map<string, number>();
    keysOf(region).forEach((key, row) => {
      const before = first.get(key);
      if (before === undefined) first.set(key, row);
      else {
        const line = locateRow(table, before).line;
        report(
          {
            value: key,
            what: `stands twice, first on line ${line}`,
            allowed: `one row for each (${name})`,
            hint: "Remove one of the two rows",
          },
          locateRow(table, row),
        );
      }
    });
  }
}

function checkNames(region: Region, locate: (path: Path) => Position, locateRow: LocateRow, report: Report): void {
  const { tables } = region;
  const cities = tables.cities.map(({ id }) => id);
  const sectors = tables.sectors.map(({ id }) => id);
  const regimes = Object.keys(region.regimes);
  const known = (path: string, value: string, names: string[], kind: string, place: Position & { path?: string }) => {
    if (names.includes(value)) return;
    const allowed = `a known ${kind}: ${names.join(", ")}`;
    report(
      {
        path,
        value,
        what: `is no ${kind} of this region`,
        allowed,
        nearest: nearestName(value, names),
        hint: `Correct the name or add the ${kind}`,
      },
      place,
    );
  };
  tables.cities.forEach((row, i) => {
    known("regime", row.regime, regimes, "fiscal regime", locateRow("cities", i));
  });
  tables.travel.forEach((row, i) => {
    for (const end of ["from", "to"] as const) known(end, row[end], cities, "city", locateRow("travel", i));
  });
  for (const table of ["observed", "leadingIndustries", "structure"] as const) {
    tables[table].forEach((row, i) => {
      known("city", row.city, cities, "city", locateRow(table, i));
      if ("sector" in row) known("sector", row.sector, sectors, "sector", locateRow(table, i));
    });
  }
  tables.inputOutput.forEach((row, i) => {
    for (const end of ["input", "sector"] as const)
      known(end, row[end], sectors, "sector", locateRow("inputOutput", i));
  });
  tables.valueAdded.forEach((row, i) => {
    known("sector", row.sector, sectors, "sector", locateRow("valueAdded", i));
  });
  region.hinterlands.forEach((node, i) => {
    known("regime", node.regime, regimes, "fiscal regime", {
      ...locate(["hinterlands", i, "regime"]),
      path: `hinterlands[${i}]`,
    });
  });
  region.links.forEach((link, i) => {
    for (const end of ["from", "to"] as const)
      known(end, link[end], cities, "city", { ...locate(["links", i, end]), path: `links[${i}]` });
  });
  checkNodeIds(region, locate, report);
  checkBarrierNames(region, locate, known);
}

/** Cities and hinterlands share one list of nodes. */
function checkNodeIds(region: Region, locate: (path: Path) => Position, report: Report): void {
  const ids = [...region.tables.cities, ...region.hinterlands].map(({ id }) => id);
  region.hinterlands.forEach(({ id }, i) => {
    if (ids.indexOf(id) === ids.lastIndexOf(id)) return;
    report(
      {
        path: "id",
        value: id,
        what: "is the id of another node",
        allowed: "an id that no city or hinterland has",
        hint: "Rename the hinterland",
      },
      { ...locate(["hinterlands", i, "id"]), path: `hinterlands[${i}]` },
    );
  });
}

type Known = (path: string, value: string, names: string[], kind: string, place: Position & { path?: string }) => void;

function checkBarrierNames(region: Region, locate: (path: Path) => Position, known: Known): void {
  const { cities } = region.tables;
  const names = [
    ...new Set([...cities.flatMap(({ id, province }) => [id, province]), ...region.hinterlands.map(({ id }) => id)]),
  ];
  const { migrationBorder, ...others } = region.barriers;
  const lists = {
    ...others,
    "migrationBorder.general": migrationBorder.general,
    "migrationBorder.skilled": migrationBorder.skilled,
  };
  for (const [name, entries] of Object.entries(lists)) {
    entries.forEach(({ between }, i) => {
      if (typeof between === "string") return;
      const path: Path = ["barriers", ...name.split("."), i, "between"];
      for (const end of between.flat())
        known("between", end, names, "city, hinterland or province", {
          ...locate(path),
          path: `barriers.${name}[${i}]`,
        });
    });
  }
}

/** Every unordered pair of cities exactly once (doubles are reported as rows that stand twice). */
function checkTravel(region: Region, locate: (path: Path) => Position, locateRow: LocateRow, report: Report): void {
  const ids = [...new Set(region.tables.cities.map(({ id }) => id))];
  const given = new Set(keysOfRows.travel!(region));
  const missing = ids
    .flatMap((from, i) => ids.slice(i + 1).map((to) => [from, to].sort().join(" - ")))
    .filter((pair) => !given.has(pair));
  if (missing.length > 0) {
    const shown = missing.slice(0, 3).join(", ") + (missing.length > 3 ? ` and ${missing.length - 3} more` : "");
    const first = region.tables.travel.length > 0 ? locateRow("travel", 0) : locate(["tables", "travel"]);
    report(
      {
        what: `the travel table lacks ${shown}`,
        allowed: "one row, in either direction, for every pair of cities (hours, km)",
        hint: "Add the pairs",
      },
      { file: first.file },
    );
  }
  region.tables.travel.forEach((row, i) => {
    if (row.from !== row.to) return;
    report(
      { value: row.from, what: "leads to itself", allowed: "two different cities", hint: "Remove the row" },
      locateRow("travel", i),
    );
  });
}

/** Three-sector value added, and a user's own structure, against GDP. */
function checkSums(region: Region, locate: (path: Path) => Position, locateRow: LocateRow, report: Report): void {
  const { cities, structure } = region.tables;
  cities.forEach((row, i) => {
    const sum = row.primary100m + row.secondary100m + row.tertiary100m;
    sumsTo(sum, row.gdp100m, `value added of ${row.id} by three sectors`, "GDP", locateRow("cities", i), report);
  });
  const { gdp, primary, secondary, tertiary } = region.national;
  const national = primary.value + secondary.value + tertiary.value;
  sumsTo(
    national,
    gdp.value,
    "national value added by three sectors",
    "GDP",
    { ...locate(["national", "gdp"]), path: "national.gdp" },
    report,
  );
  if (structure.length === 0) return;
  for (const { id, gdp100m } of cities) {
    const rows = structure.flatMap((row, i) => (row.city === id ? [{ row, i }] : []));
    const sum = rows.reduce((total, { row }) => total + row.valueAdded100m, 0);
    sumsTo(sum, gdp100m, `structure of ${id} over all sectors`, "GDP", locateRow("structure", rows[0]?.i ?? 0), report);
  }
}

function sumsTo(
  sum: number,
  total: number,
  what: string,
  whole: string,
  place: Position & { path?: string },
  report: Report,
): void {
  if (Math.abs(sum - total) <= ROUNDING * Math.abs(total)) return;
  report(
    {
      value: round(sum),
      what: `is the ${what}, but ${whole} is ${round(total)}`,
      allowed: `parts that add up to ${round(total)} (100 million a year, within 0.1 %)`,
      hint: "Correct a part, or rescale the parts",
    },
    place,
  );
}

function checkApportionment(region: Region, locate: (path: Path) => Position, report: Report): void {
  const { plant, headquarters } = region.parameters.profitTaxApportionment;
  const sum = plant.value + headquarters.value;
  if (sum <= 1 + 1e-12) return;
  report(
    {
      value: round(sum),
      what: "is the sum of plant and headquarters",
      allowed: "shares that add up to at most 1; the rest goes to the pool",
      hint: "Lower one of the two",
    },
    { ...locate(["parameters", "profitTaxApportionment"]), path: "parameters.profitTaxApportionment" },
  );
}

/** Every pair of sectors once; intermediate purchases and value added make up gross output. */
function checkInputOutput(
  region: Region,
  locate: (path: Path) => Position,
  locateRow: LocateRow,
  report: Report,
): void {
  const { sectors, inputOutput, valueAdded } = region.tables;
  const given = new Set(keysOfRows.inputOutput!(region));
  for (const { id: sector } of sectors) {
    const missing = sectors.map(({ id }) => `${id} into ${sector}`).filter((pair) => !given.has(pair));
    const row = valueAdded.findIndex((entry) => entry.sector === sector);
    if (missing.length > 0) {
      report(
        {
          what: `the input-output table lacks ${missing.slice(0, 3).join(", ")}`,
          allowed: "one row for every input and sector (100 million a year, 0 where nothing is bought)",
          hint: "Add the rows",
        },
        { file: locateRow("inputOutput", 0).file },
      );
    } else if (row < 0) {
      report(
        { what: `the value-added table lacks ${sector}`, allowed: "one row for every sector", hint: "Add the row" },
        { file: (valueAdded.length > 0 ? locateRow("valueAdded", 0) : locate(["tables", "valueAdded"])).file },
      );
    } else {
      const inputs = inputOutput
        .filter((entry) => entry.sector === sector)
        .reduce((sum, entry) => sum + entry.domestic100m + entry.imported100m, 0);
      const { labourCompensation100m, netProductionTax100m, depreciation100m, operatingSurplus100m, grossOutput100m } =
        valueAdded[row]!;
      const sum = inputs + labourCompensation100m + netProductionTax100m + depreciation100m + operatingSurplus100m;
      sumsTo(
        sum,
        grossOutput100m,
        `intermediate purchases and value added of ${sector}`,
        "gross output",
        locateRow("valueAdded", row),
        report,
      );
    }
  }
}

function round(value: number): number {
  return Number(value.toPrecision(7));
}
