/**
 * Plain data as JSON and back without the loss of a bit: numbers that JSON does not know (NaN, infinities, minus zero) and typed arrays, as base64 of
 * their bytes in little-endian order, stand in objects of a single key that no other data has. Equal data gives equal text.
 */
export function pack(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) => packed(held));
}

/** What `pack` was given. Throws SyntaxError where the text is no JSON. */
export function unpack(text: string): unknown {
  return JSON.parse(text, (_, held: unknown) => unpacked(held));
}

const NUMBER = "~number";

/** By the key they stand under. */
const ARRAYS = {
  "~f64": Float64Array,
  "~u32": Uint32Array,
  "~u8": Uint8Array,
} as const;
type ArrayKey = keyof typeof ARRAYS;
const ARRAY_KEYS = Object.keys(ARRAYS) as ArrayKey[];

function packed(held: unknown): unknown {
  if (typeof held === "number" && (!Number.isFinite(held) || Object.is(held, -0)))
    return { [NUMBER]: Object.is(held, -0) ? "-0" : String(held) };
  if (!ArrayBuffer.isView(held)) return held;
  const key = ARRAY_KEYS.find((name) => held instanceof ARRAYS[name]);
  if (!key) throw new TypeError(`pack: no way to write a ${held.constructor.name}`);
  return { [key]: Buffer.from(held.buffer, held.byteOffset, held.byteLength).toString("base64") };
}

function unpacked(held: unknown): unknown {
  if (typeof held !== "object" || held === null) return held;
  const [key, ...others] = Object.keys(held);
  if (key === undefined || others.length > 0 || !key.startsWith("~")) return held;
  const text: unknown = (held as Record<string, unknown>)[key];
  if (typeof text !== "string") return held;
  if (key === NUMBER) return Number(text);
  return key in ARRAYS ? arrayOf(key as ArrayKey, text) : held;
}

/** In memory of its own, which begins where its elements may. */
function arrayOf(key: ArrayKey, text: string): Float64Array | Uint32Array | Uint8Array {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  return new ARRAYS[key](bytes.buffer);
}
