import { beforeAll, describe, expect, it } from "vitest";
import { compare, type EffectRow } from "../../src/index.js";
import { QUICK, twoCities } from "../library/texts.js";
import { openBrowser } from "../report/browser.js";
import { bundle } from "./bundle.js";

const { scenario, file, files } = twoCities;
const options = { file, files, set: QUICK, replicates: 2 };

/**
 * What is the small difference of large quantities, and the size of these: another engine of JavaScript has other last digits of exp, log and pow.
 * Shares, rates and indices are of order one; revenue from tolls and equivalent variation are read off flows of the size of GDP.
 */
const OF_ORDER_ONE = ["theil-t-gdp-within", "theil-l-gdp-within", "net-migration-rate", "net-headquarters-moves"];
const OF_GDP = ["toll-revenue", "equivalent-variation", "net-capital-inflow"];

/** Largest difference of two rows that should be one: relative to their level, or to the size of what they are differences of. */
function apart(row: EffectRow, other: EffectRow, gdp: number): number {
  const least = OF_GDP.includes(row.indicator) ? gdp : OF_ORDER_ONE.includes(row.indicator) ? 1 : 0;
  const size = Math.max(Math.abs(row.baselineMean), Math.abs(row.variantMean), least);
  const gaps = (["baselineMean", "variantMean", "effect"] as const).map((key) => Math.abs(row[key] - other[key]));
  const largest = Math.max(...gaps);
  return largest === 0 ? 0 : largest / size;
}

describe("the portable entry, bundled for a browser", () => {
  let built: Awaited<ReturnType<typeof bundle>>;
  beforeAll(async () => {
    built = await bundle();
  });

  it("is one script that asks for nothing of Node and for no WebAssembly", () => {
    expect(built.files).toEqual(["agglom.js"]);
    expect(built.code).not.toMatch(/WebAssembly|require\(|from"node:|import\(/);
  });

  it("gives Node's numbers within 1e-12 in a real browser", async (context) => {
    const browser = await openBrowser();
    if (typeof browser === "string") return context.skip(browser);
    try {
      const page = await browser.newPage();
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
      const name = ({ variant, year, scope, indicator }: EffectRow) => [variant, year, scope, indicator].join(" ");
      expect(there.map(name)).toEqual(here.map(name));
      const gdp = here.find(({ scope, indicator }) => scope === "cluster" && indicator === "real-gdp")!.baselineMean;
      const far = here.filter((row, k) => !(apart(row, there[k]!, gdp) <= 1e-12));
      expect(far.map(name)).toEqual([]);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
