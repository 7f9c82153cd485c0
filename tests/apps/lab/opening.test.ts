import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { serveLab } from "../../../src/apps/node/lab/labServer.js";
import { LabPage } from "./labPage.js";

const lab = new LabPage();
let page: Page;
beforeAll(() => {
  page = lab.page;
});

describe("the lab in a real browser", () => {
  it.each([
    ["#city=<script>hacked=1</script>", "open"],
    ["#s=teaching/none", "follow"],
    ["#l=border:1e999", "follow"],
    ["#l=%E0%A4%A", "open"],
    ["#__proto__=1", "follow"],
  ] as const)("opens as without an address from a broken or hostile one, and says so: %s", async (hash, way) => {
    await lab[way](hash);
    expect(await page.locator(".notice").textContent()).toMatch(/not valid here/);
    await page.getByRole("heading", { name: "Your guess: who would refuse?" }).waitFor();
    expect(await page.evaluate("globalThis.hacked")).toBeUndefined();
    // What the next one says is its own.
    await page.locator(".notice button").click();
    expect(await page.locator(".notice").count()).toBe(0);
  });

  it("says what is allowed where an address asks for too much", async () => {
    await lab.follow("#s=teaching/two-cities&l=border:99999");
    await expect
      .poll(() => page.locator(".answer .message").textContent(), { timeout: 30_000 })
      .toMatch(/out of range.*0 to 5/);
  });

  it("opens a file of the reader's own, and says what is wrong with it in the reader's language", async () => {
    await lab.follow("#s=teaching/three-cities&lang=zh");
    await lab.drawn();
    const text = readFileSync("scenarios/teaching/two-cities.yaml", "utf8").replace("../regions", "regions");
    const choose = (content: string) =>
      page
        .locator(".own input")
        .first()
        .setInputFiles({ name: "mine.yaml", mimeType: "", buffer: Buffer.from(content) });
    await page.locator(".own summary").click();
    await choose(text.replace("/region.yaml", "").replace("years: 15", "years: 3000"));
    await expect
      .poll(() => page.locator(".own [role=alert]").textContent(), { timeout: 30_000 })
      .toMatch(/^mine\.yaml:\d+:\d+: years = 3000 .*允许/);
    await choose(text.replace("/region.yaml", ""));
    await expect.poll(() => page.url(), { timeout: 30_000 }).toContain("s=own/");
    await lab.drawn();
    expect(await page.locator(".question").textContent()).toContain("两座规模不等的城市");
  });

  it("fits a phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    // Charts are drawn anew once the page knows its new width.
    const fits = () =>
      expect.poll(() => page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    for (const hash of ["#s=teaching/three-cities&p=all&city=mill", "#t=compare&s=teaching/two-cities&p=goods"]) {
      await lab.follow(`${hash}&lang=en`);
      await lab.drawn();
      await fits();
    }
    // Whether a deal holds is in sight where payments are set.
    await lab.follow("#t=game&x-who=mill");
    await lab.drawn();
    await fits();
    const first = await page.locator(".slide").first().boundingBox();
    const verdict = await page.locator(".answer .first").boundingBox();
    expect(verdict!.y + verdict!.height - first!.y).toBeLessThan(400);
    // The answer is in sight where levers are moved.
    await lab.follow("#s=teaching/three-cities&p=all");
    await lab.drawn();
    await page.locator(".lever input[type=range]").last().scrollIntoViewIfNeeded();
    const place = await page.locator(".answer .first").boundingBox();
    expect(place!.y).toBeGreaterThanOrEqual(0);
    expect(place!.y + place!.height).toBeLessThan(200);
    // Nor is any other window narrower than the page.
    for (const width of [320, 480, 768, 900, 1100, 1200, 1400]) {
      await page.setViewportSize({ width, height: 740 });
      // Charts take the new width a frame later.
      await expect
        .poll(() => page.evaluate<number>("document.documentElement.scrollWidth"), { message: `at ${width} px` })
        .toBeLessThanOrEqual(width);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it.each([
    ["en", "Mill", "Nucleolus"],
    ["zh", "工城", "核仁"],
  ])(
    "leads on a phone from the puzzle to who refuses, why, and a deal that holds: %s",
    async (language, guess, rule) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await lab.open(`#lang=${language}`);
      let taps = 0;
      const tap = (name: string) => {
        taps++;
        return lab.button(name).click();
      };
      const inSight = (selector: string) =>
        page.locator(selector).evaluate((one) => {
          const { top, bottom } = one.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        });
      await lab.button(guess).waitFor({ timeout: 30_000 });
      expect(await inSight("#guess-title")).toBe(true);
      await tap(guess);
      await page.locator(".verdict").waitFor();
      expect(await inSight(".verdict")).toBe(true);
      // Scrolled as far as it takes to see the last rule, and a pixel more: its end is none of a whole pixel.
      await page.locator(".divisions li:last-child").evaluate((one) => {
        one.scrollIntoView({ block: "nearest" });
        scrollBy(0, 1);
      });
      await tap(rule);
      await page.locator("[data-holds=yes]").waitFor();
      for (const part of ["[data-holds]", ".deal table", ".divisions li:last-child"])
        expect(await inSight(part), part).toBe(true);
      expect(taps).toBeLessThanOrEqual(12);
      // All that stands above the verdict on the deal, and this.
      const above = await page.evaluate((locale) => {
        const [main, last] = [document.querySelector("main")!, document.querySelector("[data-holds]")!];
        const range = document.createRange();
        range.setStart(main, 0);
        range.setEndAfter(last);
        const read = range.cloneContents();
        // What a drawing names where one points at it is not read on the way.
        for (const name of read.querySelectorAll("svg title")) name.remove();
        const parts = [...new Intl.Segmenter(locale, { granularity: "word" }).segment(read.textContent!)];
        return parts.filter(({ isWordLike }) => isWordLike).length;
      }, language);
      expect(above).toBeGreaterThan(50);
      expect(above).toBeLessThanOrEqual(200);
      // All that is seen down to the last rule and what it means; the table of numbers is for who wants them.
      const words = await page.evaluate((locale) => {
        const main = document.querySelector("main")!;
        const end = main.querySelector(".divisions")!.getBoundingClientRect().bottom;
        const seen: string[] = [];
        for (const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT); walk.nextNode(); ) {
          const range = document.createRange();
          range.selectNode(walk.currentNode);
          const { top, width } = range.getBoundingClientRect();
          const parent = walk.currentNode.parentElement!;
          if (top < end && width > 1 && !parent.closest("table, svg")) seen.push(walk.currentNode.textContent!);
        }
        const parts = [...new Intl.Segmenter(locale, { granularity: "word" }).segment(seen.join(" "))];
        return parts.filter(({ isWordLike }) => isWordLike).length;
      }, language);
      expect(words).toBeGreaterThan(100);
      expect(words).toBeLessThanOrEqual(200);
      await page.setViewportSize({ width: 1280, height: 900 });
    },
  );

  it("goes back and forward between its parts, and offers to go on where it was left", async () => {
    await lab.open("#t=lessons&lang=en");
    await lab
      .button(/^Begin: /)
      .first()
      .click();
    await lab.button("Next").click();
    const guess = page.getByRole("heading", { level: 1 });
    const second = await guess.textContent();
    await page.goBack();
    await expect.poll(() => guess.textContent()).not.toBe(second);
    await page.goForward();
    await expect.poll(() => guess.textContent()).toBe(second);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => guess.textContent()).toBe("Lessons");
    await lab.button("About").click();
    await expect.poll(() => guess.textContent()).toBe("About the lab");
    await lab.open("");
    await page.getByRole("link", { name: "Go on where you left off" }).click();
    await expect.poll(() => guess.textContent()).toBe("About the lab");
  });

  it("opens again, and regions that were not opened before, when the server is gone", async () => {
    const server = await serveLab(0);
    const alone = await page.context().browser()!.newPage();
    try {
      await alone.goto(`${server.url}#t=lessons`);
      await alone.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 60_000 });
    } finally {
      await server.close();
    }
    // By either name of the page, and with what else may stand in its address.
    for (const name of ["", "index.html", "?own"]) {
      await alone.goto("about:blank");
      await alone.goto(`${server.url}${name}#t=lessons`);
      await alone.getByRole("heading", { name: "Lessons", level: 1 }).waitFor({ timeout: 60_000 });
    }
    await alone.goto(`${alone.url().replace(/#.*/, "")}#s=teaching/two-cities&firms=cohorts&p=goods`);
    await alone.getByText(/“Goods .*” raises real GDP/).waitFor({ timeout: 60_000 });
    await alone.close();
  });

  it("holds no Plotly, and no WebAssembly but the kernels that its scripts bring", () => {
    const all = readdirSync("dist/lab/assets");
    const files = all.filter((name) => name.endsWith(".js"));
    expect(all.filter((name) => !/\.(js|css)$/.test(name))).toEqual([]);
    expect(files.length).toBeGreaterThan(5);
    for (const name of files)
      expect(readFileSync(`dist/lab/assets/${name}`, "utf8")).not.toMatch(/plotly\.js v|plotly-logomark/);
  });

  it("asks for nothing from elsewhere, and nothing complains", () => {
    expect(lab.elsewhere).toEqual([]);
    expect(lab.complaints).toEqual([]);
  });
});
