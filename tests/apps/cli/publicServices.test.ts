import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-public-services-"));
afterAll(() => rmSync(folder, { recursive: true }));

const RECOGNISED = ["host-pays", "home-pays", "centre-pays"];
const EQUAL = ["social", "productive", "lifted"];

/** The first sentence of what a shipped scenario answers in its third year, a parameter of each variant's lever set. */
async function firstSentence(scenario: string, variants: string[], parameter: string, value: number): Promise<string> {
  const changes = variants.flatMap((one) => ["--set", `variants.${one}.levers.0.${parameter}=${value}`]);
  const file = `scenarios/yangtze-river-delta/${scenario}.yaml`;
  const out = ["--out", join(folder, `${scenario}-${value}`), "--quiet"];
  const { stdout, status } = await agglomHere("compare", file, ...out, "--set", "years=3", ...changes);
  expect(status).toBe(0);
  return stdout.replace(/\n {2}/g, " ").split("\n")[1]!;
}

it("recognised services say whether Shanghai gains by who pays, and nothing where access stays", async () => {
  expect(await firstSentence("shared-services", RECOGNISED, "access", 1)).toMatch(
    /^Shanghai: .*well-being of registered people in 2024 is highest under “The centre pays” \(\+.*lowest under “The host pays” \(−/,
  );
  expect(await firstSentence("shared-services", RECOGNISED, "access", 0.5)).toBe(
    "Shanghai: no variant has an effect on well-being of registered people in 2024.",
  );
}, 120_000);

it("spending that is made equal to no degree has no effect to tell of", async () => {
  expect(await firstSentence("equal-spending", EQUAL, "degree", 0)).toBe(
    "Yangtze River Delta: no variant has an effect on well-being of residents in 2024.",
  );
}, 120_000);
