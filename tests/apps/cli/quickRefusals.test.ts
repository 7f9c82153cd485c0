import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere, root } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-quick-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const lines = (count: number, line: (k: number) => string) => Array.from({ length: count }, (_, k) => line(k)).join("");
const names = (count: number) => Array.from({ length: count }, (_, k) => `p${k}`);
const record = (count: number, key: (k: number) => string, value: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, k) => [key(k), value]));

const SCENARIO = `extends: ${root}/scenarios/teaching/two-cities.yaml\n`;
const MANY = ["scenarios/beijing-tianjin-hebei/compensation-by-city.yaml"];
const TWO = { players: ["a", "b"], strategies: { a: ["x", "y"], b: ["x", "y"] } };

/** Seconds of the processor: many times what it takes, and a small part of what it once took. */
const AT_MOST = 5;

const refusals: [string, () => string[], string[]][] = [
  [
    "fifty thousand unknown keys",
    () => ["check", file("keys.yaml", SCENARIO + lines(50_000, (k) => `unknown${k}: 1\n`))],
    ["keys.yaml:2:1: unknown0 is not a known key", "and 49990 more problems"],
  ],
  [
    "fifty thousand variants that are none",
    () => ["check", file("variants.yaml", `${SCENARIO}variants:\n${lines(50_000, (k) => `  v${k}: 3\n`)}`)],
    ["variants.yaml:3:3: variants.v0 = 3 is a number", "and 49990 more problems"],
  ],
  [
    "a million players of coalitions",
    () => ["game", "--table", file("coalitions.json", { players: names(1_000_000), value: { p0: 1 } })],
    ["coalitions.json:1:2: players = ", "a list of 1 to 64: names of players"],
  ],
  [
    "a million strategies without payoffs",
    () => [
      "game",
      "--table",
      file("bare.json", { ...TWO, strategies: { a: names(1_000_000), b: ["x"] }, payoffs: {} }),
    ],
    ["payoffs lacks 1000000 of 1000000 profiles: p0,x; p1,x"],
  ],
  [
    "a hundred thousand profiles that are none",
    () => ["game", "--table", file("profiles.json", { ...TWO, payoffs: record(100_000, (k) => `z${k},x`, [1, 2]) })],
    ["payoffs.z0,x is no profile", "and 99991 more problems"],
  ],
  [
    "a hundred thousand coalitions of strangers",
    () => [
      "game",
      "--table",
      file("strangers.json", { players: ["a", "b"], value: record(100_000, (k) => `z${k}+a`, 1) }),
    ],
    ["names z0, who is not among the players", "and 99991 more problems"],
  ],
  [
    "a parent without end",
    () => ["check", file("zero.yaml", "extends: /dev/zero\n")],
    ["/dev/zero", "more than 64 MB"],
  ],
  [
    "YAML of many megabytes",
    () => ["check", file("large.yaml", `a: [${"0,".repeat(2e6)}0]`)],
    ["more than 2 MB", "JSON"],
  ],
  [
    "a billion replicates",
    () => ["compare", "scenarios/teaching/two-cities.yaml", "--replicates", "1000000000"],
    ["1 to 100000"],
  ],
  ["a billion orders of arrival", () => ["game", ...MANY, "--orders", "1e9"], ["1 to 10000"]],
  [
    "a hundred million futures",
    () => ["game", ...MANY, "--replicates", "100000"],
    ["87,200,000 futures", "up to 1,000,000"],
  ],
];

describe("what is refused is refused at once", () => {
  it.each(refusals)("%s", async (_, args, words) => {
    const command = args();
    const before = process.cpuUsage();
    const { status, stderr } = await agglomHere(...command);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(AT_MOST);
    expect(status).toBe(2);
    for (const word of words) expect(stderr).toContain(word);
  });
});
