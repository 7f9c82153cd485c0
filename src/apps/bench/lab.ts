import type { Page } from "playwright-core";
import { openBrowser } from "../node/figures/browser.js";
import { serveLab } from "../node/lab/labServer.js";
import { type Measurement, once, summarise } from "./measure.js";

const SCENARIOS = ["teaching/two-cities", "teaching/three-cities", "regions/yangtze-river-delta"];

/** Of a page without three dimensions: drawing it on a processor that plays a graphics card takes ten times as long. */
const FLAT = ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer"];

interface Answers {
  /** Milliseconds from a lever to redrawn charts. */
  took: number[];
  /** Milliseconds for which the page was blocked, at most. */
  blocked: number;
}

/**
 * The built page in a headless browser, on the clock of the wall: until it is drawn, from a lever to redrawn charts,
 * and how long it was blocked.
 */
export async function* labBenchmarks(): AsyncGenerator<Measurement> {
  const browser = await openBrowser(FLAT).catch((error: Error) => {
    process.stderr.write(`lab: ${error.message}\n`);
    return undefined;
  });
  if (!browser) return;
  const server = await serveLab(0);
  try {
    for (const name of SCENARIOS) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const started = performance.now();
      await page.goto(`${server.url}#s=${name}`);
      await page.waitForSelector("html[data-drawn=yes]", { state: "attached" });
      yield once("lab-opens", name, performance.now() - started);
      // The first answers also compile the page's program: they are not timed.
      await answers(page, 3);
      const { took, blocked } = await answers(page, 9);
      yield summarise(
        "lab-answers",
        name,
        took.map((ms) => ms * 1000),
      );
      yield once("lab-blocked", name, blocked);
      await page.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Moves the first lever again and again. The script is text: it sees a page, which this program does not. */
function answers(page: Page, times: number): Promise<Answers> {
  return page.evaluate(`(async () => {
    let blocked = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) blocked = Math.max(blocked, duration);
    }).observe({ entryTypes: ["longtask"] });
    const slider = document.querySelector(".lever input");
    const drawnAfter = (start) =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => {
          if (!list.getEntriesByName("drawn").some(({ startTime }) => startTime > start)) return;
          observer.disconnect();
          resolve();
        });
        observer.observe({ entryTypes: ["mark"] });
      });
    const took = [];
    for (let k = 0; k < ${times}; k++) {
      const start = performance.now();
      const drawn = drawnAfter(start);
      slider.value = String(0.05 + ((k * 7) % 19) * 0.05);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await drawn;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      took.push(performance.now() - start);
    }
    return { took, blocked };
  })()`);
}
