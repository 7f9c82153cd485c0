import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { openBrowser } from "../../src/apps/node/figures/browser.js";

/** Of a page without three dimensions: drawing it on a processor that plays a graphics card takes ten times as long. */
const FLAT = ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer"];

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
