import { z } from "zod";
import { type advice, refused, type Text } from "../words/index.js";
import type { Path, Place } from "./document.js";
import { type ExactTables, exactSchema } from "./exact.js";
import type { Outline } from "./outlines.js";
import { parametersSchema } from "./parameters.js";
import { bounded, idSchema, momentsSchema, quantity, textSchema, wordsSchema, yearSchema } from "./quantity.js";
import {
  sparseCityRowSchema,
  sparseStructureRowSchema,
  type TableName,
  type TableRow,
  tableSchemas,
} from "./tables.js";

const money = (label: string) => quantity({ label, unit: "100 million a year", min: 0 });
const persons = (label: string) => quantity({ label, unit: "thousand persons", min: 0.001 });
const relative = (label: string) => quantity({ label, unit: "ratio", min: 0.001, max: 1000 }).optional();
const shareOf = (label: string) => quantity({ label, unit: "share", min: 0, max: 1 });

/** A table of its own (a path relative to the region file), or its rows in place, for small teaching regions. */
const tableOf = <Row extends z.ZodType>(row: Row) =>
  z.union([wordsSchema.meta({ description: "the path of a CSV file" }), z.array(row).min(1)]);
const table = <Name extends TableName>(name: Name) => tableOf(tableSchemas[name]);

const tablesSchema = z.strictObject({
  cities: tableOf(sparseCityRowSchema).optional(),
  travel: table("travel").optional(),
  sectors: table("sectors"),
  inputOutput: table("inputOutput"),
  valueAdded: table("valueAdded"),
  observed: table("observed").optional(),
  employment: table("employment").optional(),
  registered: table("registered").optional(),
  leadingIndustries: table("leadingIndustries").optional(),
  structure: tableOf(sparseStructureRowSchema).optional(),
  travelFlows: table("travelFlows").optional(),
});

/** Totals of the country that the cluster lies in. */
const nationalSchema = z.strictObject({
  gdp: money("Gross domestic product"),
  primary: money("Value added, primary sector"),
  secondary: money("Value added, secondary sector"),
  tertiary: money("Value added, tertiary sector"),
  residents: persons("Residents"),
  employed: persons("Employed"),
});

/**
 * A node that trades and exchanges factors with the cities but plays no game: the country less the cluster, or one
 * sized against it.
 */
const hinterlandSchema = z
  .strictObject({
    id: idSchema,
    label: textSchema,
    regime: idSchema,
    country: wordsSchema,
    complementOf: z.literal("national").optional(),
    gdpRelativeToCountry: relative("GDP over that of the country"),
    residentsRelativeToCountry: relative("Residents over those of the country"),
    kilometres: quantity({ label: "Distance from every city", unit: "km", min: 1, max: 20_000 }),
    insideHours: quantity({ label: "Hours of a trip inside it", unit: "hours", min: 0, max: 200 }).optional(),
  })
  .refine(
    ({ complementOf, gdpRelativeToCountry: gdp, residentsRelativeToCountry: people }) =>
      complementOf ? !gdp && !people : gdp && people,
    refused({ what: "scenario.sizedNoSingleWay", hint: "scenario.giveComplementOr" }),
  );

/** Tax rates and the local shares of a fiscal regime (a country or a special region). */
const regimeSchema = z.strictObject({
  label: textSchema,
  profitTaxRate: shareOf("Tax on profit"),
  wageTaxRate: shareOf("Tax on wages"),
  valueAddedTaxScale: quantity({
    label: "Production tax over that of the national table",
    unit: "ratio",
    min: 0,
    max: 10,
  }),
  localShareProduction: shareOf("Local share of production tax"),
  localShareProfit: shareOf("Local share of profit tax"),
  localShareWage: shareOf("Local share of wage tax"),
});

/**
 * Which ordered pairs of nodes a barrier stands between, both directions (`into-cities`: from any node to a city);
 * later entries override earlier ones.
 */
