import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { agglomHere, root } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-source-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Variant = { label: object; levers: { type: string }[] };

/** The answer of the shipped scenario in its first four years in a smaller region, with the levers that `kept` admits. */
async function answer(name: string, kept: (lever: { type: string }) => boolean): Promise<string> {
  const scenario = parseYaml(readFileSync(join(root, "scenarios/yangtze-river-delta/second-source.yaml"), "utf8"));
  const { second, critical } = scenario.variants as Record<string, Variant>;
  const arms = Object.entries({ second: second!, critical: critical! });
  const variants = Object.fromEntries(
    arms.map(([id, arm]) => [id, { ...arm, levers: arm.levers.filter((lever) => kept(lever)) }]),
  );
  const file = join(folder, `${name}.yaml`);
  const region = join(root, "scenarios/regions/beijing-tianjin-hebei/region.yaml");
  writeFileSync(file, JSON.stringify({ ...scenario, region, years: 4, variants }));
  const { stdout, status } = await agglomHere(
    "compare",
    file,
    "--out",
    join(folder, name),
    "--quiet",
    "--uncertainty",
    "0",
  );
  expect(status).toBe(0);
  return stdout.replaceAll("\n", " ").replace(/ +/g, " ");
}

it("a second source saves in the year in which the input is dear and costs in the others, which nothing does where no input is critical", async () => {
  const told = await answer("critical", () => true);
  expect(told).toMatch(/“Second source for half” against “Critical” raises real GDP by [\d.]+ % in 2024/);
  expect(told).toMatch(/−[\d.]+ % \([^)]+\) is left in 2025/);
  const without = await answer("plain", ({ type }) => type !== "critical-input");
  expect(without).not.toMatch(/raises real GDP/);
  expect(without).toMatch(/“Second source for half” against “Critical”/);
}, 60_000);
