import { createHash } from "node:crypto";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

/**
 * Plain data as JSON and back without the loss of a bit. Numbers that JSON does not know (NaN, infinities, minus zero)
 * and typed arrays stand in objects of a single key that no other data has: arrays as base64 of their bytes in
 * little-endian order, long ones compressed, and those that equal an earlier one as its place among all long ones.
 */
export function pack(value: unknown): string {
  const known = new Map<string, number>();
  return JSON.stringify(value, (_, held: unknown) => packed(held, known));
}

/** What `pack` was given. Throws SyntaxError where the text is no JSON. */
export function unpack(text: string): unknown {
  const long: PackedArray[] = [];
  return JSON.parse(text, (_, held: unknown) => unpacked(held, long));
}

type PackedArray = Float64Array | Uint32Array | Uint8Array;

/** By the key they stand under. */
const ARRAYS = { f64: Float64Array, u32: Uint32Array, u8: Uint8Array } as const;
type Kind = keyof typeof ARRAYS;
const KINDS = Object.keys(ARRAYS) as Kind[];

const [NUMBER, SAME, ARRAY, COMPRESSED] = ["~number", "~same", "~", "~br-"] as const;

/** Bytes from which on an array is long. */
const LONG = 256;

/** Fast: all that compresses well are arrays of equal numbers. Deflating takes five times as long for as many bytes. */
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MIN_QUALITY } };

function packed(held: unknown, known: Map<string, number>): unknown {
  if (typeof held === "number" && (!Number.isFinite(held) || Object.is(held, -0)))
    return { [NUMBER]: Object.is(held, -0) ? "-0" : String(held) };
  return ArrayBuffer.isView(held) ? packedArray(held, known) : held;
}

function packedArray(held: ArrayBufferView, known: Map<string, number>): object {
  const kind = KINDS.find((name) => held instanceof ARRAYS[name]);
  if (!kind) throw new TypeError(`pack: no way to write a ${held.constructor.name}`);
  const bytes = Buffer.from(held.buffer, held.byteOffset, held.byteLength);
  if (bytes.length < LONG) return { [ARRAY + kind]: bytes.toString("base64") };
  const content = kind + createHash("sha1").update(bytes).digest("base64");
  const same = known.get(content);
  if (same !== undefined) return { [SAME]: same };
  known.set(content, known.size);
  return { [COMPRESSED + kind]: brotliCompressSync(bytes, FAST).toString("base64") };
}

function unpacked(held: unknown, long: PackedArray[]): unknown {
  if (typeof held !== "object" || held === null) return held;
  const [[key, value] = ["", undefined], ...others] = Object.entries(held);
  if (others.length > 0 || !key.startsWith(ARRAY)) return held;
  if (key === SAME && typeof value === "number") return long[value]!.slice();
  if (typeof value !== "string") return held;
  if (key === NUMBER) return Number(value);
  const short = KINDS.find((kind) => key === ARRAY + kind);
  if (short) return arrayOf(short, Buffer.from(value, "base64"));
  const kind = KINDS.find((name) => key === COMPRESSED + name);
  if (!kind) return held;
  const array = arrayOf(kind, brotliDecompressSync(Buffer.from(value, "base64")));
  long.push(array);
  return array;
}

/** In memory of its own, which begins where its elements may. */
function arrayOf(kind: Kind, bytes: Buffer): PackedArray {
  return new ARRAYS[kind](Uint8Array.from(bytes).buffer);
}
