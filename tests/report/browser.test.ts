import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { packedPlotly } from "../../src/apps/node/results/reportPages.js";
import { FIGURES } from "../../src/figures/comparison/index.js";
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

describe("the report in a real browser", () => {
  let page: Page;
  const complaints: string[] = [];
  const requests: string[] = [];

  inBrowser(async (opened) => {
    page = await opened.newPage({ viewport: { width: 1280, height: 900 } });
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(addressOf("report.html", reportHtml({ data: inventedReport(), plotlySource: packedPlotly() })));
    await page.waitForSelector("html[data-drawn]", { state: "attached", timeout: 60_000 });
  });

  it("draws every figure without a complaint", async () => {
    const drawn = await page.$$eval(".plot", (places) =>
      places.map((place) => place.querySelectorAll(".main-svg").length),
    );
    expect(drawn.length).toBeGreaterThanOrEqual(FIGURES.length);
    for (const layers of drawn) expect(layers).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  it("asks the network for nothing", () => {
    expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
    expect(requests.filter((url) => url.startsWith("file:"))).toHaveLength(1);
  });

  it("leaves no text of a figure on another", async () => {
    const overlaps = await page.$$eval(".plot", (places) =>
      places.flatMap((place) => {
        const texts = [...place.querySelectorAll("svg text")].filter((text) => text.textContent?.trim());
        const straight = texts.filter((text) => !/rotate\((?!0)/.test(text.getAttribute("transform") ?? ""));
        const boxes = straight.map((text) => ({ name: text.textContent, box: text.getBoundingClientRect() }));
        return boxes.flatMap((a, i) =>
          boxes
            .slice(i + 1)
            .filter(({ box: b }) => {
              const width = Math.min(a.box.right, b.right) - Math.max(a.box.left, b.left);
              const height = Math.min(a.box.bottom, b.bottom) - Math.max(a.box.top, b.top);
              return width > 2 && height > 3;
            })
            .map((b) => `${place.id}: ${a.name} / ${b.name}`),
        );
      }),
    );
    expect(overlaps).toEqual([]);
  });

  it("shows the answer, its path and the map, and who gains and who pays, on the first screen", async () => {
    const bottom = (place: string) => page.$eval(place, (part) => part.getBoundingClientRect().bottom);
    for (const place of [".lead", "#plot-path", "#plot-map", "#findings table"])
      expect(await bottom(place), place).toBeLessThanOrEqual(900);
    const [path, map] = await page.$$eval("#plot-path, #plot-map", (plots) =>
      plots.map((plot) => plot.getBoundingClientRect().left),
    );
    expect(map! - path!).toBeGreaterThan(400);
    expect(await page.$eval("body", (body) => body.scrollHeight)).toBeLessThan(5500);
  });

  it("opens what is folded by keyboard, drawn as wide as the page, and what the address names", async () => {
    const summary = page.locator("#structure summary");
    expect(await page.isVisible("#plot-structure")).toBe(false);
    await summary.focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("#plot-structure .main-svg");
    const [place, drawing] = await page.$$eval("#plot-structure, #plot-structure .main-svg", (parts) =>
      parts.map((part) => part.getBoundingClientRect().width),
    );
    expect(drawing).toBeCloseTo(place!, 0);
    await page.keyboard.press("Enter");
    expect(await page.isVisible("#plot-structure")).toBe(false);
    // By keyboard: a page that just got shorter may move under the mouse between its press and its release.
    await page.focus("nav a[href='#dictionary']");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#dictionary table", { state: "visible" });
  });

  it.each([1280, 1000, 768, 390, 360, 320])("does not scroll sideways at %i px", async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(300);
    const [content, window] = await page.$eval("html", (root) => [root.scrollWidth, root.clientWidth]);
    expect(content).toBeLessThanOrEqual(window!);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it("prints on A4: contents gone, details open, nothing cut off", async () => {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 680, height: 960 });
    expect(await page.$eval("html", (root) => root.scrollWidth)).toBeLessThanOrEqual(680);
    expect(await page.$eval("nav", (nav) => getComputedStyle(nav).display)).toBe("none");
    const pdf = await page.pdf();
    expect(pdf.length).toBeGreaterThan(50_000);
    expect(await page.$$eval("details", (parts) => parts.every((part) => part.open))).toBe(true);
  });
});
