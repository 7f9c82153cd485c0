import { describe, expect, it } from "vitest";
import { lowered } from "../../scripts/assembly/lower.js";

const SHAPES = ["Market"];

/** A function's text for AssemblyScript, without its imports, on one line. */
function asc(body: string, words: string[] = []): string {
  const text = lowered(`export function f(market: Market, n: Int): void {\n${body}\n}\n`, {
    assembly: "x",
    shapes: SHAPES,
    words,
  });
  return text
    .split("\n")
    .filter((line) => !line.startsWith("import"))
    .join(" ")
    .replace(/\s+/g, " ");
}

describe("what is compiled twice, as AssemblyScript takes it", () => {
  it("has objects taken apart, lists as loops and words as numbers", () => {
    expect(asc("const { a, b: c } = market;")).toContain("const a = market.a; const c = market.b;");
    expect(asc("for (const { x } of market.rules) add(x);")).toMatch(
      /for \(let (\w+) = 0; \1 < market\.rules\.length; \1\+\+\) \{ const x = market\.rules\[\1\]\.x; add\(x\); \}/,
    );
    const words = ["first"];
    expect(asc('if (market.kind === "second") stop();', words)).toContain("market.kind === 1");
    expect(words).toEqual(["first", "second"]);
  });

  it("takes a start from a whole number as a number, but not in a loop by number", () => {
    expect(asc("let sum = 0;")).toContain("let sum: f64 = 0;");
    expect(asc("for (let i = 0; i < n; i++) call(i);")).toContain("for (let i = 0; i < n; i++)");
  });

  it("leaves out what has a closure", () => {
    expect(asc("const g = () => 1;")).not.toContain("function f");
  });

  it("does plain loops two at a time, and what is left one at a time", () => {
    const text = asc("for (let i = 0; i < n; i++) a[s * n + i] += 2 * b[i];");
    expect(text).toContain("i + 1 < ");
    expect(text).toContain(
      "v128.store(a.at(s * n + i), f64x2.add(v128.load(a.at(s * n + i)), f64x2.mul(f64x2.splat(2), v128.load(b.at(i)))))",
    );
    expect(text).toContain("i++) a[s * n + i] += 2 * b[i];");
  });

  it.each([
    ["reads elsewhere what it sets", "for (let i = 0; i < n; i++) a[i] = a[i + 1];"],
    ["adds up", "for (let i = 0; i < n; i++) sum += a[i];"],
    ["looks up places", "for (let i = 0; i < n; i++) a[of[i]] += b[i];"],
    ["decides", "for (let i = 0; i < n; i++) a[i] = b[i] > 0 ? b[i] : 0;"],
    ["counts in steps", "for (let i = 0; i < n; i++) a[i * step] = b[i];"],
  ])("leaves a loop as it is that %s", (_, loop) => {
    expect(asc(loop)).not.toContain("v128");
  });
});
