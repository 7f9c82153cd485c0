import { findLever } from "../levers/index.js";
import { type RoleField, roleFields } from "../levers/roles.js";
import { advice, joined, LANGUAGES, nativeWords, RANKS, type Text, type TextKey, t } from "../words/index.js";
import { RESERVED_NAMES } from "./cityNames.js";
import { isPlainMap, type Locate, type Path, placed } from "./document.js";
import { nearestName, type Problem, type Wrong } from "./files.js";
import { PAIR_WORDS, PLACE_WORDS } from "./reference/words.js";
import type { Region } from "./regionSchema.js";

type Data = Record<string, unknown>;

/** A scenario's data with ids in place of names, and names that stand for several things or for none. */
interface Named {
  data: Data;
  problems: Problem[];
}

/**
 * Puts ids in place of names of cities, provinces, agglomerations, hinterlands and sectors, in English ("New York") or
 * Chinese (上海, 江苏省), wherever a scenario takes ids: levers, players, what governments choose, objectives, measures.
 * Works on what the user wrote, so that all that follows sees ids alone. What is neither an id nor a name stays, for
 * the checks to report; only what is written in other letters than ids have is reported here.
 */
export function withIds(data: Data, region: Region, locate: Locate): Named {
  const writer = new Writer(placeIndex(region), sectorIndex(region), locate);
  return { data: writer.scenario(data), problems: writer.problems };
}

/** What turns a value at a path into the same with ids. */
type Turn = (value: unknown, path: Path) => unknown;

/** Parameters of levers that name sectors. */
const SECTOR_FIELDS = ["sectors", "contractor", "input"];

/** What levers call places and pairs without naming them: a province called Centre is no payer. */
const WORDS = new Set([...RESERVED_NAMES, ...Object.keys(PLACE_WORDS), ...Object.keys(PAIR_WORDS)]);

class Writer {
  readonly problems: Problem[] = [];

  constructor(
    private readonly places: NameIndex,
    private readonly sectors: NameIndex,
    private readonly locate: Locate,
  ) {}

  scenario(data: Data): Data {
    const arm = inMap({ levers: this.levers, governments: this.governments });
    const place = inMap({ allBut: this.placeNames });
    return inMap({
      baseline: arm,
      governments: this.governments,
      variants: inValues(arm),
      objectives: inMap({ cities: this.keys }),
      coordination: inMap({ players: inValues(this.placeNames), agreement: inMap({ levers: this.levers }) }),
      answer: inMap({
        places: inList((value, path) => (isPlainMap(value) ? place : this.placeNames)(value, path)),
      }),
      hypothesis: inMap({ measures: inValues(inMap({ place: this.placeNames })) }),
    })(data, []) as Data;
  }

  /** A name, a list of names, or a list of pairs. */
  private readonly placeNames: Turn = (value, path) => this.named(this.places, value, path);
  private readonly sectorNames: Turn = (value, path) => this.named(this.sectors, value, path);

  private readonly governments = inMap({
    levers: inList((lever, where) =>
      inMap({ cities: this.placeNames, with: this.parameters(isPlainMap(lever) ? lever["type"] : undefined) })(
        lever,
        where,
      ),
    ),
  });

  private readonly levers = inList((lever, at) =>
    isPlainMap(lever) ? this.parameters(lever["type"])(lever, at) : lever,
  );

  private parameters(type: unknown): Turn {
    const definition = typeof type === "string" ? findLever(type) : undefined;
    if (!definition) return (value) => value;
    const fields: Record<string, Turn> = Object.fromEntries(SECTOR_FIELDS.map((field) => [field, this.sectorNames]));
    for (const role of roleFields(definition.schema as never)) fields[role.field] = this.role(role);
    return inMap(fields);
  }

  private role({ form }: RoleField): Turn {
    if (form !== "members") return this.placeNames;
    return inList(inMap({ city: this.placeNames, sectors: this.sectorNames }));
  }

  private named(index: NameIndex, value: unknown, path: Path): unknown {
    if (typeof value === "string") return this.id(index, value, path);
    return inList((item, at) => this.named(index, item, at))(value, path);
  }

