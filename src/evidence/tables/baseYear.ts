import type { Calibration } from "../../calibrate/index.js";
import { csvLine } from "../../measures/results/index.js";
import { productionAccounts } from "../../model/engine/accounts.js";
import type { Economy, SavingRule } from "../../model/engine/economy.js";
import { cellMasses } from "../../model/engine/population.js";

/** A column: what a row holds there, in which unit, and how it follows from others. */
export interface Column<Row> {
  name: string;
  unit: string;
  formula: string;
  value: (row: Row) => string | number;
}

/** A table as text in pieces, and what its columns mean. */
export interface Table {
  file: string;
  columns: readonly Omit<Column<never>, "value">[];
  csv(): Iterable<string>;
}

/** What a table has only where owners of capital save. */
export function whereSaved<Part>({ saving }: Economy, parts: (saving: SavingRule) => Part[]): Part[] {
  return saving ? parts(saving) : [];
}

/**
 * Numbers are written so that they read back as the same (17 significant digits where that takes them); blank is NaN.
 */
export function tableOf<Row>(file: string, rows: () => Iterable<Row>, columns: readonly Column<Row>[]): Table {
  return {
    file,
    columns,
    *csv() {
      yield csvLine(columns.map(({ name }) => name));
      for (const row of rows()) yield csvLine(columns.map(({ value }) => value(row)));
    },
  };
}

/** One row a column of the given tables, and of itself. */
export function dictionaryOf(tables: readonly Table[]): Table {
  const dictionary: Table = tableOf("dictionary.csv", () => rows, [
    name("file", "the table", ({ file }) => file, "-"),
    name("column", "its column", ({ column }) => column, "-"),
    name("unit", "the unit of its numbers", ({ unit }) => unit, "-"),
    name("formula", "what it is, and how it follows from others", ({ formula }) => formula, "-"),
  ]);
  const rows = [...tables, dictionary].flatMap(({ file, columns }) =>
    columns.map(({ name: column, unit, formula }) => ({ file, column, unit, formula })),
  );
  return dictionary;
}

/** The cleared base year under the names that its tables use. */
export interface BaseYear extends Calibration {
  money: string;
  node: (i: number) => string;
  sector: (s: number) => string;
  labour: (t: number) => string;
}

/** A calibrated region with the names that tables have for its parts. */
export function baseYearOf(calibration: Calibration): BaseYear {
  const { nodeIds, sectorIds, labourIds } = calibration.world.economy;
  return {
    ...calibration,
    money: `100 million ${calibration.region.currency} a year`,
    node: (i) => nodeIds[i],
    sector: (s) => sectorIds[s],
    labour: (t) => labourIds[t],
  };
}

export const SHARE = "share";

/** A column of names. */
export const name = <Row>(column: string, formula: string, value: (row: Row) => string, unit = "id"): Column<Row> => ({
  name: column,
  unit,
  formula,
  value,
});

/** A column of numbers. */
export const number = <Row>(
  column: string,
  unit: string,
  formula: string,
  value: (row: Row) => number,
): Column<Row> => ({ name: column, unit, formula, value });

/** A column of an array's numbers, which stand as the rows do. */
export const array = (column: string, unit: string, formula: string, numbers: ArrayLike<number>) =>
  number(column, unit, formula, ({ k }: { k: number }) => numbers[k]);

/** What of spending goes to a sector: in the table of sectors, or in that of cells where nodes have their own. */
export function finalShares({ expenditureShare }: Pick<Economy, "expenditureShare">) {
  return array(
    "final_share",
    "share of spending",
    "on the sector's composite, by households and cities alike; with the housing share they sum to 1",
    expenditureShare,
  );
}

/** A place in an array by kind (a sector, a type of labour) and node. */
interface Place {
  kind: number;
  node: number;
  k: number;
}

/** All of so many kinds and nodes, the last fastest. */
export function* placesOf(kinds: number, nodes: number): Generator<Place> {
  for (let k = 0; k < kinds * nodes; k++) yield { kind: Math.floor(k / nodes), node: k % nodes, k };
}

/** A place in an array by sector and two nodes. */
export interface Triple {
  s: number;
  i: number;
  j: number;
  /** The two nodes alone. */
  pair: number;
  k: number;
}

