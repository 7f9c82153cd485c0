import { KERNEL_BYTES } from "./kernelBytes.js";
import { Mirror } from "./mirror.js";

/** What scripts/assembly/kernels.ts exports: arguments are byte offsets into `memory` and counts of numbers. */
interface Kernels {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  multiplyRows(rows: number, n: number, matrix: number, vector: number, out: number): void;
  accumulateColumns(rows: number, n: number, matrix: number, weight: number, out: number): void;
  addAt(count: number, places: number, values: number, out: number): void;
  clearingPass(
    n: number,
    freeness: number,
    supply: number,
    demand: number,
    competition: number,
    weight: number,
    potential: number,
  ): void;
  /** The market's map and its rounds (engine/marketMap.ts), on addresses of objects that were placed. */
  applyMap(market: number, inputs: number): void;
  iterate(
    market: number,
    inputs: number,
    accelerator: number,
    aggregation: number,
    tolerance: number,
    most: number,
    care: number,
  ): number;
  /** Of engine/choice.ts, on addresses of arrays that were placed; 0 for null. */
  moveGroups(
    n: number,
    hazard: number,
    stock: number,
    weight: number,
    closeness: number,
    refused: number,
    flows: number,
    change: number,
    room: number,
  ): void;
  freeFrom(): number;
  /** Draws of model/engine/random.ts, and choices of agents.ts: beginnings, moments and draws are words of 32 bits. */
  drawOutside(
    count: number,
    beginnings: number,
    when: number,
    least: number,
    span: number,
    who: number,
    words: number,
  ): number;
  choosePlace(n: number, from: number, word: number, draw: number, weight: number, closeness: number): number;
  pairwiseRound(n: number, mass: number, closeness: number, weight: number): number;
  globalRound(n: number, mass: number, closeness: number, weight: number, pull: number): number;
}

/** Every machine that runs this has them, but types of a DOM or of Node are not for portable layers. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
};
declare const atob: (base64: string) => string;

const PAGE = 1 << 16;
const NUMBER = 8;

/**
 * The memory of the kernels as a stack of arrays, one a thread. What a kernel works on is copied to the top of it and
 * dropped after; matrices that many calls share are held below (holding).
 */
export class Workspace {
  readonly kernels: Kernels;
  /**
   * All of the memory, as numbers, as words of 32 bits, as bytes. Read it again after something was placed: a memory
   * that grows moves.
   */
  numbers: Float64Array;
  words: Int32Array;
  bytes: Uint8Array;
  private top: number;
  private held: { matrix: Float64Array; offset: number }[] = [];

  private constructor(kernels: Kernels) {
    this.kernels = kernels;
    this.numbers = new Float64Array(kernels.memory.buffer);
    this.words = new Int32Array(kernels.memory.buffer);
    this.bytes = new Uint8Array(kernels.memory.buffer);
    this.top = Math.ceil(kernels.freeFrom() / NUMBER) * NUMBER;
  }

  /**
   * Kernels with a memory of their own, or null on a machine without SIMD. Throws RangeError where there is no memory
   * for them: what is found without them differs in its last digits.
   */
  static open(): Workspace | null {
    const compiled = moduleOf(KERNEL_BYTES);
    return compiled && new Workspace(new WebAssembly.Instance(compiled).exports as Kernels);
  }

  /** Room for so many numbers; its offset in bytes. Throws RangeError where the machine has no more memory. */
  room(length: number): number {
    const offset = this.top;
    const end = offset + length * NUMBER;
    if (end > this.numbers.byteLength) {
      this.kernels.memory.grow(Math.ceil((end - this.numbers.byteLength) / PAGE));
      this.numbers = new Float64Array(this.kernels.memory.buffer);
      this.words = new Int32Array(this.kernels.memory.buffer);
      this.bytes = new Uint8Array(this.kernels.memory.buffer);
    }
    this.top = end;
    return offset;
  }

  /** Room that holds a copy of a part of an array. */
  place(values: Float64Array, from: number, length: number): number {
    const offset = this.room(length);
    this.numbers.set(values.subarray(from, from + length), offset / NUMBER);
    return offset;
  }

  /** Room that holds the bytes of a typed array. */
  placeBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): number {
    const offset = this.room(Math.ceil(byteLength / NUMBER));
    this.bytes.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
    return offset;
  }

  /** Copies what stands at an offset into a part of an array. */
  take(offset: number, values: Float64Array, from: number, length: number): void {
    values.set(this.numbers.subarray(offset / NUMBER, offset / NUMBER + length), from);
  }

  /** Everything that was placed since `offset` was the top goes. */
  drop(offset: number): void {
    this.top = offset;
  }

  /** Where a held matrix stands, -1 where it is not held. */
  find(matrix: Float64Array): number {
    for (const one of this.held) if (one.matrix === matrix) return one.offset;
    return -1;
  }

  /** `work` on objects that it places in the memory; what the module fills of them is copied back. */
  borrow<Result>(work: (mirror: Mirror) => Result): Result {
    const { top } = this;
    try {
      const mirror = new Mirror(this);
      const result = work(mirror);
      mirror.takeBack();
      return result;
    } finally {
      this.top = top;
    }
  }

  /** Holds matrices while `work` runs. Nobody may write on them until it is done. */
  hold<Result>(matrices: readonly (Float64Array | null)[], work: () => Result): Result {
    const { top, held } = this;
    try {
      this.held = matrices.filter((matrix) => matrix !== null).map((matrix) => this.copyOf(matrix));
      return work();
    } finally {
      this.held = held;
      this.top = top;
    }
  }

  private copyOf(matrix: Float64Array): { matrix: Float64Array; offset: number } {
    const offset = this.room(matrix.length);
    this.numbers.set(matrix, offset / NUMBER);
    return { matrix, offset };
  }
}

function moduleOf(base64: string): object | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** This thread's, or null on a machine without SIMD. */
export const workspace = Workspace.open();

/** Matrices that are shared by many calls of kernels during `work`, which writes on none of them. */
export function holding<Result>(matrices: readonly (Float64Array | null)[], work: () => Result): Result {
  return workspace ? workspace.hold(matrices, work) : work();
}

/** So many numbers are copied to the module together: its memory need not hold a column of all firms. */
const TOGETHER = 16384;

/**
 * Adds the first `count` values to `out`, each at its place, one after the other: compiled where they are more than the
 * sums, which are copied there and back.
 */
export function addAt(places: Int32Array, values: Float64Array, count: number, out: Float64Array): void {
  if (workspace && count > out.length) addCompiled(workspace, places, values, count, out);
  else for (let k = 0; k < count; k++) out[places[k]] += values[k];
}

function addCompiled(
  memory: Workspace,
  places: Int32Array,
  values: Float64Array,
  count: number,
  out: Float64Array,
): void {
  const sums = memory.place(out, 0, out.length);
  for (let from = 0; from < count; from += TOGETHER) {
    const end = Math.min(from + TOGETHER, count);
    const at = memory.placeBytes(places.subarray(from, end));
    memory.kernels.addAt(end - from, at, memory.placeBytes(values.subarray(from, end)), sums);
    memory.drop(at);
  }
  memory.take(sums, out, 0, out.length);
  memory.drop(sums);
}
