import type { Calibration } from "../../calibrate/index.js";
import { csvLine } from "../../measures/results/index.js";
import { productionAccounts } from "../../model/engine/accounts.js";
import type { Economy, SavingRule } from "../../model/engine/economy.js";
import { cellMasses } from "../../model/engine/population.js";

/** A column: what a row holds there, in which unit, and how it follows from others. */
interface Column<Row> {
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
    { name: "file", unit: "-", formula: "the table", value: ({ file }) => file },
    { name: "column", unit: "-", formula: "its column", value: ({ name }) => name },
    { name: "unit", unit: "-", formula: "the unit of its numbers", value: ({ unit }) => unit },
    {
      name: "formula",
      unit: "-",
      formula: "what it is, and how it follows from others",
      value: ({ formula }) => formula,
    },
  ]);
  const rows = [...tables, dictionary].flatMap(({ file, columns }) =>
    columns.map(({ name, unit, formula }) => ({ file, name, unit, formula })),
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
export const name = <Row>(column: string, formula: string, value: (row: Row) => string) => ({
  name: column,
  unit: "id",
  formula,
  value,
});

/** A column of numbers. */
export const number = <Row>(column: string, unit: string, formula: string, value: (row: Row) => number) => ({
  name: column,
  unit,
  formula,
  value,
});

/** All indices below some bounds, the first slowest. */
export function* indices<Bounds extends readonly number[]>(
  ...bounds: Bounds
): Generator<{ [Place in keyof Bounds]: number }> {
  const at = bounds.map(() => 0);
  if (bounds.some((bound) => bound === 0)) return;
  for (;;) {
    yield at.slice() as { [Place in keyof Bounds]: number };
    let place = bounds.length - 1;
    while (place >= 0 && ++at[place] === bounds[place]) at[place--] = 0;
    if (place < 0) return;
  }
}

type Cell = [sector: number, node: number];

/** A sector in a node: what it sells, pays and buys, and who enters it. */
export function cellsTable(base: BaseYear): Table {
  const { nodes: n, sectors } = base.world.economy;
  return tableOf("cells.csv", () => indices(sectors, n), [
    name("sector", "the sector", ([s]: Cell) => base.sector(s)),
    name("node", "city or hinterland", ([, i]: Cell) => base.node(i)),
    ...salesColumns(base),
    ...taxColumns(base),
    ...entryColumns(base),
  ]);
}

/** Reads an array of cells. */
const cellOf =
  ({ world }: BaseYear) =>
  (values: Float64Array) =>
  ([s, i]: Cell) =>
    values[s * world.economy.nodes + i];

/** What a cell sells, and to whom it is worth how much. */
function salesColumns(base: BaseYear) {
  const { market, money } = base;
  const of = cellOf(base);
  const { valueAdded } = productionAccounts(market);
  return [
    number(
      "revenue",
      money,
      "over destinations: value - toll - protection_rent - tariff of flows.csv",
      of(market.revenue),
    ),
    number("cost", money, "revenue / markup", of(market.cost)),
    number("profit", money, "revenue - cost, before tax and entry", of(market.operatingProfit)),
    number(
      "purchases",
      money,
      "of the composite here: final_share x spending + capital_mix x invested, where capital is saved, + " +
        "intermediate_purchases",
      of(market.demand),
    ),
    number(
      "intermediate_purchases",
      money,
      "sum over sectors here of cost share x cost",
      of(market.intermediateDemand),
    ),
    number(
      "price",
      "index",
      "of the composite: (sum over origins of competitiveness x factor^(1 - sigma))^(1 / (1 - sigma))",
      of(market.price),
    ),
    number("unit_cost", "index", "of a plant, headquarters left out", of(market.unitCost)),
    number("potential", money, "market potential: revenue over competitiveness", of(market.potential)),
    number(
      "value_added",
      money,
      "revenue - inputs - headquarters paid to other nodes, and what the accounting sectors of " +
        "parameters.csv get beside",
      of(valueAdded),
    ),
  ];
}

function taxColumns(base: BaseYear) {
  const { market, inputs, money } = base;
  const { policy } = inputs;
  const of = cellOf(base);
  return [
    number(
      "production_tax_rate",
      "ad valorem on primary factors",
      "negative: a subsidy of the centre; tax = rate x primary cost / (1 + rate)",
      of(policy.productionTax),
    ),
    number("production_tax", money, "by that rate", of(market.finance.productionTax)),
    number(
      "protection_to_firms",
      SHARE,
      "of protection rents of the sector's goods here, to firms; the rest to the government",
      of(policy.protectionRentToFirms),
    ),
  ];
}

/** Firms, and what an entry takes and is worth. */
function entryColumns(base: BaseYear) {
  const { world, market, money } = base;
  const { entryFirms, entryLabour } = world.residuals;
  const firms = cellMasses(world.population, world.economy);
  const of = cellOf(base);
  return [
    number("firms", "firms", "real firms of unit size", of(firms)),
    number("entrants", "firms a year", "entry of the base year: a year's closings", of(entryFirms)),
    number("entry_labour", "bundles of the sector's own labour", "that an entry takes", of(entryLabour)),
    number(
      "entry_cost",
      money,
      "entrants x entry_labour x wage of a bundle (types by their cost shares, Cobb-Douglas); paid out of profit",
      of(market.entryCost),
    ),
    number(
      "entry_value",
      "ln",
      "profit after tax of a firm of unit size with headquarters here over the wage of a bundle",
      of(market.entryValue),
    ),
  ];
}

/** Capital by kind. */
export function capitalTable({ world, market, inputs, money, sector, node }: BaseYear): Table {
  const { nodes: n, capitalKinds } = world.economy;
  type Stock = [kind: number, node: number];
  return tableOf("capital.csv", () => indices(capitalKinds, n), [
    name("kind", "the sector that alone can use it; all: any", ([c]: Stock) => (capitalKinds > 1 ? sector(c) : "all")),
    name("node", "where it stands", ([, i]: Stock) => node(i)),
    number(
      "capital",
      "100 million",
      "given; one base-year return everywhere by choice of unit",
      ([c, i]: Stock) => inputs.capital[c * n + i],
    ),
    number(
      "rent",
      `${money} per unit`,
      "capital cost of plants, less production tax, over capital",
      ([c, i]: Stock) => market.capitalRent[c * n + i],
    ),
  ]);
}
