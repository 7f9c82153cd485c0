import { sumOf } from "../maths/numerics/sums.js";
import { advice, joined } from "../words/index.js";
import { fill } from "./defaults.js";
import { isPlainMap, type Locate, partAt, placed } from "./document.js";
import { type ExactTables, exactKey, LABOUR, readExact } from "./exact.js";
import { type FileSource, throwProblems } from "./files.js";
import { parameterBounds } from "./parameters.js";
import type { Bounds } from "./quantity.js";
import { validate } from "./rules.js";
import { readTable } from "./table.js";
import { sectorRowSchema } from "./tables.js";

type Data = Record<string, unknown>;

/**
 * A region whose trade and technology are data says no more than its tables and its sectors: everything else that a
 * region holds follows from them, or is switched off. Other regions are left as they are. Throws UserError for tables
 * that do not agree, and for keys that the tables make superfluous. Returns the rows beside, which are checked here.
 */
export function withExact(data: Data, files: FileSource, locate: Locate): { data: Data; exact?: ExactTables } {
  if (data["exact"] === undefined) return { data };
  refuseOthers(data, locate);
  const key = exactKey(data["exact"], locate);
  const sectors = readSectors(files, partAt(data, ["tables", "sectors"]), locate);
  const exact = readExact(
    files,
    key,
    sectors.map(({ id }) => id),
    locate,
  );
  const { tables, ...blocks } = derived(exact, sectors);
  const { exact: _, ...rest } = data;
  return { data: fill({ ...rest, tables }, blocks), exact };
}

/** What the tables say already. */
const SAID: readonly string[] = ["defaults", "parts", "hinterlands", "national", "structure", "links"];

function refuseOthers(data: Data, locate: Locate): void {
  const given = SAID.filter((key) => data[key] !== undefined).map((key) => [key]);
  const tables = isPlainMap(data["tables"]) ? Object.keys(data["tables"]).filter((name) => name !== "sectors") : [];
  throwProblems(
    [...given, ...tables.map((name) => ["tables", name])].map((path) => ({
      ...placed(locate, path),
      ...advice("scenario.exactSaysIt", joined(KEYS), "scenario.exactLeaveOut"),
    })),
  );
}

const KEYS = ["id", "label", "baseYear", "currency", "exact", "tables.sectors", "parameters", "target"];

/** Columns of a sector that have nothing to do here. */
const IDLE_COLUMNS = {
  group: true,
  distanceElasticity: true,
  borderExposure: true,
  skilledWageShare: true,
  meanFirmRevenue100m: true,
  relocationHazard: true,
  source: true,
} as const;
const sparseSectorSchema = sectorRowSchema.partial(IDLE_COLUMNS);

type SectorRow = ReturnType<typeof fullSector>;

function readSectors(files: FileSource, written: unknown, locate: Locate): SectorRow[] {
  if (typeof written === "string") {
    const asked = placed(locate, ["tables", "sectors"]);
    return readTable(files, written, sparseSectorSchema, asked).rows.map(fullSector);
  }
  const schema = sparseSectorSchema.array().min(1);
  const checked = validate(schema, written, locate, (path) => ["tables", "sectors", ...path]);
  throwProblems(checked.problems);
  return checked.data!.map(fullSector);
}

function fullSector(row: ReturnType<typeof sparseSectorSchema.parse>) {
  return {
    ...row,
    group: row.group ?? "secondary",
    distanceElasticity: 0,
    borderExposure: 1,
    skilledWageShare: 0,
    meanFirmRevenue100m: row.meanFirmRevenue100m ?? 1,
    relocationHazard: 0,
    source: row.source ?? "the file of the region",
  };
}

const SOURCE = "sum of the tables of exact";

