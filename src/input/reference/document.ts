import { binding } from "../../levers/fields.js";
import { levers } from "../../levers/index.js";
import {
  joined,
  LANGUAGES,
  type Language,
  markdownRow,
  type Say,
  saying,
  schemaText,
  type Text,
  type TextKey,
  t,
  unitWords,
} from "../../words/index.js";
import { quantity } from "../quantity.js";
import { regionJsonSchema } from "../region.js";
import { labourIds } from "../regionSchema.js";
import { itemAt, jsonSchema, type Rule, ruleAt } from "../rules.js";
import { scenarioJsonSchema } from "../scenario.js";
import { BY_KEY, BY_PATH, PAIR_WORDS, PLACE_WORDS } from "./words.js";

/** Parts of a scenario that stand in several places and are described in one. */
const DESCRIBED_ELSEWHERE = new Set([
  ...["parameters", "variants.NAME.parameters", "variants.NAME.governments", "variants.NAME.council"],
  ...["council.promotion", "objectives.cities.NAME"],
]);

/** Every key of scenario files, in the order of the schema. */
export function scenarioRows(): Row[] {
  return rowsOf(scenarioJsonSchema() as Rule, DESCRIBED_ELSEWHERE);
}

/** Every key of region files. */
export function regionRows(): Row[] {
  return rowsOf(regionJsonSchema() as Rule, new Set());
}

/** Markdown reference of every key of scenario and region files, and of the words that they take, in one language. */
export function referenceMarkdown(language: Language): string {
  const say = saying(language);
  return [
    `# ${say("scenario.scenarioRegionFiles")}`,
    "",
    say("scenario.everyKeyUnitAllowed"),
    "",
    `## ${say("scenario.formsRecur")}`,
    "",
    say("scenario.pathsVariantsNameLevers"),
    "",
    ...figureTable(say),
    "",
    `## ${say("scenario.namesWords")}`,
    "",
    say("scenario.whereverScenarioTakesCity"),
    "",
    ...wordTables(say),
    "",
    `## ${say("scenario.scenarioFiles")}`,
    "",
    ...sections(scenarioRows(), say),
    `## ${say("scenario.regionFilesHead")}`,
    "",
    say("scenario.regionDefaultsLeavesOut"),
    "",
    ...sections(regionRows(), say),
  ].join("\n");
}

/** What a key is. Undefined where nobody has said it: a test sees to it that there is none. */
export function meaningOf({ path, rule }: Row): Text | undefined {
  const own = BY_PATH[path];
  if (own) return t(own);
  const said = typeof rule.label === "string" ? rule.label : rule.description;
  if (said !== undefined) return schemaText(said);
  const common = BY_KEY[path.slice(path.lastIndexOf(".") + 1)];
  return common && t(common);
}

/**
 * The unit of a key in each language; undefined where it has none, or nobody has said it: a test sees to it that there
 * is none.
 */
export function unitOf({ rule: { unit } }: Row): Text | undefined {
  return unit === undefined ? undefined : unitWords(unit);
}

/** One table for keys at the top, and one for each block below. */
function sections(rows: readonly Row[], say: Say): string[] {
  const blocks = new Map<string, Row[]>();
  for (const row of rows) {
    const block = blockOf(row.path, rows);
    blocks.set(block, [...(blocks.get(block) ?? []), row]);
  }
  return [...blocks].flatMap(([block, members]) => [
    ...(block === "" ? [] : [`### \`${block}\``, ""]),
    ...table(
      HEADER.map((head) => say(head)),
      members.map((row) => cells(row, say)),
    ),
    "",
  ]);
}

