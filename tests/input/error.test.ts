import { describe, expect, it } from "vitest";
import {
  dottedPath,
  formatProblem,
  nearestName,
  Problems,
  showValue,
  throwProblems,
  UserError,
} from "../../src/input/files.js";

describe("a problem", () => {
  it("is told in one paragraph: place, path, value, what is wrong, and what would be right", () => {
    expect(
      formatProblem(
        {
          ...{ file: "a.yaml", line: 3, column: 5, path: "x.y", value: "b\nc", what: "is wrong" },
          ...{ allowed: "1 to 2 km", nearest: "bc", hint: "Try bc" },
        },
        "en",
      ),
    ).toBe('a.yaml:3:5: x.y = "b\\nc" is wrong. Allowed: 1 to 2 km. Did you mean "bc"? Try bc.');
    expect(formatProblem({ file: "a.yaml", what: "is empty" }, "en")).toBe("a.yaml: is empty.");
    expect(formatProblem({ file: "a\nb", value: 0, what: "is wrong" }, "en")).toBe("a\\nb: 0 is wrong.");
  });

  it("shows long values cut", () => {
    expect(showValue("x".repeat(58))).toBe(`"${"x".repeat(58)}"`);
    expect(showValue("x".repeat(59))).toBe(`"${"x".repeat(56)}...`);
    expect([showValue(Number.NaN), showValue(undefined), showValue([1])]).toEqual(["NaN", "undefined", "[1]"]);
  });

  it("has a path as it is written in messages", () => {
    expect(dottedPath(["variants", "tolls", "levers", 0, "from"])).toBe("variants.tolls.levers[0].from");
    expect(dottedPath([0])).toBe("[0]");
  });
});

describe("problems", () => {
  const problem = (n: number) => ({ file: `f${n}`, what: `is wrong in way ${n}` });

  it("are an error of which ten are told, and its fields are those of the first", () => {
    const many = (count: number) => new UserError(Array.from({ length: count }, (_, n) => problem(n)));
    expect(many(10).message.split("\n").at(-1)).toBe("f9: is wrong in way 9.");
    expect(many(12).message.split("\n").slice(9)).toEqual([
      "f9: is wrong in way 9.",
      "... and 2 more problems of this kind.",
    ]);
    expect(many(12).problems).toHaveLength(12);
    const fields = { line: 1, column: 2, path: "p", value: 3, allowed: "4", nearest: "5", hint: "6" };
    expect(new UserError({ ...problem(0), ...fields })).toMatchObject({ file: "f0", name: "UserError", ...fields });
  });

  it("that are none throw nothing", () => {
    expect(() => throwProblems([])).not.toThrow();
    expect(() => throwProblems([problem(1)])).toThrow("f1: is wrong in way 1.");
  });

  it("beyond those that are told are counted without being looked into", () => {
    const problems = new Problems();
    let asked = 0;
    for (let n = 0; n < 15; n++)
      problems.add(() => {
        asked++;
        return problem(n);
      });
    expect([problems.list().length, asked]).toEqual([15, 10]);
  });
});

describe("the nearest name", () => {
  it("is the one with the fewest slips, case and hyphens not counted", () => {
    expect(nearestName("machinary", ["farming", "machinery", "machines"])).toBe("machinery");
    expect(nearestName("REAL_GDP", ["nominal-gdp", "real-gdp"])).toBe("real-gdp");
    expect(nearestName("tol", ["toll", "tool", "tall"])).toBe("toll");
  });

  it("is none where nothing is near: two slips, or a third of a long word", () => {
    expect(nearestName("abc", ["abxyz"])).toBeUndefined();
    expect(nearestName("GDP", ["wage", "real-gdp", "nominal-gdp"])).toBe("real-gdp");
    expect(nearestName("abc", ["axy"])).toBe("axy");
    expect(nearestName("abcdefghijkl", ["abcdefghwxyz"])).toBe("abcdefghwxyz");
    expect(nearestName("abcdefghijkl", ["abcdefgvwxyz"])).toBeUndefined();
    expect(nearestName("abc", [])).toBeUndefined();
    // Some letter must be right.
    expect(nearestName("", ["id"])).toBeUndefined();
    expect(nearestName("xy", ["id"])).toBeUndefined();
    expect(nearestName("ie", ["id"])).toBe("id");
  });

  it("of a Chinese name has one wrong character", () => {
    expect(nearestName("苏洲", ["杭州", "苏州"])).toBe("苏州");
    expect(nearestName("苏洲", ["杭州"])).toBeUndefined();
  });
});