/** Blocks of a region that follow from the tables: cities, the world's input-output table, constants. */
function derived(exact: ExactTables, sectors: SectorRow[]): Data & { tables: Data } {
  const money = flowsOf(exact, sectors);
  const { nodes } = exact;
  const cities = nodes.map(({ id, name, nameZh, labour, latitude = 0, longitude }, i) => {
    const groups = groupsOf(sectors, (sector) => money.valueAdded.get(`${id} ${sector}`) ?? 0);
    const place = { latitude, longitude: longitude ?? Math.min(180, 10 * i), builtupKm2: 1 };
    const size = { gdp100m: sumOf(Object.values(groups)), ...groups, residentsThousand: labour };
    return {
      id,
      name,
      ...(nameZh && { nameZh }),
      province: id,
      regime: id,
      ...place,
      ...size,
      status: "data",
      source: SOURCE,
    };
  });
  const total = (column: "gdp100m" | "primary100m" | "secondary100m" | "tertiary100m" | "residentsThousand") =>
    assumed(sumOf(cities, (city) => city[column]));
  return {
    tables: { sectors, cities, structure: structureOf(exact, sectors, money.valueAdded), ...money.national },
    unlistedTravel: "great-circle",
    structure: { tilt: assumed(0) },
    national: {
      gdp: total("gdp100m"),
      primary: total("primary100m"),
      secondary: total("secondary100m"),
      tertiary: total("tertiary100m"),
      residents: total("residentsThousand"),
      employed: total("residentsThousand"),
    },
    provinceLabels: Object.fromEntries(nodes.map((node) => [node.id, labelOf(node)])),
    regimes: Object.fromEntries(nodes.map((node) => [node.id, { label: labelOf(node), ...NO_TAXES }])),
    ownership: "local",
    capital: "one-kind",
    parameters: neutral(parameterBounds, ""),
    barriers: Object.fromEntries([
      ...NO_BARRIERS.map((name) => [name, []]),
      ["migrationBorder", { general: [], skilled: [] }],
    ]),
    target: { variables: ["gdp", "valueAddedBySector", "residents"], tolerance: 1e-3 },
  };
}

function labelOf({ name, nameZh = name }: ExactTables["nodes"][number]): Data {
  return { en: name, zh: nameZh };
}

interface Money {
  /** Of a node and sector, its part of tariffs included, as production accounts have it. By "node sector". */
  valueAdded: Map<string, number>;
  national: { inputOutput: Data[]; valueAdded: Data[] };
}

/** Sales, value added and tariffs of the tables, and the input-output table of the world. */
function flowsOf({ nodes, trade, technology, final }: ExactTables, sectors: readonly SectorRow[]): Money {
  const sales = new Map<string, number>();
  const tariffs = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, value: number) => map.set(key, (map.get(key) ?? 0) + value);
  for (const { origin, destination, sector, value, tariff } of trade) {
    add(sales, `${origin} ${sector}`, value / (1 + tariff));
    add(tariffs, destination, value - value / (1 + tariff));
  }
  const shares = new Map<string, number>();
  for (const { node, sector, share } of technology) add(shares, `${node} ${sector}`, share);
  const valueAdded = new Map<string, number>();
  const inputs = new Map<string, number>();
  const spending = new Map<string, number>();
  for (const { node, sector, item, share } of technology) {
    const key = `${node} ${sector}`;
    const paid = ((sales.get(key) ?? 0) * share) / shares.get(key)!;
    if (item !== LABOUR) add(inputs, `${item} ${sector}`, paid);
    else for (const map of [valueAdded, spending]) add(map, map === valueAdded ? key : node, paid);
  }
  for (const { id, transfers } of nodes) {
    const wages = spending.get(id) ?? 0;
    const rents = tariffs.get(id) ?? 0;
    for (const { id: sector } of sectors) {
      const key = `${id} ${sector}`;
      if (valueAdded.has(key)) valueAdded.set(key, valueAdded.get(key)! * (1 + rents / wages));
    }
    spending.set(id, wages + rents + transfers);
  }
  const finals = new Map<string, number>();
  for (const { node, sector, share } of final) add(finals, sector, share * spending.get(node)!);
  const national = {
    inputOutput: sectors.flatMap(({ id: sector }) =>
      sectors.map(({ id: input }) => {
        return { input, sector, domestic100m: inputs.get(`${input} ${sector}`) ?? 0, imported100m: 0, source: SOURCE };
      }),
    ),
    valueAdded: sectors.map(({ id: sector }) => {
      const bought = sumOf(sectors, ({ id }) => inputs.get(`${id} ${sector}`) ?? 0);
      const output = Math.max(
        1e-3,
        sumOf(nodes, ({ id }) => sales.get(`${id} ${sector}`) ?? 0),
      );
      return nationalRow(sector, output, output - bought, finals.get(sector) ?? 0);
    }),
  };
  return { valueAdded, national };
}