  /** A map whose keys are names; two that stand for the same would take each other's place. */
  private readonly keys: Turn = (value, path) => {
    if (!isPlainMap(value)) return value;
    const written = new Map<string, [string, unknown]>();
    for (const [key, inner] of Object.entries(value)) {
      const id = this.id(this.places, key, [...path, key]);
      const other = written.get(id);
      if (other) this.report([...path, key], twice(id, other[0]));
      else written.set(id, [key, inner]);
    }
    return Object.fromEntries([...written].map(([id, [, inner]]) => [id, inner]));
  };

  private id(index: NameIndex, name: string, path: Path): string {
    if ((index === this.places && WORDS.has(name)) || index.isId(name)) return name;
    const found = index.find(name);
    if (found.length === 1) return found[0]!.id;
    if (found.length > 1) this.report(path, ambiguous(name, found));
    else if (/[^\p{ASCII}]/u.test(name)) this.report(path, unknown(name, index));
    return name;
  }

  private report(path: Path, problem: Wrong): void {
    this.problems.push({ ...placed(this.locate, path), ...problem });
  }
}

const KIND_NAMES: Readonly<Record<NamedThing["kind"], TextKey>> = {
  city: "report.city",
  hinterland: "scenario.kindHinterland",
  province: "scenario.kindProvince",
  agglomeration: "results.columnAgglomeration",
  sector: "scenario.kindSector",
};

/** The mistake of a name that several things bear. */
function ambiguous(name: string, found: readonly NamedThing[]): Wrong {
  const all = found.map(({ id, kind, shown }) => t("scenario.idKindShown", { id, kind: t(KIND_NAMES[kind]), shown }));
  return {
    value: name,
    ...advice(
      t("scenario.standsForSeveral", { count: found.length, names: joined(all) }),
      t("scenario.oneOf", { names: joined(found.map(({ id }) => id)) }),
      "scenario.writeId",
    ),
  };
}

/** The mistake of two names for one thing. */
function twice(id: string, other: string): Wrong {
  return advice(t("scenario.standsForToo", { id, other }), "scenario.oneEntryPlace", "error.removeOne");
}

/** The mistake of a name that nothing bears, with the nearest. */
function unknown(name: string, { things }: NameIndex): Wrong {
  const shown = [...new Map(things.map((thing) => [thing.id, thing])).values()];
  return {
    value: name,
    what: t("error.unknownToRegion"),
    allowed: shown.map(({ id, shown: text }) => (text === id ? id : `${text} (${id})`)).join(", "),
    nearest: nearestName(
      name,
      shown.map((thing) => thing.shown),
    ),
    hint: t(/[，、]/.test(name) ? "scenario.asciiComma" : "scenario.correctOrWriteId"),
  };
}

/** A map with ids in the entries that `turns` names. */
function inMap(turns: Readonly<Record<string, Turn>>): Turn {
  return inEntries((key) => (Object.hasOwn(turns, key) ? turns[key] : undefined));
}

/** A map with ids in all of its entries, whatever their keys. */
function inValues(turn: Turn): Turn {
  return inEntries(() => turn);
}

function inEntries(turnOf: (key: string) => Turn | undefined): Turn {
  return (value, path) => {
    if (!isPlainMap(value)) return value;
    const entries = Object.entries(value).map(([key, inner]) => {
      const turn = turnOf(key);
      return [key, turn ? turn(inner, [...path, key]) : inner];
    });
    return Object.fromEntries(entries);
  };
}

/** A list with ids in all of its items. */
function inList(turn: Turn): Turn {
  return (value, path) => (Array.isArray(value) ? value.map((item, i) => turn(item, [...path, i])) : value);
}

/** What a name stands for. */
interface NamedThing {
  id: string;
  kind: "city" | "hinterland" | "province" | "agglomeration" | "sector";
  /** As people write it, in Chinese where there is a Chinese name. */
  shown: string;
}

