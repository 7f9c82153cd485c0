import { describe, expect, it } from "vitest";
import { z } from "zod";
import { quantity } from "../../src/input/quantity.js";
import { describeRule, jsonSchema, namesOf, ruleAt, validate } from "../../src/input/rules.js";
import { type AnyText, english } from "../../src/words/index.js";

const inEnglish = (words: AnyText | undefined) => words && english(words);

const allowed = (schema: z.ZodType) => inEnglish(describeRule(ruleAt(jsonSchema(z.object({ x: schema })), ["x"], {})));

describe("what is allowed, in words", () => {
  it.each([
    [z.number().min(0).max(1), "a number from 0 to 1"],
    [z.number().gt(0).max(1), "a number above 0 and at most 1"],
    [z.number().min(0).lt(1), "a number of at least 0 and below 1"],
    [z.number().min(2), "a number of at least 2"],
    [z.number().max(2), "a number at most 2"],
    [z.number().gt(2), "a number above 2"],
    [z.number(), "a number"],
    [z.int(), "a whole number"],
    [z.int().min(1).max(3), "a whole number from 1 to 3"],
    [z.number().min(0).meta({ unit: "km" }), "a number of at least 0 (km)"],
    [z.enum(["a", "b"]), "a | b"],
    [z.literal("a"), "a"],
    [z.string(), "text"],
    [z.string().meta({ description: "an id" }), "an id"],
    [z.string().meta({ unit: "one id" }), "text (one id)"],
    [z.any(), undefined],
    [z.boolean(), "true or false"],
    [z.array(z.string()), "a list"],
    [z.array(z.string()).min(1), "a list of at least 1"],
    [z.array(z.string()).max(3), "a list of at most 3"],
    [z.array(z.string()).min(1).max(3), "a list of 1 to 3"],
    [z.array(z.string()).length(2), "a list of 2"],
    [z.array(z.string()).meta({ description: "names" }), "a list: names"],
    [z.object({ a: z.string(), b: z.string() }), "a map with the keys a, b"],
    [z.record(z.string(), z.number()), "a map"],
    [z.union([z.string(), z.number().min(0)]), "text, or a number of at least 0"],
    [z.union([z.literal("a"), z.enum(["b", "c"])]), "a | b | c"],
  ] as [z.ZodType, string | undefined][])("%#", (schema, words) => expect(allowed(schema)).toBe(words));

  it("is found along a path, in the alternative of the entry's type", () => {
    const lever = z.union([
      z.strictObject({ type: z.literal("toll"), amount: z.number().max(1) }),
      z.strictObject({ type: z.literal("quota"), amount: z.number().max(9), only: z.string() }),
    ]);
    const schema = jsonSchema(z.object({ levers: z.array(lever), by: z.record(z.string(), z.int()) }));
    const data = { levers: [{ type: "quota", amount: 3 }, { type: "toll" }, {}] };
    const at = (...path: (string | number)[]) => inEnglish(describeRule(ruleAt(schema, path, data)));
    expect(at("levers", 0, "amount")).toBe("a number at most 9");
    expect(at("levers", 1, "amount")).toBe("a number at most 1");
    expect(at("levers", 2, "only")).toBe("text");
    expect(at("levers", 0, "type")).toBe("toll | quota");
    expect(at("levers", 0)).toBe("a map with the keys type, amount, only");
    expect(inEnglish(describeRule(ruleAt(schema, ["levers", 0], { levers: ["toll"] })))).toBe(
      "a map with the keys type, amount",
    );
    expect(at("by", "anything")).toBe("a whole number");
    expect(at("none")).toBeUndefined();
    expect(namesOf(ruleAt(schema, ["levers", 0, "type"], data))).toEqual(["toll", "quota"]);
  });
});

