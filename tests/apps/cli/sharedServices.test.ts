import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-services-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The first sentence of what the shipped scenario answers after its first year of recognition, at an access then. */
async function firstSentence(name: string, access: number): Promise<string> {
  const variants = ["host-pays", "home-pays", "centre-pays"];
  const changes = variants.flatMap((one) => ["--set", `variants.${one}.levers.0.access=${access}`]);
  const scenario = "scenarios/yangtze-river-delta/shared-services.yaml";
  const out = ["--out", join(folder, name), "--quiet"];
  const { stdout, status } = await agglomHere("compare", scenario, ...out, "--set", "years=3", ...changes);
  expect(status).toBe(0);
  return stdout.replace(/\n {2}/g, " ").split("\n")[1]!;
}

it("recognised services say who of Shanghai gains by who pays, and nothing where access stays", async () => {
  expect(await firstSentence("open", 1)).toMatch(
    /^Shanghai: .*well-being of registered people in 2024 is highest under “The centre pays” \(\+.*lowest under “The host pays” \(−/,
  );
  expect(await firstSentence("shut", 0.5)).toBe(
    "Shanghai: no variant has an effect on well-being of registered people in 2024.",
  );
}, 120_000);