function nationalRow(sector: string, output: number, labour: number, final: number): Data {
  const none = ["netProductionTax", "depreciation", "operatingSurplus", "fixedCapitalFormation", "inventoryChange"];
  return {
    sector,
    labourCompensation100m: Math.max(0, labour),
    grossOutput100m: output,
    finalConsumption100m: final,
    ...Object.fromEntries([...none, "exports", "importedFinal"].map((name) => [`${name}100m`, 0])),
    source: SOURCE,
  };
}

function groupsOf(sectors: readonly SectorRow[], valueAdded: (sector: string) => number) {
  const of = (wanted: string) => sumOf(sectors, ({ id, group }) => (group === wanted ? valueAdded(id) : 0));
  return { primary100m: of("primary"), secondary100m: of("secondary"), tertiary100m: of("tertiary") };
}

function structureOf(
  { nodes }: ExactTables,
  sectors: readonly SectorRow[],
  valueAdded: ReadonlyMap<string, number>,
): Data[] {
  return nodes.flatMap(({ id: city }) =>
    sectors.map(({ id: sector }) => {
      return { city, sector, valueAdded100m: valueAdded.get(`${city} ${sector}`) ?? 0, source: SOURCE };
    }),
  );
}

function assumed(value: number): Data {
  return { value, unit: "as the tables of exact", status: "assumed" };
}

const NO_TAXES = Object.fromEntries(
  [
    "profitTaxRate",
    "wageTaxRate",
    "valueAddedTaxScale",
    "localShareProduction",
    "localShareProfit",
    "localShareWage",
  ].map((name) => [name, { value: 0, unit: "share", status: "assumed" }]),
);

const NO_BARRIERS = [
  "border",
  "delayHours",
  "tollPerKm",
  "protection",
  "ruleDifference",
  "coordinationCost",
  "firmBorder",
  "approvalCoverage",
  "registration",
  "capitalFriction",
];

/** Constants that are not zero where nothing but goods moves; all others are as low as they may be. */
const NEUTRAL: Readonly<Record<string, number>> = {
  tradeElasticity: 1,
  "tradeDistance.goods": 1,
  "tradeDistance.services": 1,
  referenceHours: 1,
  loadValue: 1,
  roadSpeed: 80,
  protectionRentShare: 1,
  "services.substitution": 1,
  "services.exposure": 1,
  employmentRate: 1,
  headquartersOwnShare: 1,
  entryPlaceElasticity: 1,
  entryReturn: 0.05,
  "publicServices.rivalry": 1,
  variety: 1,
  "agglomeration.urbanisation": 0,
  "agglomeration.localisation": 0,
  "growth.national": 0,
  "growth.drift.residents": 0,
  "growth.drift.productivity": 0,
  massElasticity: 0.5,
  "migration.tasteDispersion": 1,
  "relocation.tasteDispersion": 1,
  "investment.tasteDispersion": 1,
  "profitTaxApportionment.plant": 1,
};

function neutral(bounds: object, path: string): Data {
  return Object.fromEntries(
    Object.entries(bounds as Record<string, Bounds>).map(([name, inner]) => {
      const key = path === "" ? name : `${path}.${name}`;
      if (typeof inner.unit !== "string") return [name, neutral(inner, key)];
      const note = "trade and technology are data: nothing else moves";
      return [name, { value: NEUTRAL[key] ?? inner.min ?? 0, unit: inner.unit, status: "assumed", note }];
    }),
  );
}
