import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pack, packedBytes, unpack } from "../../../../src/apps/node/store/packed.js";

describe("packed data", () => {
  it("comes back without the loss of a bit", () => {
    const data = fc.record(
      {
        numbers: fc.array(fc.double()),
        exact: fc.float64Array(),
        counts: fc.uint32Array(),
        bytes: fc.uint8Array(),
        text: fc.string({ unit: "binary" }),
        plain: fc.jsonValue(),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(data, (value) => {
        expect(unpack(pack(value))).toStrictEqual(value);
        expect(pack(unpack(pack(value)))).toBe(pack(value));
      }),
    );
  });

  it("keeps what JSON loses", () => {
    const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, 5e-324];
    expect(unpack(pack({ odd, exact: Float64Array.from(odd) }))).toStrictEqual({ odd, exact: Float64Array.from(odd) });
  });

  it("writes long arrays short, and equal ones once", () => {
    const long = Float64Array.from({ length: 1000 }, (_, n) => Math.sin(n));
    const other = long.with(3, -0);
    const value = { a: long, 2: other, b: [long.slice(), { other: other.slice() }], c: new Uint32Array(1000) };
    const text = pack(value);
    expect(unpack(text)).toStrictEqual(value);
    expect(text.length).toBeLessThan(2.2 * pack(long).length);
    const read = unpack(text) as typeof value;
    read.a[0] = 7;
    expect((read.b[0] as Float64Array)[0]).toBe(0);
  });

  it("compresses what half of the bytes can be saved of: equal, small or periodic numbers, not measured ones", () => {
    const of = (value: (n: number) => number) => Float64Array.from({ length: 1000 }, (_, n) => value(n));
    const small = Uint32Array.from({ length: 1000 }, (_, n) => (n * n) % 50);
    const short = [of((n) => (n === 17 ? 3 : 0.1)), of((n) => (n * n) % 50), of((n) => Math.sin(n % 12)), small];
    for (const array of short) {
      expect(unpack(pack([array, array]))).toStrictEqual([array, array]);
      expect(pack(array).length).toBeLessThan(0.3 * array.byteLength);
    }
    const measured = of(Math.sin);
    expect(unpack(pack([measured, measured]))).toStrictEqual([measured, measured]);
    expect(pack(measured)).toContain(Buffer.from(measured.buffer).toString("base64"));
  });

  it("gives back data whose names look like its own", () => {
    const odd = {
      "~br-x": 3,
      alone: { "~long-f64": 5 },
      more: { "~long-f64": 5, b: 1 },
      'a"~long-f64': 0,
      big: new Float64Array(99),
      "~br-f64": 0,
    };
    expect(unpack(pack(odd))).toStrictEqual(odd);
  });

  it("writes as bytes what it writes as text, and nothing of what JSON knows no text for", () => {
    const value = {
      城: "上海",
      long: new Float64Array(100).fill(2),
      more: [Float64Array.from({ length: 99 }, Math.sqrt)],
    };
    expect(packedBytes(value)!.toString()).toBe(pack(value));
    expect(unpack(pack(value))).toStrictEqual(value);
    expect(pack(undefined)).toBeUndefined();
  });

  it("takes a part of a larger buffer alone", () => {
    expect(unpack(pack(Float64Array.of(1, 2, 3).subarray(1, 2)))).toStrictEqual(Float64Array.of(2));
  });

  it("refuses arrays that it cannot give back", () => {
    expect(() => pack({ values: new Float32Array(1) })).toThrow("Float32Array");
  });
});
