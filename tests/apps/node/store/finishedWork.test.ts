import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readScenario } from "../../../../src/apps/node/compare.js";
import {
  drawTasks,
  FinishedWork,
  finishedBlocks,
  finishedDraws,
  subjectOfBlocks,
} from "../../../../src/apps/node/store/finishedWork.js";
import { attemptRun, blockRanges, prepareScenario, runsFinished } from "../../../../src/runs/experiments/index.js";
import { blockOf } from "../../../runs/experiments/blockOf.js";

const place = mkdtempSync(join(tmpdir(), "agglom-work-"));
afterAll(() => rmSync(place, { recursive: true }));

const scenario = readScenario("teaching/two-cities", { set: { years: 3, firms: 200 } });
/** The same variants in another order. */
const turned = { ...scenario, variants: Object.fromEntries(Object.entries(scenario.variants).toReversed()) };
const prepared = prepareScenario(scenario);
const arms = prepared.variants.length;
const block = await blockOf(prepared, { first: 0, end: 1 });
const run = attemptRun(prepared, { replicate: 9, arm: 1 });
const [first, second] = blockRanges(16) as [{ first: number; end: number }, { first: number; end: number }];

const opened = (name: string) => new FinishedWork(join(place, `${name}.jsonl`), { plan: "p", program: "q" }, "");
const runsIn = (name: string) => join(place, `${name}.runs`);

describe("finished work", () => {
  it("of blocks comes back as it was, and does not depend on how many replicates there are, but on all else", () => {
    const work = opened("blocks");
    finishedBlocks(work, { scenario }, 100).put(first, block);
    work.close();
    const again = opened("blocks");
    const found = (more: object, replicates = 100) =>
      finishedBlocks(again, { scenario, ...more }, replicates).has(first);
    expect(finishedBlocks(again, { scenario }, 12).read(first)).toEqual(block);
    expect(found({ scenario: { ...scenario, replicates: 50 } }, 50)).toBe(true);
    for (const other of [
      { keepReplicates: true },
      { stop: { indicator: "real-gdp", halfWidth: 0.1 } },
      { scenario: { ...scenario, seed: 2 } },
      { scenario: turned },
    ])
      expect(found(other)).toBe(false);
    expect(subjectOfBlocks({ scenario })).not.toBe(subjectOfBlocks({ scenario, keepReplicates: true }));
    again.close();
  });

  it("of single runs stays until their block is finished", () => {
    const work = opened("runs");
    const { runs, put, has } = finishedBlocks(work, { scenario }, 16);
    runs!.put({ replicate: 9, arm: 1 }, run);
    expect(runsFinished(16, arms, { has, put, read: () => block, runs: runs! })).toBe(1);
    work.close();
    expect(readdirSync(runsIn("runs"))).toHaveLength(1);
    const again = opened("runs");
    const blocks = finishedBlocks(again, { scenario }, 16);
    expect(blocks.runs!.has({ replicate: 9, arm: 0 })).toBe(false);
    expect(blocks.runs!.read({ replicate: 9, arm: 1 })).toEqual(run);
    blocks.put(second, block);
    expect(blocks.runs!.has({ replicate: 9, arm: 1 })).toBe(false);
    expect(readdirSync(runsIn("runs"))).toEqual([]);
    // What comes in late is in the block.
    blocks.runs!.put({ replicate: 9, arm: 1 }, run);
    expect(readdirSync(runsIn("runs"))).toEqual([]);
    again.close();
  });

  it("of parameter draws is known by their place in any list", () => {
    const draws = [0, 1, 2].map((replicate) => ({ changes: [], replicate }));
    const result = { arms: [Float64Array.of(1, 2)] };
    const work = opened("draws");
    finishedDraws(work, { scenario }, draws).finished(1, result);
    expect(finishedDraws(work, { scenario }, draws.toReversed().slice(1)).known).toEqual(new Map([[0, result]]));
    for (const other of [{ scenario, cells: [] }, { scenario: turned }])
      expect(finishedDraws(work, other, draws).known.size).toBe(0);
    expect(work.has(drawTasks({ scenario }, draws)[1]!.id)).toBe(true);
    work.close();
  });

  it("is not kept where there is none, or none of use", () => {
    opened("none").close();
    expect(existsSync(join(place, "none.jsonl"))).toBe(false);
    const useless = opened("useless");
    finishedBlocks(useless, { scenario }, 16).put(first, block);
    finishedBlocks(useless, { scenario }, 16).runs!.put({ replicate: 9, arm: 1 }, run);
    useless.close(true);
    expect(readdirSync(place).filter((name) => name.startsWith("useless"))).toEqual([]);
  });
});