const betweenSchema = z.union([
  z.enum(["same-province", "different-province", "different-regime", "cities", "into-cities"]),
  z
    .array(z.tuple([idSchema, idSchema]))
    .min(1)
    .meta({ description: "pairs of ids of cities, hinterlands, provinces or agglomerations" }),
]);

/** A wedge of the base year: a quantity with the pairs that it stands between. */
const barrier = (label: string, unit: string, max: number) =>
  z.array(quantity({ label, unit, min: 0, max }).safeExtend({ between: betweenSchema }));

/** Who gets the income of capital. */
export const ownershipSchema = z.enum(["shares", "wages", "local"]).meta({
  label: "Who owns capital",
  description:
    "shares: residents of each node own a fixed share of their country's capital, that of the base " +
    "year's split by wages; wages: a pool of the fiscal regime divided by the year's wages; local: " +
    "residents of where it is",
});

/** What capital can be used for. */
export const capitalSchema = z.enum(["by-sector", "one-kind"]).meta({
  label: "What capital can be used for",
  description:
    "by-sector: once placed, only by the sector that it was placed for, so that a glut lowers its " +
    "return; one-kind: by any sector of the city",
});

/** From where people choose the city that they live in. */
const migrationSchema = z.enum(["from-residence", "from-registration"]).meta({
  label: "From where people choose their city",
  description:
    "from-residence: from where they live, a move costs once; from-registration: from where they are registered " +
    "(table registered), living elsewhere costs every year",
});

/** What keeps up the country's stock of capital. */
const savingSchema = z
  .strictObject({
    closure: z.enum(["fixed", "savers", "rate"]).meta({
      label: "What keeps up the stock of capital",
      description:
        "fixed: the country's total stays; savers: owners keep the part kept of what their capital is worth with its " +
        "income; rate: they save a fixed part of capital income",
    }),
    kept: quantity({ label: "Wealth with its income that owners keep", unit: "share a year", min: 0.01, max: 1 }),
  })
  .meta({ label: "Saving of owners of capital" });

/** What holds for pairs of cities that the travel table does not list. */
const unlistedTravelSchema = z.enum(["refused", "great-circle"]).meta({
  label: "Pairs of cities that the travel table does not list",
  description:
    "refused: the table must list all; great-circle: their distance from coordinates times roadFactor, at roadSpeed",
});

const barriersSchema = z.strictObject({
  border: barrier("Administrative border", "ad valorem", 10),
  delayHours: barrier("Stops and queues at the border", "hours a crossing", 100),
  tollPerKm: barrier("Road toll", "currency per lorry-km", 100),
  protection: barrier("Local protection", "ad valorem", 10),
  ruleDifference: barrier("Difference of rules", "ad valorem", 10),
  coordinationCost: barrier("Cost of running a plant from afar", "share of headquarters cost per hour of travel", 10),
  firmBorder: barrier("Institutional cost of moving a firm", "ln profit", 20),
  approvalCoverage: barrier("Approvals handled across the border", "share", 1),
  migrationBorder: z.strictObject({
    general: barrier("Institutional cost of migrating, general workers", "ln real wage", 20),
    skilled: barrier("Institutional cost of migrating, skilled workers", "ln real wage", 20),
  }),
  registration: barrier("Cost of living where one is not registered", "ln real wage", 20).default([]),
  capitalFriction: barrier("Cost of moving capital", "ln return", 20),
});

/** Road hours after a dated opening, for levers that build the link. */
const linkSchema = z.strictObject({
  from: idSchema,
  to: idSchema,
  hours: bounded({ label: "Travel time after the opening", unit: "hours one way", min: 0.001, max: 200 }),
  year: yearSchema.meta({ unit: "year" }),
  source: wordsSchema,
  note: z.string().optional(),
});

/** A realised elasticity that lies outside of what is published, and why. */
const outsideSchema = z.strictObject({
  id: idSchema.meta({ description: "the id of a row that `agglom calibrate` prints" }),
  reason: textSchema,
});

