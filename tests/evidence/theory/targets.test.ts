import { describe, expect, it } from "vitest";
import { readTargets } from "../../../src/evidence/theory/solver.js";
import { memoryFiles } from "../../../src/input/files.js";

const read = (text: string) => readTargets(memoryFiles({ "targets.json": text }), "targets.json");
const cases = (text: string) => `{ "toy": { "tol": 1e-9,\n"reference": { "double": { ${text} } } } }`;

describe("a file of theory targets", () => {
  it("is read as it stands, with keys that the program does not know, without notes", () => {
    const group = {
      title: "Toy",
      tol: 1e-7,
      reference: { double: { inputs: ["x"], cases: [{ x: 1, y: [2, null] }] } },
    };
    expect(read(JSON.stringify({ $note: "for readers", toy: group }))).toEqual({ toy: group });
  });

  it.each([
    ["no JSON", "{", /targets\.json:1.*not valid/],
    ["no map of groups", "[1]", /targets\.json:1: \[1\]/],
    ["a group without subgroups", '{ "toy": {} }', /toy\.reference is missing/],
    ["cases that are no list", cases('"cases": 3'), /:2:28: toy\.reference\.double\.cases = 3.*Allowed: a list/],
    ["a case that is no map", cases('"cases": [3]'), /double\.cases\[0\] = 3/],
    ["inputs that are no list", cases('"inputs": "x", "cases": []'), /double\.inputs = "x".*Allowed: a list/],
    ["a tolerance below zero", cases('"tol": -1, "cases": []'), /double\.tol = -1.*Allowed: a number of at least 0/],
  ])("%s: the place and what is allowed", (_, text, words) => {
    expect(() => read(text)).toThrow(words);
  });
});
