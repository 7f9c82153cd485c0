import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { type LabServer, serveLab } from "../../src/node/labServer.js";
import { openBrowser } from "../report/browser.js";

/** The built lab in a real browser; the reason where there is none. Needs npm run build. */
export interface LabInBrowser {
  server: LabServer;
  browser: Browser | string;
}

export async function startLab(): Promise<LabInBrowser> {
  return { server: await serveLab(0), browser: await openBrowser() };
}

export async function stopLab({ server, browser }: LabInBrowser): Promise<void> {
  if (typeof browser !== "string") await browser.close().catch(() => {});
  await server.close();
}

/** A page of the lab at an address, and what goes wrong on it. */
export async function openLab({ server, browser }: LabInBrowser, hash: string, width = 1280) {
  const page = await (browser as Browser).newPage({ viewport: { width, height: 800 } });
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`${server.url}${hash}`);
  return { page, errors };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds serious or critical, by rule and place. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await checker.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}
