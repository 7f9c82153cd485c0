import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { openBrowser } from "../../src/apps/node/figures/browser.js";

/** Of a page without three dimensions: drawing it on a processor that plays a graphics card takes ten times as long. */
const FLAT = ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer", "--process-per-site"];

/**
 * Opens a real browser before the tests around the call, and closes it after them; where none starts they are skipped with
 * the reason.
 */
export function inBrowser(begin: (browser: Browser) => Promise<void> | void): void {
  let opened: Browser | string | undefined;
  beforeAll(async () => {
    opened = await openBrowser(FLAT).catch((error: Error) => error.message);
    if (typeof opened !== "string") await begin(opened);
  });
  beforeEach((context) => {
    if (typeof opened === "string") context.skip(opened);
  });
  afterAll(async () => {
    if (typeof opened === "object") await opened.close();
  });
}

/**
 * What axe-core finds serious or critical on a page, or in the parts of it that a selector names, by rule and place. Rules
 * that find nothing so grave are left out.
 */
export async function barriers(page: Page, parts = "html"): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  // What is well is neither described nor copied: that takes as long as to look at it.
  await page.evaluate("axe.configure({ noHtml: true })");
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(parts)}, {
    resultTypes: ["violations"],
    rules: Object.fromEntries(
      axe._audit.rules
        .filter(({ impact }) => !["serious", "critical"].includes(impact))
        .map(({ id }) => [id, { enabled: false }]),
    ),
  })`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
