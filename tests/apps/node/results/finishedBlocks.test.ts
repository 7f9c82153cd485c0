import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readScenario } from "../../../../src/apps/node/readScenario.js";
import { blockFiles, finishedOf } from "../../../../src/apps/node/results/finishedBlocks.js";
import { ResultsFolder } from "../../../../src/apps/node/results/resultsFolder.js";
import { type BlockRange, blockRanges, prepareScenario, runBlock } from "../../../../src/runs/experiments/index.js";

const place = mkdtempSync(join(tmpdir(), "agglom-blocks-"));
afterAll(() => rmSync(place, { recursive: true }));

const scenario = readScenario("teaching/two-cities", { set: { years: 3, firms: 200 } });
const block = runBlock(prepareScenario(scenario), { first: 0, end: 1 });

/** A folder in which a comparison of so many replicates has finished some blocks, and was stopped. */
function stopped(name: string, ranges: readonly BlockRange[]): string {
  const target = join(place, name);
  const folder = new ResultsFolder(target);
  const files = blockFiles(folder, { scenario }, 100)!;
  for (const range of ranges) files.finished.put(range, block);
  files.close();
  folder.discard();
  return target;
}

/** What a comparison of so many replicates finds there; it then completes its results. */
function found(target: string, replicates: number, plan = {}): number | undefined {
  const folder = new ResultsFolder(target);
  try {
    const files = blockFiles(folder, { scenario, ...plan }, replicates);
    const taken = files && finishedOf(replicates, files.finished);
    files?.close();
    folder.write("manifest.json", "{}");
    folder.complete();
    return taken;
  } finally {
    folder.discard();
  }
}

describe("finished blocks", () => {
  const two = blockRanges(16);

  it("come back as they were", () => {
    const target = stopped("whole", two);
    const files = blockFiles(new ResultsFolder(target), { scenario }, 100)!;
    expect(files.finished.read(two[1]!)).toEqual(block);
    expect(files.finished.has({ first: 16, end: 24 })).toBe(false);
    files.close();
  });

  it("are used up by as many replicates or more, and stay for more where there are fewer", () => {
    const target = stopped("fewer", two);
    expect([found(target, 8), found(target, 12), found(target, 1)]).toEqual([8, 8, 0]);
    expect(existsSync(`${target}.partial`)).toBe(true);
    expect(found(target, 20)).toBe(16);
    expect(existsSync(`${target}.partial`)).toBe(false);
    expect(found(target, 8)).toBeUndefined();
  });

  it("do not depend on how many replicates a scenario wants, but on all else", () => {
    const target = stopped("other", two);
    expect(() => found(target, 100, { keepReplicates: true })).toThrow("something else");
    expect(() => found(target, 100, { stop: { indicator: "real-gdp", halfWidth: 0.1 } })).toThrow("something else");
    expect(() => found(target, 100, { scenario: { ...scenario, seed: 2 } })).toThrow("something else");
    expect(found(target, 100, { scenario: { ...scenario, replicates: 50 } })).toBe(16);
  });

  it("are not kept where there are none, or none of use", () => {
    expect(existsSync(`${stopped("none", [])}.partial`)).toBe(false);
    const folder = new ResultsFolder(stopped("useless", two));
    blockFiles(folder, { scenario }, 100)!.close(true);
    folder.discard();
    expect(existsSync(join(place, "useless.partial"))).toBe(false);
  });
});