/** Tables of a region have a section each; other keys stand with the block at the top that holds them. */
function blockOf(path: string, rows: readonly Row[]): string {
  const [, name] = /^tables\.(\w+)\[\]/.exec(path) ?? [];
  if (name !== undefined) return `tables.${name}`;
  const top = path.split(/[.[]/)[0]!;
  const holds = rows.some((row) => row.path !== top && row.path.split(/[.[]/)[0] === top);
  return holds && path !== top ? top : "";
}

function cells(row: Row, say: Say): string[] {
  const [meaning, unit] = [meaningOf(row), unitOf(row)];
  return [`\`${row.path}\``, meaning ? say(meaning) : "", unit ? say(unit) : "", allowed(row, say), fallback(row, say)];
}

/** What holds where the key is left out. */
function fallback({ rule: { default: value }, required }: Row, say: Say): string {
  if (value === undefined) return required ? say("levers.required") : "";
  return typeof value === "object" ? "" : `\`${JSON.stringify(value)}\``;
}

const KINDS: Record<NonNullable<Row["kind"]>, TextKey> = {
  figure: "cli.figure",
  barrier: "scenario.listFiguresBetween",
  text: "scenario.wordText",
  distribution: "scenario.distribution",
  levers: "scenario.listLevers",
};

function allowed({ rule, kind }: Row, say: Say): string {
  if (kind === undefined) return plainly(rule, say);
  const own = kind === "figure" || kind === "barrier" ? plainly(rule, say) : "";
  return `${say(KINDS[kind])}${own && `: ${own}`}`;
}

/** Words of a choice, bounds of a number, kind of anything else. */
function plainly(rule: Rule, say: Say): string {
  const options = rule.enum ?? (rule.const === undefined ? [] : [rule.const]);
  if (options.length > 0) return options.map((option) => `\`${String(option)}\``).join(", ");
  const parts = rule.properties ? [] : (rule.anyOf ?? rule.oneOf ?? []);
  if (parts.length > 0) return [...new Set(parts.map((part) => plainly(part, say)))].filter(Boolean).join(" | ");
  const words = KIND_WORDS[rule.type ?? ""];
  if (!words) return "";
  const bounds = rule.type === "number" || rule.type === "integer" ? boundsOf(rule, say) : "";
  return rule.type === "number" && bounds ? bounds : `${say(words)}${bounds && ` ${bounds}`}`;
}

const KIND_WORDS: Readonly<Record<string, TextKey>> = {
  string: "scenario.wordText",
  boolean: "scenario.trueFalse",
  number: "scenario.number",
  integer: "scenario.wholeNumber",
  object: "scenario.map",
  array: "unit.list",
};

function boundsOf(rule: Rule, say: Say): string {
  const low = known(rule.minimum ?? rule.exclusiveMinimum);
  const high = known(rule.maximum ?? rule.exclusiveMaximum);
  if (low !== undefined && high !== undefined) return say("join.range", { low, high });
  if (low !== undefined) return say("scenario.from", { low });
  return high === undefined ? "" : say("scenario.up", { high });
}

/** Whole numbers without a bound have the widest that the language knows. */
function known(bound: number | undefined): number | undefined {
  return bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : undefined;
}

function figureTable(say: Say): string[] {
  const keys = (jsonSchema(quantity({ label: "", unit: "" })) as Rule).properties ?? {};
  return table(
    [say("scenario.keyFigure"), say(HEADER[1]!)],
    Object.keys(keys).map((key) => [`\`${key}\``, say(FIGURE[key]!)]),
  );
}

/** What the keys of a figure are; a test sees to it that all are said. */
export const FIGURE: Readonly<Record<string, TextKey>> = {
  value: "scenario.numberUnitWithinBounds",
  unit: "scenario.unitWords",
  source: "scenario.whereComesNeededUnless",
  status: BY_KEY["status"]!,
  range: "scenario.lowHighStudiesUncertainty",
  distribution: "scenario.placeRangeKindUniform",
  together: "scenario.figuresSameNameHere",
  times: "scenario.multipleOfFigure",
  datum: "scenario.datumOfRange",
  standardError: "scenario.standardErrorEstimate",
  method: "scenario.howWasEstimated",
  note: BY_KEY["note"]!,
};

/** What words stand for places, pairs, sectors and levers, as Markdown. */
function wordTables(say: Say): string[] {
  const stands = say("scenario.stands");
  const [inLevers, inRegions] = [leverPairs(), regionPairs()];
  const yes = (there: boolean) => (there ? say("cli.yes") : "");
  return [
    ...table(
      [say("scenario.word"), stands],
      Object.entries(PLACE_WORDS).map(([name, meaning]) => [`\`${name}\``, say(meaning)]),
    ),
    "",
    ...table(
      [say("scenario.between"), stands, say("scenario.levers"), say("scenario.regionFiles")],
      [...new Set([...inLevers, ...inRegions])].map((name) => [
        `\`${name}\``,
        say(PAIR_WORDS[name]!),
        yes(inLevers.includes(name)),
        yes(inRegions.includes(name)),
      ]),
    ),
    "",
    say("scenario.wordsOfSectors", { labour: joined(labourIds.map((id) => `\`${id}\``)) }),
    "",
    say("scenario.typesOfLevers", {
      types: levers.map(({ type }) => `[\`${type}\`](${say("scenario.leversPage")}#${type})`).join(", "),
    }),
  ];
}

/** Words that `between` takes in levers and in barriers of a region, from their schemas. */
export function leverPairs(): string[] {
  return wordsIn(jsonSchema(binding.between) as Rule);
}
export function regionPairs(): string[] {
  return wordsIn(ruleAt(regionJsonSchema() as Rule, ["barriers", "border", 0, "between"], undefined));
}

function wordsIn(rule: Rule | undefined): string[] {
  return (rule?.anyOf ?? []).flatMap((part) => (part.enum ?? []) as string[]);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [header, header.map(() => "---"), ...rows].map(markdownRow);
}

const HEADER: readonly TextKey[] = [
  "scenario.key",
  "scenario.meaning",
  "cli.unit",
  "scenario.allowed",
  "scenario.default",
];

/** A key of a file, with what the schema says of it. */
export interface Row {
  /** Dotted path; items of a list have [], entries of a map with names of one's own NAME. */
  path: string;
  /** What JSON Schema says. Of a figure or a barrier: what it says of the value. */
  rule: Rule;
  /**
   * A figure (value, unit, source ...), a list of figures with `between`, a text by language, a distribution, or a list
   * of levers: written as described once for all.
   */
  kind?: "figure" | "barrier" | "text" | "distribution" | "levers" | undefined;
  required: boolean;
}

/**
 * Rows of all keys below a place of a schema. `skip`: paths that are described elsewhere, whose insides are left out.
 */
export function rowsOf(root: Rule, skip: ReadonlySet<string>): Row[] {
  return below(root, "").flatMap((row) => expanded(row, skip));
}

function expanded(row: Row, skip: ReadonlySet<string>): Row[] {
  if (row.kind !== undefined || skip.has(row.path)) return [row];
  return [row, ...below(row.rule, row.path).flatMap((inner) => expanded(inner, skip))];
}

function below(rule: Rule, path: string): Row[] {
  const holders = rule.properties ? [rule] : [rule, ...(rule.anyOf ?? rule.oneOf ?? [])];
  const rows = holders.flatMap((holder) => [
    ...properties(holder, path),
    ...names(holder, path),
    ...items(holder, path),
  ]);
  return [...new Map(rows.map((row) => [row.path, row])).values()];
}

function properties({ properties: keys = {}, required = [] }: Rule, path: string): Row[] {
  return Object.entries(keys).map(([key, rule]) =>
    rowOf(path === "" ? key : `${path}.${key}`, rule, required.includes(key)),
  );
}

function names({ additionalProperties: inner }: Rule, path: string): Row[] {
  return typeof inner === "object" ? [rowOf(`${path}.NAME`, inner, false)] : [];
}

/** The list itself has a row already; what its items are is told only where they have keys. */
function items(list: Rule, path: string): Row[] {
  const inner = itemAt(list, 0);
  return inner?.properties ? properties(inner, `${path}[]`) : [];
}

/**
 * A key's row, with the form that its rule repeats: figures and barriers are known by their keys, distributions and
 * levers by the end of the path.
 */
function rowOf(path: string, rule: Rule, required: boolean): Row {
  const { value, unit, range } = rule.properties ?? {};
  if (value && unit && range) return { path, rule: value, required, kind: "figure" };
  const entry = itemAt(rule, 0)?.properties ?? {};
  if (entry["value"] && entry["between"]) return { path, rule: entry["value"], required, kind: "barrier" };
  return { path, rule, required, kind: kindOf(path, rule) };
}

function kindOf(path: string, rule: Rule): Row["kind"] {
  if (isText(rule)) return "text";
  if (path.endsWith("distribution")) return "distribution";
  return path.endsWith("levers") && !path.startsWith("governments") ? "levers" : undefined;
}

function isText({ anyOf = [] }: Rule): boolean {
  return anyOf.some(
    ({ properties: keys }) => keys !== undefined && LANGUAGES.every((language) => keys[language] !== undefined),
  );
}
