import type { Catalogue, Family, TextKey } from "./catalogue.js";
import { ALL } from "./catalogues/all.js";
import { joined } from "./phrases.js";
import { SaidRangeError } from "./saidError.js";
import { type AnyText, both, LANGUAGES, type Language, type Text, t, textOf } from "./text.js";

/** Texts of each family by their English words. What is not among them is a user's own. */
const KNOWN: Record<Family, ReadonlyMap<string, Text>> = {
  unit: knownOf("unit"),
  parameter: knownOf("parameter"),
  schema: knownOf("schema"),
  account: knownOf("account"),
};

/** Those that the program says by key, too, and those that catalogues name by the English words alone. */
function knownOf(family: Family): Map<string, Text> {
  const keys = (Object.keys(ALL.en.texts) as TextKey[]).filter((key) => key.startsWith(`${family}.`));
  const namedIn = (language: Language) => (ALL[language] as Catalogue).named?.[family] ?? {};
  const names = LANGUAGES.flatMap((language) => Object.keys(namedIn(language)));
  return new Map([
    ...keys.map((key) => [ALL.en.texts[key], t(key)] as const),
    ...names.map((english) => [english, both((language) => namedIn(language)[english] ?? english)] as const),
  ]);
}

/**
 * A number of a region file in each language, from its English name: "Administrative border, different province". What
 * is not known stays English.
 */
export function parameterText(name: string): Text {
  const whole = schemaText(name);
  if (whole) return whole;
  const [first, ...rest] = name.split(", ").map((part) => schemaText(part) ?? textOf(part));
  return rest.length === 0 ? first : t("parameter.withPlace", { name: first, place: joined(rest, "comma") });
}

/** What a schema says of a key, in each language; undefined where it is not known. */
export function schemaText(words: string): Text | undefined {
  return KNOWN.schema.get(words) ?? KNOWN.parameter.get(words);
}

/** A unit of a schema in each language, of whatever currency; undefined where it is not known. */
export function unitWords(unit: string): Text | undefined {
  const words = KNOWN.unit.get(unit);
  return words && both((language) => words[language].replaceAll("{currency}", t("unit.currency")[language]));
}

/** A unit in each language, with the currency's name in it; one that is not known stays English. */
export function unitText(unit: string, currency: Text): Text {
  const words = KNOWN.unit.get(unit) ?? textOf(unit);
  return both((language) =>
    words[language].replaceAll(/\{currency\}|\bof currency\b|^currency\b/g, currency[language]),
  );
}

const ACCOUNTS = {
  households: "account.households",
  firms: "account.firms",
  government: "account.government",
  centre: "account.centre",
} satisfies Record<string, TextKey>;

/**
 * A kind of transaction or an account of the audit in each language, from its English name: "wage tax", "firms of
 * port".
 */
export function accountText(name: string): Text {
  const [, who, id] = /^(\w+) of (.+)$/.exec(name) ?? [];
  if (who !== undefined && who in ACCOUNTS) return t(ACCOUNTS[who as keyof typeof ACCOUNTS], { id });
  return KNOWN.account.get(name) ?? textOf(name);
}

/** A unit as pages show it, and what a number in the tables' unit is multiplied by. */
export interface ShownUnit {
  unit: string;
  factor: number;
}

/**
 * One unit of money throughout: tables hold 100 million, which is a word in Chinese (亿); English says billions.
 */
export function shownUnit(unit: Text, language: Language): ShownUnit {
  const text = unit[language];
  const hundredMillion = t("unit.hundredMillion")[language];
  const factor = ALL[language].moneyFactor;
  if (factor === 1 || !text.startsWith(hundredMillion)) return { unit: text, factor: 1 };
  return { unit: t("unit.money")[language] + text.slice(hundredMillion.length), factor };
}

/** Whether what is counted in a unit is a share, so that a change of it is one in percentage points. */
export function isShare(unit: Text | undefined): boolean {
  return /^share\b/.test(unit?.en ?? "");
}

/** A unit that is a share, in per cent ("share of profit": "% of profit"); others as they are. */
export function percentUnit(unit: Text, language: Language): ShownUnit {
  if (!isShare(unit)) return { unit: unit[language], factor: 1 };
  const share = new RegExp(t("unit.shareWord")[language]);
  const inPercent = (_: string, whole: unknown) =>
    typeof whole === "string" ? t("unit.perCentOf", { whole })[language] : "%";
  return { unit: unit[language].replace(share, inPercent), factor: 100 };
}

/** What a key of a declaration holds. A text may lack languages: English stands for them. */
type Kind = "text" | "string" | "function" | "object";

/**
 * Adds a declaration from outside to those that are known. Throws RangeError where its name is taken or no word of
 * lower-case letters, digits and hyphens, or where a key is missing, of another kind or none of `oneOf`.
 */
export function register<Declared extends object>(
  known: Declared[],
  declared: Declared,
  {
    kind,
    name,
    oneOf = {},
    ...needs
  }: {
    kind: "lever" | "indicator";
    name: keyof Declared;
    oneOf?: Readonly<Record<string, readonly string[]>>;
  } & Record<Kind, (keyof Declared)[]>,
): void {
  const id = declared[name];
  const said = { kind, name: String(name), id: String(id) };
  if (typeof id !== "string" || !/^[a-z][a-z0-9-]*$/.test(id)) throw new SaidRangeError(t("registered.noWord", said));
  if (known.some((other) => other[name] === id)) throw new SaidRangeError(t("registered.twice", said));
  for (const is of ["text", "string", "function", "object"] as const)
    for (const key of needs[is])
      if (!isOf(is, declared[key])) throw new SaidRangeError(t("registered.lacks", { ...said, key: String(key), is }));
  for (const [key, allowed] of Object.entries(oneOf)) {
    const value = String(declared[key as keyof Declared]);
    if (allowed.includes(value)) continue;
    throw new SaidRangeError(t("registered.notAllowed", { ...said, key, value, allowed: joined(allowed) }));
  }
  const texts = needs.text.map((key) => [key, inAll(declared[key] as AnyText)]);
  // The same object: a copy would lose what a class gives it.
  known.push(Object.assign(declared, Object.fromEntries(texts)));
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind !== "text") return typeof value === kind && Boolean(value);
  return typeof value === "string" ? value !== "" : typeof (value as Partial<Text> | null | undefined)?.en === "string";
}

/** The same in all languages. */
function inAll(text: AnyText): Text {
  return typeof text === "string" ? textOf(text) : both((language) => text[language] ?? text.en);
}
