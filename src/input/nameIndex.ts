import { LANGUAGES, nativeWords, RANKS, type Text } from "../words/index.js";
import type { Region } from "./regionSchema.js";

/** What a name stands for. */
export interface NamedThing {
  id: string;
  kind: "city" | "hinterland" | "province" | "agglomeration" | "sector";
  /** As people write it, in Chinese where there is a Chinese name. */
  shown: string;
}

/** Names of a region's places and sectors, in English and Chinese, with the ids that they stand for. */
export class NameIndex {
  /** Exact ids, and words that selectors accept: they stand for themselves. */
  private readonly ids = new Set<string>();
  private readonly named = new Map<string, NamedThing[]>();
  readonly things: NamedThing[] = [];

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
    if (!suffix) return [];
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
    const key = simplified(name);
    const known = this.named.get(key) ?? [];
    if (!known.some(({ id }) => id === thing.id)) this.named.set(key, [...known, thing]);
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
