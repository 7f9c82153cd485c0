import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { type LabServer, serveLab } from "../../../src/apps/node/lab/labServer.js";
import { FLAT, openBrowser } from "../../report/browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The built lab in a real browser, with one page. Needs npm run build. */
export class LabPage {
  readonly page: Page;
  /** What went wrong on the page. */
  readonly errors: string[] = [];
  private readonly server: LabServer;
  private readonly browser: Browser;

  private constructor(server: LabServer, browser: Browser, page: Page) {
    this.server = server;
    this.browser = browser;
    this.page = page;
    page.on("pageerror", ({ message }) => this.errors.push(message));
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
  }

  /** The reason where there is no browser. */
  static async start(): Promise<LabPage | string> {
    const browser = await openBrowser(FLAT);
    if (typeof browser === "string") return browser;
    return new LabPage(await serveLab(0), browser, await browser.newPage({ viewport: { width: 1280, height: 900 } }));
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  async open(hash: string): Promise<void> {
    await this.page.goto("about:blank");
    await this.page.goto(this.server.url + hash);
  }

  /** What axe-core finds serious or critical, by rule and place. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate(axe);
    const { violations } = await this.page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  }
}
