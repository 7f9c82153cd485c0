import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../../src/node/figures/browser.js";
import { type Draughtsman, draughtsman } from "../../../src/node/figures/drawing.js";
import { LOAD_FONTS, pageWithFonts } from "../../../src/node/figures/fonts.js";
import type { PrintWidth } from "../../../src/report/print/format.js";
import { type PrintedResults, printFigures } from "../../../src/report/print/index.js";
import { inventedReport } from "../../report/fixture.js";
import { game } from "../../report/game.js";
import { textFaults } from "./textFaults.js";

const manifest = inventedReport(1).manifest;
const RESULTS: readonly PrintedResults[] = [
  { kind: "comparison", data: inventedReport() },
  { kind: "game", report: game, manifest },
];
const WIDTHS: readonly PrintWidth[] = ["double", "single"];

const opened = await openBrowser().catch((error: Error) => error.message);

describe.skipIf(typeof opened === "string")("figures for print", () => {
  const folder = mkdtempSync(join(tmpdir(), "agglom-figures-"));
  const browser = opened as Browser;
  let draws: Draughtsman;
  let page: Page;

  beforeAll(async () => {
    draws = await draughtsman(browser);
    page = await browser.newPage();
    await page.setContent(pageWithFonts());
    await page.evaluate(LOAD_FONTS);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const all = RESULTS.flatMap((results) =>
    WIDTHS.flatMap((width) =>
      printFigures(results, width).map((figure) => ({ name: `${figure.id}, ${width}`, figure })),
    ),
  );

  it.each(all)("$name: an editor finds nothing to send back", { timeout: 20_000 }, async ({ figure }) => {
    const { paper, caption } = figure;
    expect([89, 183]).toContain(paper.width);
    expect(paper.height).toBeLessThanOrEqual(170);
    expect(caption).not.toBe("");
    const svg = await draws.svg(figure);
    expect(/<image|<foreignObject|rgba\(/.exec(svg)?.[0]).toBeUndefined();
    expect(await textFaults(page, svg)).toEqual([]);
    expect((await draws.svg(figure)) === svg).toBe(true);
  });

  it("embeds letters as TrueType, on a page of the exact size, the same bytes each time", async () => {
    const chosen = all.slice(0, 3);
    for (const { figure } of chosen) {
      const [svg, again] = [await draws.svg(figure), await draws.svg(figure)];
      const pdf = await draws.pdf(svg, figure);
      expect(await draws.pdf(again, figure)).toEqual(pdf);
      const file = join(folder, "figure.pdf");
      writeFileSync(file, pdf as Uint8Array);
      const fonts = poppler("pdffonts", file);
      expect(fonts).toMatch(/LiberationSans +CID TrueType/);
      expect(fonts).not.toMatch(/Type 3|CFF| no +(?:yes|no) +(?:yes|no) +\d/);
      const [, pages, width, height] = /Pages: +(\d+).*Page size: +([\d.]+) x ([\d.]+)/s.exec(
        poppler("pdfinfo", file),
      )!;
      expect(pages).toBe("1");
      expect(millimetres(width)).toBeCloseTo(figure.paper.width, 2);
      expect(millimetres(height)).toBeCloseTo(figure.paper.height, 2);
    }
  });

  it("says in a PNG how large it is on paper", async () => {
    const { figure } = all[0]!;
    const png = Buffer.from((await draws.png(await draws.svg(figure), figure)) as Uint8Array);
    expect(png.readUInt32BE(16)).toBe(Math.round((figure.paper.width / 25.4) * 600));
    expect(png.subarray(37, 41).toString()).toBe("pHYs");
    expect(png.readUInt32BE(41)).toBe(23622);
  });
});

function poppler(program: string, file: string): string {
  return spawnSync(program, [file], { encoding: "utf8" }).stdout;
}

function millimetres(points: string | undefined): number {
  return (Number(points) * 25.4) / 72;
}
