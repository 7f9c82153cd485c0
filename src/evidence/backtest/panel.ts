import { z } from "zod";
import { type FileSource, mistakeAt, type Region } from "../../input/index.js";
import { bounded, idSchema, statusSchema, wordsSchema, yearSchema } from "../../input/quantity.js";
import { checkOnce, readTable } from "../../input/table.js";
import { employmentRowSchema, tableSchemas } from "../../input/tables.js";
import { exp, log } from "../../maths/numerics/elementary.js";
import { joined, type Text, t } from "../../words/index.js";

/** A forecast from the data of `from` on, compared with `to`. */
export interface Window {
  from: number;
  to: number;
}

export type QuantityId = "gdp" | "residents" | "gdp-per-head" | "sectors" | "jobs";

export interface Quantity {
  id: QuantityId;
  label: Text;
  /** In which errors are measured. */
  unit: string;
  windows: readonly Window[];
  /** The form of the model was chosen after its windows had been seen: of the form they are no test. */
  formSeen: boolean;
}

/** Ends in 2021, where the panel ends and the lockdown's year is over. */
const GDP: readonly Window[] = [
  { from: 2005, to: 2010 },
  { from: 2010, to: 2015 },
  { from: 2015, to: 2021 },
  { from: 2005, to: 2015 },
  { from: 2010, to: 2021 },
];

/** Where the yearbook's definitions of employment by section are the same at both ends. */
const JOBS: readonly Window[] = [
  { from: 2005, to: 2010 },
  { from: 2010, to: 2012 },
  { from: 2015, to: 2016 },
];

/**
 * What is forecast, and over which windows. Residents are known in years of a census; sectors at current prices, so not
 * over a revision of GDP. Drift of residents took its form after windows of GDP and of residents had been seen
 * (docs/backtest.md).
 */
export const QUANTITIES: readonly Quantity[] = [
  {
    id: "gdp",
    label: t("evidence.shareOfGdp"),
    unit: "ln, real growth on base-year nominal shares",
    windows: GDP,
    formSeen: true,
  },
  {
    id: "residents",
    label: t("evidence.shareOfResidents"),
    unit: "ln",
    windows: [{ from: 2010, to: 2020 }],
    formSeen: true,
  },
  {
    id: "gdp-per-head",
    label: t("evidence.gdpPerHeadAgainstCluster"),
    unit: "ln",
    windows: [{ from: 2010, to: 2020 }],
    formSeen: true,
  },
  {
    id: "sectors",
    label: t("evidence.ownPartOfSectors"),
    unit: "share of value added, the national shift taken off",
    windows: GDP.filter(({ to }) => to <= 2015),
    formSeen: false,
  },
  {
    id: "jobs",
    label: t("evidence.ownPartOfJobs"),
    unit: "share of employment, the shift of all cities taken off",
    windows: JOBS,
    formSeen: false,
  },
];

/** Over which years before a window a trend is read: five of GDP; of residents the decade between two censuses. */
export const TREND_YEARS: Readonly<Record<QuantityId, number>> = {
  gdp: 5,
  residents: 10,
  "gdp-per-head": 10,
  sectors: 5,
  jobs: 5,
};

const money = (label: string) => bounded({ label, unit: "100 million a year", min: 0.001 });
const persons = (label: string) => bounded({ label, unit: "thousand persons", min: 0.001 });

/**
 * What is left out of comparisons: a step into the year `from` (no change over it counts), or the values of `from` to
 * `to`. "*" stands for all.
 */
const exclusionSchema = z.strictObject({
  region: z.union([idSchema, z.literal("*")]),
  city: z.union([idSchema, z.literal("*")]),
  variable: z.enum(["nominal", "residents", "employment"]),
  what: z.enum(["step", "value"]),
  from: yearSchema,
  to: yearSchema.optional(),
  reason: wordsSchema,
  source: wordsSchema,
});

/** Totals of the country in a year. Money 100 million at current prices, persons in thousands. */
const nationalSchema = z.strictObject({
  year: yearSchema,
  gdp100m: money("Gross domestic product"),
  primary100m: money("Value added, primary sector"),
  secondary100m: money("Value added, secondary sector"),
  tertiary100m: money("Value added, tertiary sector"),
  residentsThousand: persons("Residents"),
  employedThousand: persons("Employed"),
  status: statusSchema,
  source: wordsSchema,
});

/** Employment of a city in a group of sectors in a year. */
const employedSchema = employmentRowSchema.extend({ year: yearSchema });

export type Employed = z.output<typeof employedSchema>;
export type Exclusion = z.output<typeof exclusionSchema>;
export type National = z.output<typeof nationalSchema>;

export function readExclusions(files: FileSource, file: string): Exclusion[] {
  return readTable(files, file, exclusionSchema).rows;
}

/** Throws UserError where a city's group stands twice in a year. */
export function readEmployed(files: FileSource, file: string): Employed[] {
  const table = readTable(files, file, employedSchema);
  const named = table.rows.map((row) => ({ city: `${row.city} ${row.year} ${row.group}` }));
  checkOnce({ ...table, rows: named }, "city", "evidence.oneRowGroup", "error.removeOneRow");
  return table.rows;
}

/** By year. Throws UserError where a year stands twice. */
export function readNational(files: FileSource, file: string): Map<number, National> {
  const table = readTable(files, file, nationalSchema);
  checkOnce(table, "year", "evidence.oneRowYear", "error.removeOneRow");
  return new Map(table.rows.map((row) => [row.year, row]));
}

