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

  it("compresses what repeats itself alone", () => {
    const even = new Float64Array(1000).fill(0.1).with(17, 3);
    const uneven = Float64Array.from({ length: 1000 }, (_, n) => Math.sin(n));
    for (const array of [even, uneven]) expect(unpack(pack([array, array]))).toStrictEqual([array, array]);
    expect(pack(even).length).toBeLessThan(800);
    expect(pack(uneven)).toContain(Buffer.from(uneven.buffer).toString("base64"));
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
