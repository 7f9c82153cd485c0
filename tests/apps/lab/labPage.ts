import type { Locator, Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import { type LabServer, serveLab } from "../../../src/apps/node/lab/labServer.js";
import { inBrowser } from "../../browser/browser.js";

/** The built lab in a real browser, with one page, for the tests of a file. Needs npm run build. */
export class LabPage {
  page!: Page;
  /** What went wrong on the page. */
  readonly complaints: string[] = [];
  /** What the page asked of other servers. */
  readonly elsewhere: string[] = [];
  private server: LabServer | undefined;
  private opened = 0;

  constructor() {
    afterAll(() => this.server?.close());
    inBrowser(async (browser) => {
      const server = await serveLab(0);
      this.server = server;
      this.page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      this.page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
      });
      this.page.on("pageerror", ({ message }) => this.complaints.push(message));
      this.page.on("request", (request) => {
        if (!request.url().startsWith(server.url) && !request.url().startsWith("data:"))
          this.elsewhere.push(request.url());
      });
    });
  }

  /** Opens the lab at an address, as another person would: a page of its own each time, in the process of the last. */
  async open(hash: string): Promise<void> {
    await this.page.goto(`${this.server!.url}?${this.opened++}${hash}`);
  }

  /** Goes on to an address at which something else is drawn, as a link on the page does. */
  async follow(hash: string): Promise<void> {
    if (!this.page.url().startsWith(this.server!.url)) return this.open(hash);
    await this.page.evaluate("document.documentElement.dataset.drawn = 'no'");
    await this.page.goto(this.page.url().replace(/#.*|$/, () => hash));
  }

  /** Waits until the page has drawn what its address says. */
  async drawn(): Promise<void> {
    await this.page.waitForSelector("html[data-drawn=yes]", { state: "attached", timeout: 60_000 });
  }

  /** Waits for the answer to say something. */
  async answer(words: RegExp): Promise<string> {
    const first = this.page.locator(".answer .first");
    await expect.poll(() => first.textContent(), { timeout: 30_000 }).toMatch(words);
    return (await first.textContent())!;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }
}