/** Names of a region's places and sectors, in English and Chinese, with the ids that they stand for. */
class NameIndex {
  /** Exact ids, which stand for themselves. */
  private readonly ids = new Set<string>();
  private readonly named = new Map<string, NamedThing[]>();
  /** By names without their ending of rank, for those that are no name of anything else: 西安 is 西安市. */
  private readonly bare = new Map<string, NamedThing[]>();
  readonly things: NamedThing[] = [];

  /** Adds a thing with its names. */
  add(thing: NamedThing, names: readonly (string | undefined)[]): void {
    this.things.push(thing);
    this.ids.add(thing.id);
    for (const name of names) this.note(name, thing);
  }

  /** A name that counts only where nothing else is called so: that of a province without a label is made of its id. */
  addIfFree(thing: NamedThing, name: string): void {
    if (!this.named.has(simplified(name))) this.note(name, thing);
  }

  isId(name: string): boolean {
    return this.ids.has(name);
  }

  /**
   * What a name that is no id stands for, each id once; an ending of rank (of a city, of a province) leaves only what
   * has that rank.
   */
  find(name: string): NamedThing[] {
    const plain = this.named.get(simplified(name));
    if (plain) return plain;
    const suffix = RANKS.find(({ ending }) => name.trim().endsWith(ending));
    if (!suffix) return this.bare.get(simplified(name)) ?? [];
    const bare = this.named.get(simplified(name.trim().slice(0, -suffix.ending.length))) ?? [];
    return bare.filter(({ id, kind }) => (suffix.kinds as readonly Kind[]).includes(kind) || this.isMunicipality(id));
  }

  /** A city that is a province of its own has both ranks under one id. */
  private isMunicipality(id: string): boolean {
    const kinds = this.things.filter((thing) => thing.id === id).map(({ kind }) => kind);
    return kinds.includes("city") && kinds.includes("province");
  }

  private note(name: string | undefined, thing: NamedThing): void {
    if (!name) return;
    const rank = RANKS.find(({ ending, kinds }) => name.trim().endsWith(ending) && kinds.includes(thing.kind as never));
    if (rank) this.keep(this.bare, name.trim().slice(0, -rank.ending.length), thing);
    this.keep(this.named, name, thing);
  }

  private keep(names: Map<string, NamedThing[]>, name: string, thing: NamedThing): void {
    const key = simplified(name);
    const known = names.get(key) ?? [];
    if (!known.some(({ id }) => id === thing.id)) names.set(key, [...known, thing]);
  }
}

type Kind = NamedThing["kind"];

/** Places of a region: cities, hinterlands, provinces, agglomerations. */
export function placeIndex({ tables, hinterlands, agglomerations, provinceLabels }: Region): NameIndex {
  const index = new NameIndex();
  for (const { id, name, nameZh } of tables.cities) {
    // "Taizhou (Jiangsu)" is called Taizhou too.
    index.add({ id, kind: "city", shown: nameZh ?? name }, [name, name.replace(/\s*[(（].*[)）]$/, ""), nameZh]);
  }
  for (const { id, label } of hinterlands)
    index.add({ id, kind: "hinterland", shown: nativeWords(label) }, wordsOf(label));
  for (const { id, label } of agglomerations)
    index.add({ id, kind: "agglomeration", shown: nativeWords(label) }, wordsOf(label));
  const provinces = [...new Set(tables.cities.map(({ province }) => province))];
  for (const id of provinces) {
    const label = provinceLabels[id];
    const thing: NamedThing = { id, kind: "province", shown: label ? nativeWords(label) : id };
    index.add(thing, label ? wordsOf(label) : []);
    if (!label) index.addIfFree(thing, id.replaceAll("-", " "));
  }
  return index;
}

/** The sectors of a region by name. */
export function sectorIndex({ tables }: Region): NameIndex {
  const index = new NameIndex();
  for (const { id, label, labelZh } of tables.sectors)
    index.add({ id, kind: "sector", shown: labelZh ?? label }, [label, labelZh]);
  return index;
}

/** Case, width of characters and spaces count for nothing. */
function simplified(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
}

/** In all languages. */
function wordsOf(label: Text): string[] {
  return LANGUAGES.map((language) => label[language]);
}
