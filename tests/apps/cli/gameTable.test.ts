import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { tableGame } from "../../../src/apps/cli/game.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-table-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};

const platform = file("platform.json", {
  players: ["A", "B", "C"],
  value: { A: 0, B: 0, C: 0, "A+B": 6, "A+C": 8, "B+C": 4, "A+B+C": 12 },
});
const hunt = file("hunt.json", {
  players: ["A", "B"],
  strategies: { A: ["stag", "hare"], B: ["stag", "hare"] },
  payoffs: { "stag,stag": [4, 4], "stag,hare": [0, 3], "hare,stag": [3, 0], "hare,hare": [3, 3] },
});

describe("agglom game --table", () => {
  it("prints JSON with the agreed names", () => {
    const analysis = JSON.parse(tableGame(platform, { json: true })) as Record<string, unknown>;
    expect(analysis).toMatchObject({ shapley: { A: 5, B: 3, C: 4 }, core: { empty: false } });
    expect(Object.keys(analysis["nucleolus"] as object)).toEqual(["A", "B", "C"]);
    expect(JSON.parse(tableGame(hunt, { json: true }))).toMatchObject({
      equilibria: [
        { A: "stag", B: "stag" },
        { A: "hare", B: "hare" },
      ],
      socialOptimum: { A: "stag", B: "stag" },
      priceOfAnarchy: 8 / 6,
    });
  });

  it("prints a table and plain sentences", () => {
    const text = tableGame(platform, {});
    expect(text).toMatch(/what each gets\s+Shapley value\s+nucleolus/);
    for (const row of [/^A +5\.000 +6\.000$/m, /^B +3\.000 +2\.000$/m, /^C +4\.000 +4\.000$/m])
      expect(text).toMatch(row);
    expect(text).toContain("leaves every coalition at least 2 better off than alone");
    expect(tableGame(hunt, {})).toMatch(/equilibrium 2\s+hare\s+hare\s+6/);
  });

  it("writes large numbers out", () => {
    const worths = { A: 0, B: 0, C: 0, "A+B": 6000, "A+C": 6000, "B+C": 6000, "A+B+C": 7500 };
    const large = file("large.json", { players: ["A", "B", "C"], value: worths });
    expect(tableGame(large, {})).toContain("some coalition still lacks 1000 of what it gets alone");
  });

  it("reads ninety thousand profiles in seconds", () => {
    const before = process.cpuUsage();
    const names = Array.from({ length: 300 }, (_, k) => `s${k}`);
    const cells = names.flatMap((a, i) => names.map((b, j) => [`${a},${b}`, [i, j]]));
    const wide = { players: ["A", "B"], strategies: { A: names, B: names }, payoffs: Object.fromEntries(cells) };
    expect(tableGame(file("wide.json", wide), {})).toMatch(/equilibrium 1\s+s299\s+s299\s+598/);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(20);
  });

  it("names the first of many equilibria, and gives all as data", () => {
    // More than a call takes arguments.
    const names = Array.from({ length: 363 }, (_, k) => `s${k}`);
    const profiles = names.flatMap((a) => names.map((b) => [`${a},${b}`, [0, 0]]));
    const strategies = { A: names, B: names };
    const many = file("many.json", { players: ["A", "B"], strategies, payoffs: Object.fromEntries(profiles) });
    const out = join(folder, "many");
    const text = tableGame(many, { out });
    expect(text).toMatch(/equilibrium 16 .*\nbest for all/);
    expect(text).toContain("131753 more equilibria: --json prints all.");
    expect(text).toContain("and at 131753 more profiles (131769 equilibria in pure strategies)");
    const { equilibria } = JSON.parse(readFileSync(join(out, "game.json"), "utf8")) as { equilibria: unknown[] };
    expect(equilibria).toHaveLength(363 ** 2);
  });

  it("writes game.json where it is asked to", () => {
    const out = join(folder, "results");
    tableGame(platform, { out });
    expect(JSON.parse(readFileSync(join(out, "game.json"), "utf8"))).toMatchObject({ shapley: { A: 5 } });
  });
});
