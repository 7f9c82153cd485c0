import { z } from "zod";
import { sumOf } from "../maths/numerics/sums.js";
import { advice, joined, t } from "../words/index.js";
import { inColumn, type Locate, type Place, placed } from "./document.js";
import { type FileSource, firstOf, nearestName, type Problem, Problems, throwProblems } from "./files.js";
import { bounded, idSchema, latitude, longitude, share, wordsSchema } from "./quantity.js";
import { validate } from "./rules.js";
import { readTable, repeats } from "./table.js";

// A region whose trade and technology are data (docs/model.md, 5.5): rows of its four tables, in camelCase; CSV headers
// write the same names in snake_case. Money: 100 million of the region's currency a year, at buyers' prices.

const nodeSchema = z.strictObject({
  id: idSchema,
  name: wordsSchema.meta({ label: "Name in English" }),
  nameZh: wordsSchema.optional().meta({ label: "Name in Chinese" }),
  latitude: latitude.optional(),
  longitude: longitude.optional(),
  labour: bounded({ label: "Labour", unit: "thousand persons, or any other unit", min: 1e-6 }),
  transfers: bounded({ label: "Received from the others, less paid to them", unit: "100 million a year" }).default(0),
});

const tradeSchema = z.strictObject({
  origin: idSchema,
  destination: idSchema,
  sector: idSchema,
  value: bounded({ label: "Purchases at buyers' prices, tariff included", unit: "100 million a year", min: 0 }),
  tariff: bounded({ label: "Tariff of the destination", unit: "ad valorem", min: 0, max: 10 }).default(0),
});

const technologySchema = z.strictObject({
  node: idSchema,
  sector: idSchema,
  item: idSchema.meta({ description: "labour, or the sector whose goods are bought" }),
  share: share("Share of the item in cost"),
});

const finalSchema = z.strictObject({
  node: idSchema,
  sector: idSchema,
  share: share("Share of the sector in spending"),
});

const schemas = { nodes: nodeSchema, trade: tradeSchema, technology: technologySchema, final: finalSchema };

type ExactName = keyof typeof schemas;

const tableOf = <Row extends z.ZodType>(row: Row, label: string) =>
  z.union([wordsSchema.meta({ description: "the path of a CSV file" }), z.array(row).min(1)]).meta({ label });

/** The region key `exact`: each table a path or its rows. */
export const exactSchema = z
  .strictObject({
    nodes: tableOf(nodeSchema, "Places, their labour and transfers"),
    trade: tableOf(tradeSchema, "Purchases of every place from every other"),
    technology: tableOf(technologySchema, "What a sector of a place pays for"),
    final: tableOf(finalSchema, "What a place spends on"),
  })
  .meta({
    label: "Trade and technology as data",
    description:
      "a world whose trade, tariffs, technology and spending are all given: nodes trade with each other, and nothing " +
      "moves but goods (docs/own-region.md)",
  });

/** The rows of a world whose trade and technology are data. */
export type ExactTables = { [Name in ExactName]: z.output<(typeof schemas)[Name]>[] };

/** What technology calls the part of cost that is no input. */
export const LABOUR = "labour";

/** Shares that are rounded may miss one by this much; they are then scaled. */
const ROUNDING = 1e-3;

type PlaceOf = (table: ExactName, row: number) => Place;

/**
 * Reads the tables and checks that they agree: names, doubles, complete pairs, shares that sum to one, transfers that
 * sum to nothing. Throws UserError with the place of every mistake.
 */
export function readExact(
  files: FileSource,
  written: z.output<typeof exactSchema>,
  sectors: readonly string[],
  locate: Locate,
): ExactTables {
  const lines = new Map<ExactName, number[]>();
  const read = (name: ExactName): unknown[] => {
    const table = written[name];
    if (typeof table !== "string") return table;
    const found = readTable(files, table, schemas[name] as z.ZodObject, placed(locate, ["exact", name]));
    lines.set(name, found.lines);
    return found.rows;
  };
  const names = Object.keys(schemas) as ExactName[];
  const tables = Object.fromEntries(names.map((name) => [name, read(name)])) as unknown as ExactTables;
  const placeOf: PlaceOf = (table, row) => {
    const file = written[table];
    if (typeof file === "string") return { file, line: lines.get(table)![row]! };
    return placed(locate, ["exact", table, row]);
  };
  throwProblems(checkNames(tables, sectors, placeOf));
  throwProblems([...checkTrade(tables, placeOf), ...checkShares(tables, sectors, placeOf)]);
  return tables;
}

/** Checks the shape of the key itself, before its tables are read. */
export function exactKey(data: unknown, locate: Locate): z.output<typeof exactSchema> {
  const checked = validate(exactSchema, data, locate, (path) => ["exact", ...path]);
  throwProblems(checked.problems);
  return checked.data!;
}

