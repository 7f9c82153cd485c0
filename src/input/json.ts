// A table of a game may have a million entries: the parser of the language reads it in a second, where YAML takes a
// minute. It knows no places and passes over doubled keys, both of which are looked for here.

/** The data of a JSON text that starts as a map; undefined where it is none, or a key stands there twice. */
export function readJson(text: string): unknown {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    return keysOf(data) === colonsIn(text) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** A part of a JSON text: the key of a map's entry, or the item of a list, as far as the text goes along a path. */
export interface JsonPlace {
  offset: number;
  depth: number;
  inList: boolean;
}

export function placeInJson(text: string, path: readonly (string | number)[]): JsonPlace {
  let at = skipSpace(text, 0);
  const place: JsonPlace = { offset: at, depth: 0, inList: false };
  for (const step of path) {
    place.inList ||= text[at] === "[";
    const next = text[at] === "{" ? entryOf(text, at, String(step)) : itemOf(text, at, step);
    if (!next) break;
    place.offset = next.offset;
    place.depth++;
    at = next.value;
  }
  return place;
}

/** Where the key and the value of an entry begin. */
function entryOf(text: string, map: number, key: string): { offset: number; value: number } | undefined {
  for (let at = skipSpace(text, map + 1); text[at] === '"'; at = nextPart(text, at)) {
    const end = skipString(text, at);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (JSON.parse(text.slice(at, end)) === key) return { offset: at, value };
    at = skipValue(text, value);
  }
  return undefined;
}

function itemOf(text: string, list: number, step: string | number): { offset: number; value: number } | undefined {
  if (text[list] !== "[" || typeof step !== "number") return undefined;
  let at = skipSpace(text, list + 1);
  for (let item = 0; text[at] !== "]"; item++) {
    if (item === step) return { offset: at, value: at };
    at = nextPart(text, skipValue(text, at));
  }
  return undefined;
}

/** Behind the comma that may follow a value. */
function nextPart(text: string, from: number): number {
  const at = skipSpace(text, from);
  return text[at] === "," ? skipSpace(text, at + 1) : at;
}

/** The end of a value, whatever it holds. */
function skipValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; ; at++) {
    const character = text[at];
    if (character === '"') at = skipString(text, at) - 1;
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]" || character === ",") {
      if (depth === 0) return at;
      if (character !== ",") depth--;
      if (depth === 0 && character !== ",") return at + 1;
    }
  }
}

function skipString(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? "x")) at++;
  return at;
}

/** Colons outside of texts: one a key. */
function colonsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') at = skipString(text, at) - 1;
    else if (text[at] === ":") count++;
  }
  return count;
}

/** Not a number where a key is one that no object may have. */
function keysOf(data: unknown): number {
  if (typeof data !== "object" || data === null) return 0;
  if (Object.hasOwn(data, "__proto__")) return Number.NaN;
  const parts = Object.values(data);
  const own = Array.isArray(data) ? 0 : parts.length;
  return parts.reduce((count: number, part) => count + keysOf(part), own);
}
