import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { packedPlotly } from "../../src/apps/node/results/reportPages.js";
import { reportHtml } from "../../src/report/pages/page.js";
import { inBrowser } from "../browser/browser.js";
import { inventedReport } from "./fixture.js";
import { hostile } from "./hostile.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-report-"));
afterAll(() => rmSync(folder, { recursive: true }));

let browser: Browser;
inBrowser((opened) => {
  browser = opened;
});

/** The address of a file that holds a page. */
function addressOf(name: string, page: string): string {
  const file = join(folder, name);
  writeFileSync(file, page);
  return pathToFileURL(file).href;
}

describe("a report of texts that are no friends of ours, in a real browser", () => {
  it("runs none of them, and links nowhere", async () => {
    const data = inventedReport(2);
    const names = [...data.context.players, ...data.context.variants.map(({ id }) => id)];
    const html = reportHtml({ data: hostile(data, names), plotlySource: packedPlotly() });
    const page = await browser.newPage();
    await page.goto(addressOf("hostile.html", html));
    await page.waitForSelector("html[data-drawn]", { state: "attached", timeout: 60_000 });
    expect(await page.evaluate("globalThis.hacked")).toBeUndefined();
    expect(await page.$$("img, a[href^='javascript']")).toEqual([]);
    expect(await page.textContent("h1")).toContain("<img src=x onerror");
    await page.close();
  });
});

describe("a report in a browser that cannot unpack", () => {
  it("says so in the place of every figure, and shows everything else", async () => {
    const page = await browser.newPage();
    await page.addInitScript("delete globalThis.DecompressionStream");
    await page.goto(addressOf("old.html", reportHtml({ data: inventedReport(2), plotlySource: packedPlotly() })));
    const texts = await page.$$eval(".plot", (places) => places.map((place) => place.textContent));
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) expect(text).toMatch(/browser is too old.*浏览器版本过旧/);
    await page.close();
  });
});
