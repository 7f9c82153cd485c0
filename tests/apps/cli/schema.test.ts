import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-schema-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("agglom schema", () => {
  it.each([
    [[], "schema.json", '"startYear"'],
    [["--region"], "schema.json", '"baseYear"'],
    [["--levers"], "levers.md", "# Levers"],
    [["--levers", "--lang", "zh"], "levers.zh.md", "# 政策工具"],
    [["--indicators"], "indicators.md", "# Indicators"],
    [["--reference"], "scenario-reference.md", "# Scenario"],
  ])("%j writes one file with its own name", async (flags, name, words) => {
    const out = join(folder, flags.join(""));
    expect((await agglomHere("schema", ...flags, "--out", out)).status).toBe(0);
    expect(readdirSync(out)).toEqual([name]);
    const text = readFileSync(join(out, name), "utf8");
    expect(text).toContain(words);
    expect((await agglomHere("schema", ...flags)).stdout).toBe(text);
  });

  it("is in English alone", async () => {
    const { status, stderr } = await agglomHere("schema", "--lang", "zh");
    expect(status).toBe(2);
    expect(stderr).toContain("--levers");
  });
});