/** Columns of the observed panel that a backtest reads. */
export type Observed =
  | "gdp100m"
  | "primary100m"
  | "secondary100m"
  | "tertiary100m"
  | "gdpReal2000Prices100m"
  | "residentsThousand";

export const SECTORS = ["primary100m", "secondary100m", "tertiary100m"] as const;

/** The observed panel of a region: its cities with real GDP, and what of it may be compared. */
export class Panel {
  /** Ids, in the order of the region. */
  readonly cities: readonly string[];
  readonly provinces: readonly string[];
  /** Groups of sectors by which employment is observed. */
  readonly groups: readonly string[];
  private readonly jobs: ReadonlyMap<string, number>;
  private readonly rows: ReadonlyMap<string, Region["tables"]["observed"][number]>;
  private readonly exclusions: readonly Exclusion[];

  constructor(
    readonly region: Region,
    exclusions: readonly Exclusion[],
    private readonly employed: readonly Employed[] = [],
  ) {
    const { cities, observed, sectors } = region.tables;
    this.groups = [...new Set(sectors.flatMap(({ employmentGroup }) => employmentGroup ?? []))];
    this.jobs = new Map(employed.map((row) => [`${row.city} ${row.group} ${row.year}`, row.employedThousand]));
    this.rows = new Map(observed.map((row) => [`${row.city} ${row.year}`, row]));
    const measured = new Set(observed.flatMap((row) => ((row.gdpReal2000Prices100m ?? 0) > 0 ? [row.city] : [])));
    const kept = cities.filter(({ id }) => measured.has(id));
    this.cities = kept.map(({ id }) => id);
    this.provinces = kept.map(({ province }) => province);
    this.exclusions = exclusions.filter((one) => one.region === "*" || one.region === region.id);
  }

  /** By city; NaN where the year was not observed. Money 100 million, persons thousand. */
  at(variable: Observed, year: number): number[] {
    return this.cities.map((city) => this.value(city, variable, year));
  }

  value(city: string, variable: Observed, year: number): number {
    return this.rows.get(`${city} ${year}`)?.[variable] ?? NaN;
  }

  /** Employment of a group by city, thousand; NaN where the year was not observed. */
  employedIn(group: string, year: number): number[] {
    return this.cities.map((city) => this.jobs.get(`${city} ${group} ${year}`) ?? NaN);
  }

  /** Employment of the region's cities in a year, as its table of the base year. */
  employmentOf(year: number): Region["tables"]["employment"] {
    const own = new Set(this.region.tables.cities.map(({ id }) => id));
    return this.employed.filter((row) => row.year === year && own.has(row.city));
  }

  /** ln of the value of `to` over that of `from`. By city; NaN where one is missing. */
  growth(variable: Observed, from: number, to: number): number[] {
    const before = this.at(variable, from);
    return this.at(variable, to).map((after, i) => log(after / before[i]));
  }

  /** Whether a change from one year to the other may be compared with that of other cities. By city */
  comparable(variable: Exclusion["variable"], from: number, to: number): boolean[] {
    return this.cities.map(
      (city) =>
        !this.exclusions.some(
          (one) => one.variable === variable && (one.city === "*" || one.city === city) && spoils(one, from, to),
        ),
    );
  }
}

function spoils(exclusion: Exclusion, from: number, to: number): boolean {
  if (exclusion.what === "step") return from < exclusion.from && exclusion.from <= to;
  const last = exclusion.to ?? exclusion.from;
  return [from, to].some((year) => exclusion.from <= year && year <= last);
}

/**
 * ln growth against the whole, where parts with these weights grow so: how their shares change. NaN parts are left out
 * of the whole.
 */
export function relative(weights: readonly number[], growth: readonly number[]): number[] {
  let before = 0;
  let after = 0;
  weights.forEach((weight, i) => {
    const grown = weight * exp(growth[i]);
    if (Number.isNaN(grown)) return;
    before += weight;
    after += grown;
  });
  return growth.map((rate) => rate - log(after / before));
}

/** A national input-output table, in the sectors of regions. */
export type Technology = Pick<Region["tables"], "inputOutput" | "valueAdded">;

/** Reads both parts of a table. Throws UserError where they do not hold the same sectors. */
export function readTechnology(files: FileSource, inputOutput: string, valueAdded: string): Technology {
  const technology = {
    inputOutput: readTable(files, inputOutput, tableSchemas.inputOutput).rows,
    valueAdded: readTable(files, valueAdded, tableSchemas.valueAdded).rows,
  };
  const sectors = technology.valueAdded.map(({ sector }) => sector);
  const stranger = technology.inputOutput.find(
    ({ sector, input }) => ![sector, input].every((id) => sectors.includes(id)),
  );
  if (stranger)
    throw mistakeAt(
      { file: inputOutput, value: `${stranger.input}, ${stranger.sector}` },
      t("evidence.sectorNotHeld", { file: valueAdded }),
      joined(sectors),
      "evidence.bothFromOne",
    );
  return technology;
}

/** The region with the technology of another year; as it is where its sectors are others. */
export function withTechnology(region: Region, technology: Technology): Region {
  const own = region.tables.sectors.map(({ id }) => id).sort();
  const other = technology.valueAdded.map(({ sector }) => sector).sort();
  if (own.join() !== other.join()) return region;
  return { ...region, tables: { ...region.tables, ...technology } };
}
