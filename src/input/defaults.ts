import { joined, type Text, t, toText } from "../words/index.js";
import { isPlainMap } from "./document.js";
import { firstOf } from "./examination.js";
import type { FilledIn } from "./filledIn.js";

type Data = Record<string, unknown>;

/** Keys that say what a region is, or speak of its cities: no other region can stand in for them. */
const OWN_ONLY = ["id", "label", "description", "parts", "links", "outsidePublished", "provinceLabels"];

/** Tables that hold for a whole country, and may stand in. */
const NATIONAL_TABLES = ["sectors", "inputOutput", "valueAdded"];

/**
 * Constants of a cluster's own trade where neither the region nor its defaults say anything: rounded, within what the
 * shipped Chinese regions have.
 */
const TRADE_SHARES = {
  ownShareOfCluster: {
    value: 0.6,
    unit: "share of total expenditure",
    range: [0.5, 0.75],
    status: "assumed",
    note: "filled in: between what the shipped Chinese regions have, 0.52 to 0.77",
  },
  importShareOfCluster: {
    value: 0.1,
    unit: "share of total expenditure",
    range: [0.06, 0.14],
    status: "assumed",
    note: "filled in: between what the shipped Chinese regions have, 0.06 to 0.14",
  },
};

/** What a region is with its defaults, and what was taken from them. */
export interface Completed {
  data: Data;
  filledIn: FilledIn[];
}

/** A region file that stands in: where it is, and what the user calls it. */
export interface Named {
  file: string;
  name: string;
}

/**
 * Puts in place of what a region does not say what its `defaults` say: national tables and totals, taxes, constants,
 * barriers. Maps are filled key by key, so that one constant of one's own leaves the others to the defaults. Nothing
 * that speaks of single cities is taken.
 */
export function withDefaults(own: Data, defaults: Data, named: Named): Completed {
  const { tables, barriers, ...rest } = defaults;
  const offered: Data = { ...rest, tables: nationalTables(tables), barriers: betweenAny(barriers) };
  const stand = Object.fromEntries(Object.entries(offered).filter(([key]) => !OWN_ONLY.includes(key)));
  const taken: string[][] = [];
  const data = fill(own, stand, [], taken);
  const filledIn = groups(taken, named, defaults);
  data["unlistedTravel"] = own["unlistedTravel"] ?? "great-circle";
  return withTradeShares({ data, filledIn });
}

function nationalTables(tables: unknown): Data {
  const all = isPlainMap(tables) ? tables : {};
  return Object.fromEntries(NATIONAL_TABLES.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}

/** Barriers without the entries that stand between places which they name. */
function betweenAny(barriers: unknown): unknown {
  if (Array.isArray(barriers))
    return barriers.filter((entry) => !isPlainMap(entry) || typeof entry["between"] === "string");
  if (!isPlainMap(barriers)) return barriers;
  return Object.fromEntries(Object.entries(barriers).map(([name, inner]) => [name, betweenAny(inner)]));
}

/** The leaves that are taken are noted by path; a figure (a map with a value) counts as one. */
function fill(own: Data, defaults: Data, path: string[], taken: string[][]): Data {
  const filled = { ...own };
  for (const [key, value] of Object.entries(defaults)) {
    const mine = own[key];
    if (mine === undefined) {
      filled[key] = value;
      taken.push(...leaves(value, [...path, key]));
    } else if (isPlainMap(mine) && isPlainMap(value) && !isFigure(value)) {
      filled[key] = fill(mine, value, [...path, key], taken);
    }
  }
  return filled;
}

function isFigure(value: Data): boolean {
  return "value" in value;
}

function leaves(value: unknown, path: string[]): string[][] {
  if (!isPlainMap(value) || isFigure(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** What stands in for each block of a region file. `names`: what was taken of it. */
const BLOCKS: { keys: string[]; what(names: string[]): Text }[] = [
  { keys: ["national"], what: () => t("scenario.totalsCountry") },
  {
    keys: ["hinterlands"],
    what: () => t("scenario.restCountryWorld"),
  },
  { keys: ["regimes"], what: () => t("scenario.taxRatesLocalShares") },
  {
    keys: ["parameters"],
    what: (names) => t("scenario.constantsBehaviour", { count: names.length, names: firstOf(names) }),
  },
  {
    keys: ["barriers"],
    what: (names) => t("scenario.kindsBarriers", { count: names.length, names: firstOf(names) }),
  },
  { keys: ["baseYear", "currency"], what: (names) => joined(names, "enumeration") },
];

/**
 * A sentence for the tables, each from a file of its own, and one for all that the file of the defaults holds itself.
 */
function groups(taken: readonly string[][], named: Named, defaults: Data): FilledIn[] {
  const of = (keys: readonly string[]) => taken.filter(([key]) => keys.includes(key!));
  const blocks = BLOCKS.filter(({ keys }) => of(keys).length > 0);
  const tables = of(["tables"]).map(([, table]) => table!);
  const found: FilledIn[] = [];
  if (tables.length > 0) {
    const source = tableNames(tables, named, defaults);
    found.push({
      what: t("scenario.countrySSectorsInput"),
      lacks: t("scenario.table", { tables: joined(tables, "enumeration") }),
      source: toText(source),
    });
  }
  if (blocks.length > 0) {
    const whats = blocks.map(({ keys, what }) =>
      what(of(keys).map(([key, ...rest]) => (rest.length === 0 ? key! : rest.join(".")))),
    );
    const keys = [...new Set(of(blocks.flatMap((block) => block.keys)).map(([key]) => key!))];
    found.push({
      what: joined(whats, "enumeration"),
      lacks: t("scenario.all", { keys: joined(keys, "enumeration") }),
      source: toText(named.name),
    });
  }
  return found;
}

/** Files of tables, seen from where the user's name for the defaults is seen from. */
function tableNames(names: readonly string[], { file, name }: Named, defaults: Data): string {
  const tables = isPlainMap(defaults["tables"]) ? defaults["tables"] : {};
  const [folder, called] = [file, name].map((path) => path.slice(0, path.lastIndexOf("/") + 1)) as [string, string];
  const files = names.flatMap((table) => {
    const path = tables[table];
    if (typeof path !== "string") return [];
    return [path.startsWith(folder) ? called + path.slice(folder.length) : path];
  });
  return files.length > 0 ? files.join(", ") : name;
}

/** What a cluster buys of its own belongs to no country, so that defaults of a country do not hold it. */
function withTradeShares({ data, filledIn }: Completed): Completed {
  const parameters = isPlainMap(data["parameters"]) ? data["parameters"] : {};
  const missing = Object.entries(TRADE_SHARES).filter(([name]) => parameters[name] === undefined);
  if (missing.length === 0) return { data, filledIn };
  const names = missing.map(([name]) => name);
  const told: FilledIn = {
    what: pair(missing.map(([name, { value }]) => `${name} ${value}`)),
    lacks: t("scenario.lacksParameters", { names: pair(names.map((name) => `parameters.${name}`)) }),
    source: t("scenario.roundedWithinShippedChinese"),
  };
  return {
    data: { ...data, parameters: { ...parameters, ...Object.fromEntries(missing) } },
    filledIn: [...filledIn, told],
  };
}

/** One or two. */
function pair([first, second]: readonly string[]): Text {
  return second === undefined ? toText(first!) : t("scenario.pair", { first, second });
}