describe("what is wrong, in words", () => {
  const schema = z.strictObject({
    count: z.int().min(1).max(5).meta({ label: "Count", unit: "items" }),
    word: z.enum(["apple", "pear"]).optional(),
    ends: z.union([z.string(), z.array(z.strictObject({ id: z.string() })).min(1)]).optional(),
    names: z.record(z.string().regex(/^[a-z]+$/), z.int()).optional(),
    when: z.union([z.int(), z.literal("path")]).optional(),
    pairs: z.array(z.tuple([z.string(), z.string()])).optional(),
  });
  const told = (data: object) =>
    validate(schema, data, (path) => ({ file: `at ${path.join("/")}` })).problems.map(
      ({ file, path, what, allowed, nearest, hint }) =>
        [file, path, what, allowed, nearest, hint]
          .flatMap((part) => (part === undefined ? [] : [english(part)]))
          .join("; "),
    );

  it.each([
    [
      { count: 0 },
      "at count; count; is out of range; a whole number from 1 to 5 (items); Choose a value within these bounds",
    ],
    [
      { count: 6 },
      "at count; count; is out of range; a whole number from 1 to 5 (items); Choose a value within these bounds",
    ],
    [{}, "at count; count; is missing; a whole number from 1 to 5 (items); Add it"],
    [{ count: "3" }, "at count; count; is text; a whole number from 1 to 5 (items); Write it without quotes"],
    [
      { count: "x" },
      "at count; count; is text; a whole number from 1 to 5 (items); Write a value of the kind that is allowed",
    ],
    [
      { count: null },
      "at count; count; is empty; a whole number from 1 to 5 (items); Write a value of the kind that is allowed",
    ],
    [
      { count: [] },
      "at count; count; is a list; a whole number from 1 to 5 (items); Write a value of the kind that is allowed",
    ],
    [
      { count: {} },
      "at count; count; is a map; a whole number from 1 to 5 (items); Write a value of the kind that is allowed",
    ],
    [
      { count: true },
      "at count; count; is a yes or no value; a whole number from 1 to 5 (items); Write a value of the kind that is allowed",
    ],
    [
      { count: 1.5 },
      "at count; count; is not a whole number; a whole number from 1 to 5 (items); Write a value of the kind that is allowed",
    ],
    [
      { count: Number.POSITIVE_INFINITY },
      "at count; count; is not a finite number; a whole number from 1 to 5 (items); Write a value of the kind that is allowed",
    ],
    [{ count: 1, word: "aple" }, "at word; word; is not allowed; apple | pear; apple; Correct the spelling"],
    [{ count: 1, word: "fig tree" }, "at word; word; is not allowed; apple | pear; Choose a value that is allowed"],
    [
      { count: 1, wrd: 1 },
      "at wrd; wrd; is not a known key; the keys count, word, ends, names, when, pairs; word; Correct the spelling or remove the line",
    ],
    [
      { count: 1, "and that": null },
      "at and that; and that; is not a known key; the keys count, word, ends, names, when, pairs; Put a text that holds a comma in double quotes where it stands in { }",
    ],
    [
      { count: 1, pairs: ["a", ["b", "c"]] },
      "at pairs/0; pairs[0]; is text; a list of 2; Write a list of lists, each in brackets of its own: [[a, b], [a, c]]",
    ],
    [{ count: 1, ends: [{ id: 3 }] }, "at ends/0/id; ends[0].id; is a number; text; Write it in quotes"],
    [{ count: 1, ends: 2030 }, "at ends; ends; is not allowed; text, or a list of at least 1; Write it in quotes"],
    [
      { count: 1, ends: null },
      "at ends; ends; is empty; text, or a list of at least 1; Choose a value that is allowed",
    ],
    [{ count: 1, when: "2030" }, "at when; when; is not allowed; a whole number, or path; Write it without quotes"],
    [
      { count: 1, ends: [{ idd: "x", id: "y" }] },
      "at ends/0/idd; ends[0].idd; is not a known key; the keys id; id; Correct the spelling or remove the line",
    ],
    [
      { count: 1, names: { A: 1 } },
      "at names/A; names.A; is not a valid name; Rename it; what people read stands under `label`, in any language",
    ],
  ])("%j", (data, words) => expect(told(data)).toEqual([words]));

  it("is said of the item of a list, where names stand for lists too", () => {
    const pairs = z.strictObject({
      between: z.union([z.enum(["cities", "provinces"]), z.array(z.tuple([z.string(), z.string()])).min(1)]),
    });
    const problemsOf = (between: unknown) =>
      validate(pairs, { between }, () => ({ file: "" })).problems.map(
        ({ path, what, allowed, nearest }) => `${path} ${english(what)}; ${english(allowed!)}; ${nearest}`,
      );
    expect(problemsOf([["a", 3]])).toEqual(["between[0][1] is a number; text; undefined"]);
    expect(problemsOf([])).toEqual([expect.stringMatching(/^between is out of range; .*a list of at least 1/)]);
    expect(problemsOf("citis")).toEqual([expect.stringMatching(/^between is not allowed; cities \| .*; cities$/)]);
    expect(problemsOf("cities")).toEqual([]);
  });

  it("is nothing where all is right", () => {
    expect(validate(schema, { count: 5, ends: "all", names: { a: 1 } }, () => ({ file: "" })).problems).toEqual([]);
  });
});

describe("a figure", () => {
  const schema = quantity({ label: "Distance", unit: "km", min: 0, max: 10 });
  const wrong = (more: object) =>
    schema
      .safeParse({ value: 2, unit: "km", source: "a book", ...more })
      .error?.issues.map(({ path }) => path.join()) ?? [];

  it("has a source, or says that it is assumed or imputed", () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ source: undefined })).toEqual(["source"]);
    expect(wrong({ source: undefined, status: "estimated" })).toEqual(["source"]);
    for (const status of ["assumed", "imputed"]) expect(wrong({ source: undefined, status })).toEqual([]);
  });

  it("lies in its range, the ends included, and the range within its bounds", () => {
    for (const range of [
      [0, 10],
      [2, 10],
      [0, 2],
      [2, 2],
    ])
      expect(wrong({ range }), `${range}`).toEqual([]);
    expect(wrong({ range: [2.1, 3] })).toEqual(["range"]);
    expect(wrong({ range: [1, 1.9] })).toEqual(["range"]);
    expect(wrong({ range: [-1, 5] })).toEqual(["range"]);
    expect(wrong({ range: [1, 11] })).toEqual(["range"]);
    const list = (...values: number[]) => ({ distribution: { kind: "list", values, source: "x" } });
    expect(wrong(list(0, 10))).toEqual([]);
    expect(wrong(list(1, 11))).toEqual(["distribution"]);
    expect(wrong({ value: 11 })).toContain("value");
  });
});
