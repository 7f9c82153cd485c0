import { describe, expect, it } from "vitest";
import type { ZodType } from "zod";
import {
  bounded,
  errorOf,
  idSchema,
  momentsSchema,
  quantity,
  textSchema,
  uncertainSchema,
  yearSchema,
} from "../../src/input/quantity.js";
import { english, refusalOf } from "../../src/words/index.js";

/** What is wrong, each with where it stands; nothing where all is well. */
function told(schema: ZodType, value: unknown): string[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

/** What to try. */
function hinted(schema: ZodType, value: unknown): string {
  const [issue] = schema.safeParse(value).error!.issues;
  return english(refusalOf((issue as { params?: Record<string, unknown> }).params)!.hint ?? "");
}

describe("a figure of a region", () => {
  const schema = quantity({ label: "Share", unit: "share", min: 0, max: 1 });
  const figure = (more: object = {}) => ({ value: 0.5, unit: "share", source: "a book", ...more });
  const toldOf = (more: object) => told(schema, figure(more));
  const without = (more: object) => told(schema, { value: 0.5, unit: "share", ...more });

  it("has a source, or is assumed or imputed", () => {
    expect(toldOf({})).toEqual([]);
    for (const status of ["assumed", "imputed"]) expect(without({ status })).toEqual([]);
    for (const more of [{}, { status: "data" }, { status: "estimated" }])
      expect(without(more)).toEqual([expect.stringMatching(/^source: /)]);
    expect(without({ source: "" })).not.toEqual([]);
  });

  it("lies between its bounds or on one of them", () => {
    for (const value of [0, 1]) expect(toldOf({ value })).toEqual([]);
    for (const value of [-0.01, 1.01]) expect(toldOf({ value })).toEqual([expect.stringMatching(/^value: /)]);
    expect(told(bounded({ label: "Any", unit: "number" }), -1e9)).toEqual([]);
    expect(told(bounded({ label: "Any", unit: "number" }), Number.POSITIVE_INFINITY)).toHaveLength(1);
  });

  it("lies within its range, which lies within its bounds", () => {
    for (const range of [
      [0, 1],
      [0.5, 0.6],
      [0.4, 0.5],
      [0.5, 0.5],
    ])
      expect(toldOf({ range })).toEqual([]);
    for (const range of [
      [0.6, 0.7],
      [0.3, 0.4],
    ])
      expect(toldOf({ range })).toEqual([expect.stringMatching(/^range: .*0\.5/)]);
    for (const range of [
      [-0.1, 1],
      [0, 1.1],
    ])
      expect(toldOf({ range })).toEqual([expect.stringMatching(/^range: /)]);
    expect(hinted(schema, figure({ range: [0, 1.1] }))).toMatch(/\b0\b.*\b1\b/);
    const [least, most] = [{ min: 0 }, { max: 1 }].map((end) => quantity({ label: "Any", unit: "km", ...end }));
    expect(hinted(least!, figure({ range: [-1, 1] }))).toBe("Keep it at least 0 (km)");
    expect(hinted(most!, figure({ range: [0, 2] }))).toBe("Keep it at most 1 (km)");
  });

  it("has a distribution within its bounds that holds the value, and no range beside it", () => {
    const uniform = (low: number, high: number) => ({ distribution: { kind: "uniform", low, high } });
    for (const [low, high] of [
      [0.4, 1],
      [0, 0.5],
      [0.5, 1],
    ] as [number, number][])
      expect(toldOf(uniform(low, high))).toEqual([]);
    for (const [low, high] of [
      [0.4, 1.1],
      [-0.1, 0.6],
      [0.6, 1],
      [0, 0.4],
    ] as [number, number][])
      expect(toldOf(uniform(low, high))).toEqual([expect.stringMatching(/^distribution: /)]);
    expect(toldOf({ distribution: { kind: "list", values: [0.9, 0.2] } })).toEqual([]);
    expect(toldOf({ ...uniform(0, 1), range: [0.4, 0.6] })).toEqual([expect.stringMatching(/^distribution: .*range/)]);
  });

  it("is in no unit of hundredths", () => {
    for (const unit of ["%", "percent", "Per cent of GDP", "％", "百分比"])
      expect(toldOf({ unit })).toEqual([expect.stringMatching(/^unit: .*hundredths/)]);
    for (const unit of ["share", "% per %", "per cent per per cent", "per century", "%/%"])
      expect(toldOf({ unit })).toEqual([]);
  });

  it("that is drawn as a multiple of another is examined with that, and not drawn with others too", () => {
    expect(toldOf({ times: "parameters.x", range: [3, 5] })).toEqual([]);
    expect(toldOf({ together: "all", range: [0, 1] })).toEqual([]);
    expect(toldOf({ times: "parameters.x", together: "all", range: [3, 5] })).toEqual([
      expect.stringMatching(/^together: /),
    ]);
  });
});

describe("a number of a scenario that is not known exactly", () => {
  const uncertain = (more: object) => ({
    path: "variants.one.levers.toll.scale",
    distribution: { kind: "uniform", low: 0, high: 1 },
    ...more,
  });

  it("has a source, or is assumed or imputed", () => {
    for (const more of [
      { source: "a book" },
      { status: "assumed" },
      { status: "imputed" },
      { source: "x", status: "data" },
    ])
      expect(told(uncertainSchema, uncertain(more))).toEqual([]);
    for (const more of [{}, { status: "data" }])
      expect(told(uncertainSchema, uncertain(more))).toEqual([expect.stringMatching(/^source: /)]);
  });
});

describe("what is known of a moment", () => {
  const moment = (more: object) => ({
    growth: { kind: "normal", value: 1, unit: "share", error: 0.3, use: "check", source: "a book", ...more },
  });

  it("is one value, or of two ends the lower first", () => {
    for (const more of [{}, { kind: "at-least" }, { kind: "between", value: [1, 2] }])
      expect(told(momentsSchema, moment(more))).toEqual([]);
    const kindAndValue = told(momentsSchema, moment({ kind: "between" }));
    expect(kindAndValue).toEqual([expect.stringMatching(/^growth\.value: /)]);
    for (const kind of ["normal", "at-least"])
      expect(told(momentsSchema, moment({ kind, value: [1, 2] }))).toEqual(kindAndValue);
    for (const value of [
      [2, 1],
      [1, 1],
    ]) {
      const order = told(momentsSchema, moment({ kind: "between", value }));
      expect(order).toEqual([expect.stringMatching(/^growth\.value: /)]);
      expect(order).not.toEqual(kindAndValue);
    }
    expect(momentsSchema.parse(undefined)).toEqual({});
  });

  it("errs by sampling and by what model and measure need not share, together", () => {
    const errors = (more: object) => errorOf(momentsSchema.parse(moment(more))["growth"]!);
    expect(errors({})).toBe(0.3);
    expect(errors({ discrepancy: { value: 0.4, reason: "another year" } })).toBeCloseTo(0.5, 12);
  });
});

describe("words of a file", () => {
  it.each([
    ["a", true],
    ["taizhou-zhejiang", true],
    ["a1-2b", true],
    ["1a", false],
    ["a-", false],
    ["-a", false],
    ["a--b", false],
    ["A", false],
    ["苏州", false],
    ["", false],
  ])("%j may be an id: %s", (id, may) => expect(idSchema.safeParse(id).success).toBe(may));

  it("may be one text for all languages, or one for each, in English where there is none", () => {
    expect(textSchema.parse("  Toll ")).toEqual({ en: "Toll", zh: "Toll" });
    expect(textSchema.parse({ en: "Toll", zh: "通行费" })).toEqual({ en: "Toll", zh: "通行费" });
    expect(textSchema.parse({ en: "Toll" })).toEqual({ en: "Toll", zh: "Toll" });
    expect(textSchema.safeParse({ zh: "通行费" }).success).toBe(false);
    expect(textSchema.safeParse("").success).toBe(false);
  });

  it("may be years from 1900 to 2200", () => {
    expect([1899, 1900, 2200, 2201, 2000.5].map((year) => yearSchema.safeParse(year).success)).toEqual([
      ...[false, true, true, false, false],
    ]);
  });
});
