import { main } from "assemblyscript/asc";
import { beforeAll, describe, expect, it } from "vitest";
import { readerOf, readShapes } from "../../scripts/kernels.js";
import { exp, expm1, log, log1p, pow } from "../../src/maths/numerics/elementary.js";

/** What SOURCE exports. */
interface Compiled {
  memory: WebAssembly.Memory;
  exp(x: number): number;
  log(x: number): number;
  expm1(x: number): number;
  log1p(x: number): number;
  pow(x: number, y: number): number;
  exponentials(count: number, from: number, to: number): void;
  logarithms(count: number, from: number, to: number): void;
}

const SOURCE = `
  export { exp, expm1, log, log1p, pow } from "./src/maths/numerics/elementary";
  export { exponentials, logarithms } from "./scripts/assembly/elementary";
`;
const OPTIONS = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--initialMemory", "80"];
const ODD = [
  0,
  -0,
  1,
  -1,
  Infinity,
  -Infinity,
  NaN,
  5e-324,
  2.3e-308,
  2.2e-308,
  Number.MAX_VALUE,
  709.79,
  708,
  -708.1,
  -740,
  -746,
];
const COUNT = 125_001;

/** Numbers of common sizes, all patterns of bits, and such that only one of a pair is odd. */
const common = Float64Array.from({ length: COUNT }, (_, k) => 720 * (((k * 0.6180339887498949) % 2) - 1));
const patterns = new Float64Array(Int32Array.from({ length: 2 * COUNT }, (_, k) => Math.imul(k, 0x9e3779b9)).buffer);
const mixed = Float64Array.from(ODD.flatMap((x) => ODD.map((y) => [x, y, 2.5, x, y, 0.3])).flat());

describe("elementary functions in WebAssembly", () => {
  let compiled: Compiled;
  beforeAll(async () => {
    let module: Uint8Array<ArrayBuffer> | undefined;
    const writeFile = (name: string, content: unknown) => {
      if (name === "elementary.wasm") module = content as Uint8Array<ArrayBuffer>;
    };
    const read = readerOf(readShapes(), []);
    const readFile = (name: string, folder: string) => (name === "source.ts" ? SOURCE : read(name, folder));
    const { error } = await main(["source.ts", ...OPTIONS, "--outFile", "elementary.wasm"], { readFile, writeFile });
    if (error) throw error;
    compiled = new WebAssembly.Instance(new WebAssembly.Module(module!)).exports as unknown as Compiled;
  });

  describe.each([
    ["exp", exp, "exponentials"],
    ["log", log, "logarithms"],
  ] as const)("%s", (one, own, many) => {
    it.each([
      ["numbers of common sizes", common],
      ["any pattern of bits", patterns],
      ["odd numbers beside common ones", mixed],
    ])("has the bits of its twin for %s", (_, values) => {
      const { length } = values;
      const numbers = new Float64Array(compiled.memory.buffer);
      numbers.set(values);
      numbers[2 * length] = 42;
      compiled[many](length, 0, 8 * length);
      const apart = values.filter((x, k) => {
        const expected = own(x);
        return !Object.is(expected, compiled[one](x)) || !Object.is(expected, numbers[length + k]);
      });
      expect([...apart]).toEqual([]);
      expect(numbers[2 * length]).toBe(42);
    });
  });

  it.each([
    ["expm1", expm1],
    ["log1p", log1p],
  ] as const)("%s has the bits of its twin", (one, own) => {
    for (const values of [common.map((x) => x / 16), patterns, mixed])
      expect([...values.filter((x) => !Object.is(own(x), compiled[one](x)))]).toEqual([]);
  });

  it("pow has the bits of its twin", () => {
    const powers = [-1000, -4.2, -1, 0, 0.3, 2, 17.5, 1e308, Infinity, NaN];
    for (const values of [common.map((x) => x / 72), patterns, mixed])
      expect([
        ...values.filter((x, k) => !Object.is(pow(x, powers[k % 10]!), compiled.pow(x, powers[k % 10]!))),
      ]).toEqual([]);
  });
});
