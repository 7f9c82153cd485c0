import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { compare, type EffectRow, INDICATORS } from "../../src/index.js";
import { KERNEL_BYTES } from "../../src/maths/numerics/kernelBytes.js";
import { QUICK, twoCities } from "../apps/library/texts.js";
import { inBrowser } from "./browser.js";
import { bundle } from "./bundle.js";

const { scenario, file, files } = twoCities;
const options = { file, files, set: QUICK, replicates: 2 };

/** Levels that must be the same relative to themselves. Others may be small differences of large numbers, which magnify last digits. */
const HEADLINES = [
  "real-gdp",
  "real-consumption-per-head",
  "real-wage-general",
  "real-wage-skilled",
  "residents",
  "firms",
];
const MONEY = new Set(INDICATORS.filter(({ unit }) => unit.startsWith("100 million")).map(({ id }) => id));

/**
 * Largest difference of two rows that should be one, in parts of the level; where this is small, of the cluster's GDP for money, and of one for
 * shares, rates and indices. Another engine of JavaScript has other last digits of exp, log and pow.
 */
function apart(row: EffectRow, other: EffectRow, gdp: number): number {
  const least = MONEY.has(row.indicator) ? gdp : 1;
  const level = Math.max(Math.abs(row.baselineMean), Math.abs(row.variantMean));
  const size = HEADLINES.includes(row.indicator) ? level : Math.max(level, least);
  const gaps = (["baselineMean", "variantMean", "effect"] as const).map((key) => Math.abs(row[key] - other[key]));
  return Math.max(...gaps) / size;
}

describe("the portable entry, bundled for a browser", () => {
  let built: Awaited<ReturnType<typeof bundle>>;
  beforeAll(async () => {
    built = await bundle();
  });

  it("is one script that asks for nothing of Node and for no WebAssembly but the kernels that it brings", () => {
    expect(built.files).toEqual(["agglom.js"]);
    expect(built.code).not.toMatch(/\.wasm\b|\bhighs\b|require\(|from"node:|import\(/i);
    expect(built.code.match(/WebAssembly/g)).toHaveLength(2);
    expect(KERNEL_BYTES.length * (3 / 4)).toBeLessThan(4096);
  });

  describe("in a real browser", () => {
    let page: Page;
    inBrowser(async (browser) => {
      page = await browser.newPage();
    });

    it("gives Node's numbers within 1e-12", async () => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("request", (request) => complaints.push(request.url()));
      await page.addScriptTag({ content: built.code });
      const text = await page.evaluate(
        `agglom.compare(${JSON.stringify(scenario)}, ${JSON.stringify(options)}).then(({ effects }) => JSON.stringify(effects))`,
      );
      const there = JSON.parse(text as string) as EffectRow[];
      const { effects: here } = await compare(scenario, options);
      expect(there.length).toBeGreaterThan(1000);
      const name = ({ variant, year, place, indicator }: EffectRow) => [variant, year, place, indicator].join(" ");
      expect(there.map(name)).toEqual(here.map(name));
      const gdp = here.find(({ place, indicator }) => place === "cluster" && indicator === "real-gdp")!.baselineMean;
      const far = here.filter((row, k) => !(apart(row, there[k]!, gdp) <= 1e-12));
      expect(far.map(name)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });
});
