import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import * as here from "../../src/index.js";
import { loadScenario, parseOverride } from "../../src/input/index.js";
import { inBrowser } from "./browser.js";
import { bundle } from "./bundle.js";

/** What makes them quick. */
const QUICK = ["years=3", "firms=500", "replicates=2"].map(parseOverride);
/** Two cities of a textbook, three with a council that votes, and the 27 of the delta with all barriers. */
const SCENARIOS = ["teaching/two-cities", "teaching/agreement", "yangtze-river-delta/barrier-removal"];
const CASES = SCENARIOS.flatMap((name) => ["agents", "cohorts"].map((population) => [name, population] as const));

type Found = Record<"effects" | "indicators" | "flows", { count: number; hash: string }>;

/**
 * How many numbers there are of a scenario, and a hash of all their bits (FNV-1a): effects of all variants, indicators
 * and flows of a run of the last. Its text runs in a page.
 */
async function findings(
  { compare, run }: Pick<typeof here, "compare" | "run">,
  scenario: here.Scenario,
): Promise<Found> {
  const { effects } = await compare(scenario);
  const { record } = run(scenario, { variant: Object.keys(scenario.variants).at(-1)!, replicate: 1 });
  const hashed = (numbers: Float64Array) => ({
    count: numbers.length,
    hash: new Uint32Array(numbers.buffer)
      .reduce((hash, word) => Math.imul(hash ^ word, 0x01000193) >>> 0, 0x811c9dc5)
      .toString(16),
  });
  return {
    effects: hashed(
      Float64Array.from(
        effects.flatMap((row) => [row.baselineMean, row.variantMean, row.effect, row.ciLow, row.ciHigh]),
      ),
    ),
    indicators: hashed(record.values),
    flows: hashed(record.flows.values),
  };
}

describe("the portable entry, bundled for a browser", () => {
  let built: Awaited<ReturnType<typeof bundle>>;
  beforeAll(async () => {
    built = await bundle();
  });

  it("is one script that asks for nothing of Node and for no WebAssembly but the kernels that it brings", () => {
    expect(built.files).toEqual(["agglom.js"]);
    expect(built.code).not.toMatch(/\.wasm\b|require\(|from"node:|import\(/i);
    expect(built.code.match(/WebAssembly/g)).toHaveLength(2);
  });

  describe("in a real browser", () => {
    let page: Page;
    const complaints: string[] = [];
    inBrowser(async (browser) => {
      page = await browser.newPage();
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("request", (request) => complaints.push(request.url()));
      await page.addScriptTag({ content: built.code });
    });

    it.each(CASES)("gives the bytes of Node for %s on %s", async (name, population) => {
      const overrides = [...QUICK, parseOverride(`population=${population}`)];
      const scenario = loadScenario(`scenarios/${name}.yaml`, diskFiles, overrides);
      const there = await page.evaluate(`(${findings})(agglom, ${JSON.stringify(scenario)})`);
      const found = await findings(here, JSON.parse(JSON.stringify(scenario)));
      expect(there).toEqual(found);
      expect(found.effects.count).toBeGreaterThan(1000);
      expect(complaints).toEqual([]);
    });
  });
});
