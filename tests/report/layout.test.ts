import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { packedPlotly } from "../../src/apps/node/results/reportPages.js";
import { FIGURES } from "../../src/figures/comparison/index.js";
import { reportHtml } from "../../src/report/pages/page.js";
import { ENGLISH, LANGUAGES } from "../../src/words/index.js";
import { barriers, inBrowser } from "../browser/browser.js";
import { inventedReport } from "./fixture.js";

/** Texts of figures that reach beyond their figure, and pairs of level ones of which one lies on the other; pixels. */
function misplaced(page: Page): Promise<string[]> {
  return page.$$eval(".plot", (places) =>
    places.flatMap((place) => {
      const frame = place.getBoundingClientRect();
      const texts = [...place.querySelectorAll("svg text")]
        .filter((text) => text.textContent?.trim())
        .map((text) => ({
          name: text.textContent,
          box: text.getBoundingClientRect(),
          level: !/rotate\((?!0)/.test(text.getAttribute("transform") ?? ""),
        }));
      const cut = texts.filter(
        ({ box }) =>
          box.left < frame.left - 2 ||
          box.right > frame.right + 2 ||
          box.top < frame.top - 2 ||
          box.bottom > frame.bottom + 2,
      );
      const level = texts.filter((text) => text.level);
      const pairs = level.flatMap((a, at) =>
        level.slice(at + 1).flatMap((b) => {
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          return across > 2 && down > 3 ? [`${place.id}: ${a.name} on ${b.name}`] : [];
        }),
      );
      return [...cut.map(({ name }) => `${place.id}: ${name} is cut off`), ...pairs];
    }),
  );
}

describe.each(LANGUAGES)("a report in %s, in a real browser", (language) => {
  const folder = mkdtempSync(join(tmpdir(), "agglom-layout-"));
  let page: Page;
  const complaints: string[] = [];
  const requests: string[] = [];

  inBrowser(async (browser) => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => requests.push(request.url()));
    const file = join(folder, "report.html");
    writeFileSync(file, reportHtml({ data: inventedReport(), plotlySource: packedPlotly(), language }));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector("html[data-drawn]", { state: "attached", timeout: 60_000 });
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  /** All that is folded, so that it is looked at too. */
  const openAll = async () => {
    await page.$$eval("details", (parts) => {
      for (const part of parts) part.open = true;
    });
  };

  /** Once figures that follow the width of the page are drawn anew. */
  const expectNoneMisplaced = (among = /./) =>
    expect.poll(async () => (await misplaced(page)).filter((one) => among.test(one)), { timeout: 10_000 }).toEqual([]);

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

  if (language === ENGLISH) {
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

    it("names what scrolls for a screen reader, and nothing else", async () => {
      const regions = () =>
        page.$$eval(".scroll", (boxes) =>
          boxes.map((box) => ({
            scrolls: box.scrollWidth > box.clientWidth,
            role: box.getAttribute("role"),
            name: box.getAttribute("aria-label"),
          })),
        );
      await page.setViewportSize({ width: 390, height: 900 });
      await expect.poll(async () => (await regions()).filter(({ role }) => role).length).toBeGreaterThan(2);
      for (const { scrolls, role, name } of await regions()) {
        expect(role).toBe(scrolls ? "region" : null);
        if (scrolls) expect(name).toMatch(/\w/);
        else expect(name).toBeNull();
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    });

    it.each([1280, 1000, 768, 390, 360, 320])("does not scroll sideways at %i px", async (width) => {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(300);
      const [content, window] = await page.$eval("html", (root) => [root.scrollWidth, root.clientWidth]);
      expect(content).toBeLessThanOrEqual(window!);
      await page.setViewportSize({ width: 1280, height: 900 });
    });
  }

  it.each([1280, 390])("leaves every text of the first screen's figures whole and free at %i px", async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await expectNoneMisplaced(/^plot-(path|map)/);
  });

  it("is no barrier to people who use a screen reader or the keyboard", async () => {
    expect(await barriers(page, "summary")).toEqual([]);
    await openAll();
    expect(await barriers(page)).toEqual([]);
  });

  it.each([1280, 390])("leaves every text of a figure whole and free at %i px", async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await openAll();
    await expectNoneMisplaced();
    const [content, window] = await page.$eval("html", (root) => [root.scrollWidth, root.clientWidth]);
    expect(content).toBeLessThanOrEqual(window!);
  });

  it("prints every text of a figure whole and free on A4", async () => {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 680, height: 960 });
    await expectNoneMisplaced();
    expect(await page.$eval("html", (root) => root.scrollWidth)).toBeLessThanOrEqual(680);
  });

  if (language === ENGLISH)
    it("prints on A4: contents gone, details open", async () => {
      await page.$$eval("details", (parts) => {
        for (const part of parts) part.open = false;
      });
      expect(await page.$eval("nav", (nav) => getComputedStyle(nav).display)).toBe("none");
      const pdf = await page.pdf();
      expect(pdf.length).toBeGreaterThan(50_000);
      expect(await page.$$eval("details", (parts) => parts.every((part) => part.open))).toBe(true);
    });
});