/** All of so many sectors and nodes, the last fastest. */
export function* triplesOf(sectors: number, nodes: number): Generator<Triple> {
  for (const { kind: s, node: pair, k } of placesOf(sectors, nodes * nodes))
    yield { s, i: Math.floor(pair / nodes), j: pair % nodes, pair, k };
}

/** A sector in a node: what it sells, pays and buys, and who enters it. */
export function cellsTable(base: BaseYear): Table {
  const { nodes, sectors } = base.world.economy;
  return tableOf("cells.csv", () => placesOf(sectors, nodes), [
    name("sector", "the sector", ({ kind }) => base.sector(kind)),
    name("node", "city or hinterland", ({ node }) => base.node(node)),
    ...(base.world.economy.sharesByNode ? [finalShares(base.world.economy)] : []),
    ...salesColumns(base),
    ...taxColumns(base),
    ...entryColumns(base),
  ]);
}

/** What a cell sells, and to whom it is worth how much. */
function salesColumns({ market, money }: BaseYear) {
  const { valueAdded } = productionAccounts(market);
  return [
    array("revenue", money, "over destinations: value - toll - protection_rent - tariff of flows.csv", market.revenue),
    array("cost", money, "revenue / markup", market.cost),
    array("profit", money, "revenue - cost, before tax and entry", market.operatingProfit),
    array(
      "purchases",
      money,
      "of the composite here: final_share x spending + capital_mix x invested, where capital is saved, + " +
        "intermediate_purchases",
      market.demand,
    ),
    array("intermediate_purchases", money, "sum over sectors here of cost share x cost", market.intermediateDemand),
    array(
      "price",
      "index",
      "of the composite: (sum over origins of competitiveness x factor^(1 - sigma))^(1 / (1 - sigma))",
      market.price,
    ),
    array("unit_cost", "index", "of a plant, headquarters left out", market.unitCost),
    array("potential", money, "market potential: revenue over competitiveness", market.potential),
    array(
      "value_added",
      money,
      "revenue - inputs - headquarters paid to other nodes, and what the accounting sectors of " +
        "parameters.csv get beside",
      valueAdded,
    ),
  ];
}

function taxColumns({ market, inputs, money }: BaseYear) {
  const { policy } = inputs;
  return [
    array(
      "production_tax_rate",
      "ad valorem on primary factors",
      "negative: a subsidy of the centre; tax = rate x primary cost / (1 + rate)",
      policy.productionTax,
    ),
    array("production_tax", money, "by that rate", market.finance.productionTax),
    array(
      "protection_to_firms",
      SHARE,
      "of protection rents of the sector's goods here, to firms; the rest to the government",
      policy.protectionRentToFirms,
    ),
  ];
}

/** Firms, and what an entry takes and is worth. */
function entryColumns({ world, market, money }: BaseYear) {
  const { entryFirms, entryLabour } = world.residuals;
  const firms = cellMasses(world.population, world.economy);
  return [
    array("firms", "firms", "real firms of unit size", firms),
    array("entrants", "firms a year", "entry of the base year: a year's closings", entryFirms),
    array("entry_labour", "bundles of the sector's own labour", "that an entry takes", entryLabour),
    array(
      "entry_cost",
      money,
      "entrants x entry_labour x wage of a bundle (types by their cost shares, Cobb-Douglas); paid out of profit",
      market.entryCost,
    ),
    array(
      "entry_value",
      "ln",
      "profit after tax of a firm of unit size with headquarters here over the wage of a bundle",
      market.entryValue,
    ),
  ];
}

/** Capital by kind. */
export function capitalTable({ world, market, inputs, money, sector, node }: BaseYear): Table {
  const { nodes, capitalKinds } = world.economy;
  return tableOf("capital.csv", () => placesOf(capitalKinds, nodes), [
    name("kind", "the sector that alone can use it; all: any", ({ kind }) => (capitalKinds > 1 ? sector(kind) : "all")),
    name("node", "where it stands", (place) => node(place.node)),
    array("capital", "100 million", "given; one base-year return everywhere by choice of unit", inputs.capital),
    array("rent", `${money} per unit`, "capital cost of plants, less production tax, over capital", market.capitalRent),
  ]);
}
