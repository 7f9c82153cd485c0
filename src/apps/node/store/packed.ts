import { randomUUID } from "node:crypto";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

/**
 * Plain data as JSON and back without the loss of a bit. Numbers that JSON does not know (NaN, infinities, minus zero)
 * and typed arrays stand in objects of a single key that no other data has: arrays as base64 of their bytes in
 * little-endian order, long ones compressed where that pays, and those that equal an earlier one as its place among all
 * long ones.
 */
export function pack(value: unknown): string {
  return packedBytes(value)?.toString() as string;
}

/**
 * The same as bytes of UTF-8; undefined of what JSON knows no text for. Long arrays do not go through JSON, which would
 * search them and copy them several times.
 */
export function packedBytes(value: unknown): Buffer | undefined {
  const known: Long[] = [];
  const text: string | undefined = JSON.stringify(value, (_, held: unknown) => packed(held, known));
  if (text === undefined) return undefined;
  const pieces: Buffer[] = [];
  let end = 0;
  for (const { index, 0: place, 1: number } of text.matchAll(PLACES)) {
    pieces.push(Buffer.from(text.slice(end, index)), Buffer.from(known[Number(number)]!.text, "latin1"));
    end = index + place.length;
  }
  return Buffer.concat([...pieces, Buffer.from(text.slice(end))]);
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

const [NUMBER, SAME, ARRAY, LONG, COMPRESSED] = ["~number", "~same", "~", "~long-", "~br-"] as const;

/** Stands for a long array until the rest is text, before its place among them: no data holds it. */
const TOKEN = randomUUID();
const PLACES = new RegExp(`${TOKEN}-(\\d+)`, "g");

/** Bytes from which on an array is long. */
const LEAST = 256;

/** Deflating takes five times as long for as many bytes. */
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MIN_QUALITY } };

/** A long array that was met before, and its text. */
interface Long {
  kind: Kind;
  bytes: Buffer;
  text: string;
}

function packed(held: unknown, known: Long[]): unknown {
  if (typeof held === "number" && (!Number.isFinite(held) || Object.is(held, -0)))
    return { [NUMBER]: Object.is(held, -0) ? "-0" : String(held) };
  return ArrayBuffer.isView(held) ? packedArray(held, known) : held;
}

function packedArray(held: ArrayBufferView, known: Long[]): object {
  const kind = KINDS.find((name) => held instanceof ARRAYS[name]);
  if (!kind) throw new TypeError(`pack: no way to write a ${held.constructor.name}`);
  const bytes = Buffer.from(held.buffer, held.byteOffset, held.byteLength);
  if (bytes.length < LEAST) return { [ARRAY + kind]: bytes.toString("base64") };
  const same = known.findIndex((one) => one.kind === kind && one.bytes.equals(bytes));
  if (same >= 0) return { [SAME]: same };
  const isShort = compressesWell(bytes);
  const text = (isShort ? brotliCompressSync(bytes, FAST) : bytes).toString("base64");
  known.push({ kind, bytes, text });
  return { [(isShort ? COMPRESSED : LONG) + kind]: `${TOKEN}-${known.length - 1}` };
}

/** Bytes of its middle that show whether an array compresses well: those of a run take off a quarter, at great cost. */
const SAMPLE = 4096;

function compressesWell(bytes: Buffer): boolean {
  const start = Math.max(0, (bytes.length - SAMPLE) >> 1);
  const sample = bytes.subarray(start, start + SAMPLE);
  return 2 * brotliCompressSync(sample, FAST).length < sample.length;
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
  const kind = KINDS.find((name) => key === LONG + name || key === COMPRESSED + name);
  if (!kind) return held;
  const bytes = Buffer.from(value, "base64");
  const array = arrayOf(kind, key === LONG + kind ? bytes : brotliDecompressSync(bytes));
  long.push(array);
  return array;
}

/** In memory of its own, which begins where its elements may. */
function arrayOf(kind: Kind, bytes: Buffer): PackedArray {
  return new ARRAYS[kind](Uint8Array.from(bytes).buffer);
}
