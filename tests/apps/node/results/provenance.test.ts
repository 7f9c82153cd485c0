import { hostname } from "node:os";
import { expect, it } from "vitest";
import { programVersion } from "../../../../src/apps/node/process/program.js";
import { originOf } from "../../../../src/apps/node/results/provenance.js";
import type { ResolvedScenario } from "../../../../src/input/index.js";

const scenario = { title: "t" } as unknown as ResolvedScenario;

it("results say which program made them of which scenario, where, by how many, since when and for how long", () => {
  const startedAt = new Date(Date.now() - 60_000);
  const origin = originOf("own.yaml", scenario, { command: "run own.yaml", startedAt, workers: 3 });
  const { seconds, ...run } = origin.run;
  expect(run).toEqual({ command: "run own.yaml", host: hostname(), workers: 3, startedAt: startedAt.toISOString() });
  expect(seconds).toBeGreaterThanOrEqual(60);
  expect(seconds).toBeLessThan(120);
  expect(origin).toMatchObject({ program: programVersion(), node: process.version, scenario: { file: "own.yaml" } });
  // SHA-256 of {"title":"t"}.
  expect(origin.scenario.sha256).toBe("fd32f01954a82d8192431bf0c8d2fe22d8c10a9d62a1f4aad96228b065e6cc65");
});

it("what runs were like changes nothing of what they are of", () => {
  const of = (command: string) => originOf("own.yaml", scenario, { command, startedAt: new Date(0), workers: 1 });
  const [{ run: one, ...first }, { run: other, ...second }] = [of("run"), of("compare")];
  expect(first).toEqual(second);
  expect([one.command, other.command]).toEqual(["run", "compare"]);
});