function checkNames(tables: ExactTables, sectors: readonly string[], placeOf: PlaceOf): Problem[] {
  const problems = new Problems();
  const nodes = tables.nodes.map(({ id }) => id);
  const check = (table: ExactName, row: number, column: string, value: string) => {
    const ofSectors = column === "sector" || column === "item";
    const known = column === "item" ? [LABOUR, ...sectors] : ofSectors ? sectors : nodes;
    if (known.includes(value)) return;
    problems.add(() => ({
      ...inColumn(placeOf(table, row), column),
      value,
      what: t("scenario.exactUnknown", { table: ofSectors ? "sectors" : "nodes" }),
      allowed: joined(known.length > 12 ? [...known.slice(0, 12), "..."] : known),
      nearest: nearestName(value, known),
      hint: t("scenario.exactCorrectName"),
    }));
  };
  const examine = <Name extends ExactName>(table: Name, ...columns: (keyof ExactTables[Name][number] & string)[]) => {
    const rows = (tables[table] as ExactTables[Name][number][]).map((entry) =>
      columns.map((column) => String(entry[column])),
    );
    for (const [row, values] of rows.entries())
      for (const [c, column] of columns.entries()) if (column !== "id") check(table, row, column, values[c]!);
    for (const { row, before } of repeats(rows.map((values) => values.join(" "))))
      problems.add(() => ({
        ...inColumn(placeOf(table, row)),
        value: rows[row]!.join(" "),
        ...advice(
          t("scenario.twiceFirstOn", { line: placeOf(table, before).line ?? 0 }),
          t("scenario.oneRowEach", { table }),
          "error.removeOneRow",
        ),
      }));
  };
  examine("nodes", "id");
  examine("trade", "origin", "destination", "sector");
  examine("technology", "node", "sector", "item");
  examine("final", "node", "sector");
  return problems.list();
}

/** All pairs of what travels, no tariff at home, transfers that come from somewhere. */
function checkTrade({ nodes, trade }: ExactTables, placeOf: PlaceOf): Problem[] {
  const problems = new Problems();
  const bySector = new Map<string, Set<string>>();
  const travels = new Set<string>();
  for (const [row, { origin, destination, sector, tariff }] of trade.entries()) {
    const pairs = bySector.get(sector) ?? new Set();
    bySector.set(sector, pairs.add(`${origin} ${destination}`));
    if (origin !== destination) travels.add(sector);
    else if (tariff > 0)
      problems.add(() => ({
        ...inColumn(placeOf("trade", row), "tariff"),
        value: tariff,
        what: t("scenario.exactTariffAtHome"),
        allowed: "0",
        hint: t("scenario.exactTariffEmpty"),
      }));
  }
  for (const [sector, pairs] of bySector) {
    const wanted = nodes.flatMap(({ id }) =>
      travels.has(sector) ? nodes.map((to) => `${id} ${to.id}`) : [`${id} ${id}`],
    );
    const missing = wanted.filter((pair) => !pairs.has(pair));
    if (missing.length === 0) continue;
    problems.add(() => ({
      ...inColumn(placeOf("trade", trade.length - 1)),
      ...advice(
        t("scenario.exactPairsMissing", { sector, pairs: firstOf(missing.map((pair) => pair.replace(" ", " → "))) }),
        "scenario.exactPairsAllowed",
        "scenario.exactPairsHint",
      ),
    }));
  }
  const sum = sumOf(nodes, ({ transfers }) => transfers);
  const size = sumOf(nodes, ({ transfers }) => Math.abs(transfers));
  if (Math.abs(sum) > ROUNDING * size)
    problems.add(() => ({
      ...inColumn(placeOf("nodes", nodes.length - 1), "transfers"),
      value: Number(sum.toPrecision(6)),
      ...advice("scenario.exactTransfersSum", "scenario.exactTransfersAllowed", "scenario.correctPart"),
    }));
  return problems.list();
}

/** Cost of what a place makes, and its spending, are all accounted for; every place makes something, of labour. */
function checkShares(tables: ExactTables, sectors: readonly string[], placeOf: PlaceOf): Problem[] {
  const problems = new Problems();
  const makes = new Set<string>();
  for (const { origin, sector, value } of tables.trade) if (value > 0) makes.add(`${origin} ${sector}`);
  const cost = sumsOf(tables.technology, ({ node, sector }) => `${node} ${sector}`);
  const paying = tables.technology.filter(({ item, share }) => item === LABOUR && share > 0);
  const labour = new Set(paying.flatMap(({ node, sector }) => (makes.has(`${node} ${sector}`) ? [node] : [])));
  const spending = sumsOf(tables.final, ({ node }) => node);
  const addUp = (table: "technology" | "final", key: string, found: Sum | undefined) => {
    if (found && Math.abs(found.sum - 1) <= ROUNDING) return;
    const [node = "", sector = ""] = key.split(" ");
    problems.add(() => ({
      ...inColumn(placeOf(table, found?.row ?? tables[table].length - 1), "share"),
      value: Number((found?.sum ?? 0).toPrecision(7)),
      ...advice(
        t("scenario.exactShareSum", { node, sector, inSector: sector !== "" }),
        "scenario.exactShareSumAllowed",
        "scenario.exactShareSumHint",
      ),
    }));
  };
  for (const [row, { id }] of tables.nodes.entries()) {
    addUp("final", id, spending.get(id));
    const made = sectors.filter((sector) => makes.has(`${id} ${sector}`));
    for (const sector of made) addUp("technology", `${id} ${sector}`, cost.get(`${id} ${sector}`));
    if (made.length > 0 && labour.has(id)) continue;
    problems.add(() => ({
      ...inColumn(placeOf("nodes", row), "id"),
      value: id,
      what: t(made.length === 0 ? "scenario.exactSellsNothing" : "scenario.exactPaysNobody"),
      hint: t("scenario.exactGiveSales"),
    }));
  }
  return problems.list();
}

interface Sum {
  sum: number;
  /** Where it begins. */
  row: number;
}

function sumsOf<Row extends { share: number }>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  rows.forEach((entry, row) => {
    const key = keyOf(entry);
    const before = sums.get(key);
    if (before) before.sum += entry.share;
    else sums.set(key, { sum: entry.share, row });
  });
  return sums;
}