/** A region file: cities, tables, national totals, fiscal regimes, constants, barriers of the base year. */
export const regionSchema = z.strictObject({
  id: idSchema,
  label: textSchema,
  /** Of those that are not called as their id says. */
  provinceLabels: z.record(idSchema, textSchema).default({}).meta({ description: "names of provinces, by id" }),
  description: z.string().optional(),
  extends: wordsSchema
    .optional()
    .meta({ description: "the path of a region file of which this one stores only the differences" }),
  defaults: wordsSchema.optional().meta({
    description:
      "the path or name of a region file, such as regions/china/common, whose figures stand in for what " +
      "this one does not say; agglom check lists them",
  }),
  baseYear: yearSchema.meta({ label: "Year of the data", unit: "year" }),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .meta({ description: "a currency code of three capitals, such as CNY" }),
  exact: exactSchema.optional(),
  tables: tablesSchema,
  parts: z
    .array(wordsSchema)
    .default([])
    .meta({
      description:
        "paths of region files whose cities, travel, panels, leading industries and links this one takes " +
        "in; each is an agglomeration of it, by the id of the part",
    }),
  outlines: wordsSchema.optional().meta({
    description:
      "the path of a GeoJSON or TopoJSON file of areas (provinces, states) whose edges maps show below the " +
      "cities; degrees, longitude first",
  }),
  unlistedTravel: unlistedTravelSchema.default("refused"),
  structure: z.strictObject({
    tilt: quantity({ label: "Added weight of a leading industry", unit: "weight", min: 0, max: 10 }),
  }),
  links: z.array(linkSchema).default([]),
  national: nationalSchema,
  hinterlands: z.array(hinterlandSchema).default([]),
  regimes: z.record(idSchema, regimeSchema),
  ownership: ownershipSchema.default("shares"),
  capital: capitalSchema.default("by-sector"),
  saving: savingSchema.optional(),
  migration: migrationSchema.default("from-residence"),
  parameters: parametersSchema,
  barriers: barriersSchema,
  outsidePublished: z
    .array(outsideSchema)
    .default([])
    .meta({ description: "realised elasticities that lie outside of published ranges, each with the reason" }),
  moments: momentsSchema,
  target: z.strictObject({
    variables: z.array(z.enum(["gdp", "valueAddedBySector", "residents"])).min(1),
    tolerance: bounded({ label: "Largest relative error of the calibration", unit: "relative", min: 1e-12, max: 0.1 }),
  }),
});

export type RegionFile = z.output<typeof regionSchema>;

/** Labour types of every region, in the order of the engine's arrays. */
export const labourIds = ["general", "skilled"] as const;

/** Rows of each table of a region; a table that the region leaves out has none. */
export type RegionTables = { [Name in TableName]: TableRow<Name>[] };

/** Cities that belong together in a region of several: what a region takes in from one part. */
export interface Agglomeration {
  id: string;
  label: Text;
  /** Ids, in the order of the region. */
  cities: string[];
}

/** A region as plain data, its tables read. Money in 100 million of the currency a year, persons in thousands. */
export interface Region extends Omit<RegionFile, "extends" | "defaults" | "exact" | "tables" | "parts" | "outlines"> {
  /** Trade, tariffs, technology and spending where they are data. */
  exact?: ExactTables;
  tables: RegionTables;
  /** Land around the cities, for maps. */
  outlines?: Outline[];
  /** What its author did not give and what stands in for it, a sentence each; absent where there is nothing to say. */
  filledIn?: Text[];
  /** None in a region that has no parts. */
  agglomerations: Agglomeration[];
}

/** Where a row of a table was written. */
export type LocateRow = (table: TableName, row: number) => Place;

/** The place of a mistake, the cell of the row there that is meant, and the nearest known name. */
interface Mistaken extends Place {
  cell?: string | undefined;
  nearest?: string | undefined;
}

/** A region under examination. */
export interface Examination {
  region: Region;
  /** Place of a path in the region file. */
  at(path: Path): Place;
  locateRow: LocateRow;
  /** What is wrong with a value, with its three texts as `advice` takes them. */
  report(place: Mistaken, value: unknown, ...texts: Parameters<typeof advice>): void;
}
