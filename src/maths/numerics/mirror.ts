import { SHAPES, WORDS } from "./kernelBytes.js";

type Numbers = Float64Array | Int32Array | Uint8Array;

const WIDE = 8;
const NARROW = 4;
/** Bytes before the first item of an array, in which its length stands. */
const HEAD = WIDE;

interface Field {
  name: string;
  type: string;
  /** Bytes from the object's address. */
  offset: number;
  /** Of a list: the shape of its items. */
  item: string;
}

/** Memory as numbers, words of 32 bits and bytes, and room for so many numbers: its offset in bytes. */
interface Memory {
  readonly numbers: Float64Array;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  room(length: number): number;
}

/**
 * Objects in the memory of the compiled module, laid out as scripts/assembly/shapes.ts names their fields. What is one
 * array, or one object, here is one there too; a view is a view. The room is taken from the workspace.
 */
export class Mirror {
  private readonly objects = new Map<object, number>();
  private readonly buffers = new Map<ArrayBufferLike, number>();
  private readonly filled: Float64Array[] = [];

  constructor(private readonly memory: Memory) {}

  /** Address of a copy of an object of a shape and of all that it holds; 0 of what is not there. */
  place(shape: string, object: object | null | undefined): number {
    if (object === null || object === undefined) return 0;
    const known = this.objects.get(object);
    if (known !== undefined) return known;
    const { fields, size } = layoutOf(shape);
    const address = this.memory.room(size / WIDE);
    this.objects.set(object, address);
    for (const field of fields) {
      const value: unknown = object[field.name as keyof object];
      const at = address + field.offset;
      if (field.type === "f64") this.memory.numbers[at / WIDE] = value as number;
      else {
        const word = this.wordOf(field, value);
        this.memory.words[at / NARROW] = word;
      }
    }
    return address;
  }

  /** The part of the memory where an array of an object that was placed stands. */
  view(array: Float64Array): Float64Array {
    const start = (this.buffers.get(array.buffer)! + array.byteOffset) / WIDE;
    return this.memory.numbers.subarray(start, start + array.length);
  }

  /** Copies what the module has filled back. */
  takeBack(): void {
    for (const array of this.filled) array.set(this.view(array));
  }

  /** What stands in 32 bits for a value. */
  private wordOf({ type, item }: Field, value: unknown): number {
    switch (type) {
      case "Int":
        return value as number;
      case "Word":
        return WORDS.indexOf(value as string);
      case "Filled":
        this.filled.push(value as Float64Array);
        return this.arrayAt(value as Float64Array);
      case "Scratch":
        return this.arrayAt(value as Float64Array, false);
      case "Float64Array":
      case "Uint8Array":
        return this.arrayAt(value as Numbers | null);
      case "Int32Array":
        return this.arrayAt(Array.isArray(value) ? Int32Array.from(value) : (value as Int32Array));
      case "List":
        return this.listAt(item, value as object[]);
      default:
        return this.place(type, value as object | null);
    }
  }

  private arrayAt(array: Numbers | null | undefined, copied = true): number {
    if (!array) return 0;
    const { buffer } = array;
    let start = this.buffers.get(buffer);
    if (start === undefined) {
      start = this.memory.room(1 + Math.ceil(buffer.byteLength / WIDE)) + HEAD;
      const { numbers, words, bytes } = this.memory;
      words[(start - HEAD) / NARROW] = buffer.byteLength / array.BYTES_PER_ELEMENT;
      if (!copied) numbers.fill(0, start / WIDE, start / WIDE + array.length);
      else if (array instanceof Float64Array && array.byteLength === buffer.byteLength)
        numbers.set(array, start / WIDE);
      else bytes.set(new Uint8Array(buffer), start);
      this.buffers.set(buffer, start);
    }
    return start + array.byteOffset;
  }

  private listAt(shape: string, items: readonly object[]): number {
    const start = this.memory.room(1 + Math.ceil(items.length / 2)) + HEAD;
    this.memory.words[(start - HEAD) / NARROW] = items.length;
    for (const [k, item] of items.entries()) {
      const address = this.place(shape, item);
      this.memory.words[start / NARROW + k] = address;
    }
    return start;
  }
}

const layouts = new Map<string, { fields: Field[]; size: number }>();

/** Where the fields of a shape stand: every one at a multiple of its own size, in their order. */
function layoutOf(shape: string): { fields: Field[]; size: number } {
  const known = layouts.get(shape);
  if (known) return known;
  let size = 0;
  const fields = SHAPES[shape]!.match(/\S+/g)!.map((field) => {
    const [name, type, item = ""] = field.split(/[:<>]/);
    const width = type === "f64" ? WIDE : NARROW;
    const offset = Math.ceil(size / width) * width;
    size = offset + width;
    return { name: name!, type: type!, offset, item };
  });
  const layout = { fields, size: Math.ceil(size / WIDE) * WIDE };
  layouts.set(shape, layout);
  return layout;
}
