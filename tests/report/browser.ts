import { existsSync } from "node:fs";
import packaged from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import { withProcesses } from "../../src/apps/node/figures/browser.js";

/** Of a page without three dimensions: drawing it on a processor that plays a graphics card takes ten times as long. */
export const FLAT = ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer"];

/** A real browser: the Chromium of an npm package on Linux x64, elsewhere the user's Chrome; the reason where there is none. */
export async function openBrowser(args: string[] = withProcesses(packaged.args)): Promise<Browser | string> {
  try {
    if (process.platform === "linux" && process.arch === "x64") {
      const executablePath = await packaged.executablePath();
      if (existsSync(executablePath)) return await chromium.launch({ executablePath, args });
    }
    return await chromium.launch({ channel: "chrome" });
  } catch (error) {
    return `no browser can be started here: ${error instanceof Error ? error.message.split("\n")[0] : error}`;
  }
}
