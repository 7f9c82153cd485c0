import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { serveLab } from "../../../src/apps/node/lab/labServer.js";
import { barriers } from "../../browser/browser.js";
import { LabPage } from "./labPage.js";

const lab = new LabPage();
let page: Page;
beforeAll(() => {
  page = lab.page;
});

/** Opens the lab at an address and waits until it has drawn what that says. */
async function open(hash: string): Promise<void> {
  await lab.open(hash);
  await lab.drawn();
}

/** Waits for the answer to say something. */
async function answer(words: RegExp): Promise<string> {
  const first = page.locator(".answer .first");
  await expect.poll(() => first.textContent(), { timeout: 30_000 }).toMatch(words);
  return (await first.textContent())!;
}

const slider = (name: string) => page.getByRole("slider", { name, exact: true });
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });

describe("the lab in a real browser", () => {
  it("opens with a puzzle: a guess, who loses and by what, and a payment by which all sign", async () => {
    await open("");
    await page.getByText("Together the governments would gain 3.136 bn yuan a year").waitFor();
    expect(await barriers(lab.page)).toEqual([]);
    await button("Mill").press("Enter");
    await page.getByText("No. The model says: Harbour.").waitFor();
    await page.getByText("a year: less own revenue once taxes are shared, though not less GDP").waitFor();
    await answer(/^It does not hold: Harbour would leave/);
    await slider("Between Harbour and Spring").press("End");
    await answer(/^This deal holds: nobody would leave/);
    expect(await barriers(lab.page)).toEqual([]);
    // The same agreement is the policy to explore.
    await button("Explore").click();
    await answer(/^Three cities: “All three agree” raises real GDP/);
    expect(await page.locator(".chart .plot").nth(1).getAttribute("aria-label")).toMatch(
      /^Public services per resident.* change −1\.\d+ %/,
    );
  });

  it("explores a policy by an answer in words, a map and two charts, and no serious barrier to anybody", async () => {
    await open("#s=teaching/three-cities&p=without-spring");
    expect(await answer(/Harbour and Mill agree/)).toMatch(/^Three cities: .* raises real GDP by 3\.0/);
    expect(await page.locator(".map [role=button]").count()).toBe(3);
    expect(await page.locator(".chart .plot").count()).toBe(2);
    expect(await page.locator(".chart .plot").first().getAttribute("aria-label")).toMatch(
      /2036: baseline .* change \+3\.0/,
    );
    expect(await barriers(lab.page)).toEqual([]);
  });

  it("answers a lever that is moved from the keyboard, and takes it back", async () => {
    await open("#s=teaching/two-cities&firms=cohorts");
    await answer(/Nothing differs/);
    await slider("Administrative border").press("ArrowLeft");
    const one = await answer(/“Your policy” raises/);
    await slider("Administrative border").press("Home");
    await expect.poll(() => page.locator(".answer .first").textContent()).not.toBe(one);
    await answer(/“Your policy” raises/);
    // Both presses are one way of the slider.
    await button("Undo").press("Enter");
    await answer(/Nothing differs/);
    await button("Redo").press("Enter");
    await answer(/“Your policy” raises/);
    await expect.poll(() => page.evaluate("location.hash")).toContain("l=border:0");
    await button("Reset").click();
    await answer(/Nothing differs/);
  });

  it.each([
    ["teaching/two-cities&firms=cohorts", "goods", /“Goods .*” raises/],
    // Governments choose: it takes half a minute.
    ["beijing-tianjin-hebei/tax-competition", "no-sharing", /^Calculating/],
  ])("says of a policy nothing before it has been calculated: %s", async (scenario, chosen, told) => {
    await open(`#s=${scenario}`);
    await answer(/Nothing differs/);
    await page.evaluate(() => {
      const box = document.querySelector(".answer")!;
      const said: (string | null)[] = [];
      new MutationObserver(() => said.push(box.textContent)).observe(box, {
        subtree: true,
        childList: true,
        characterData: true,
      });
      Object.assign(globalThis, { said });
    });
    await page.getByRole("combobox", { name: "Policy package" }).selectOption(chosen);
    await answer(told);
    await page.waitForTimeout(2000);
    const [first, ...later] = (await page.evaluate("said")) as string[];
    expect(first).toBe("Calculating…Map and charts still show the earlier policy.");
    expect(later.filter((text) => /no effect|Your policy/.test(text))).toEqual([]);
  });

  it("plays the years, and stops at the last one", async () => {
    await open("#s=teaching/two-cities&firms=cohorts&p=goods&y=2034");
    await page.getByRole("combobox", { name: "Speed" }).selectOption("8");
    await button("Step back").click();
    expect(await page.locator(".player output").textContent()).toBe("2033");
    await page.locator(".player .start").click();
    await expect.poll(() => page.locator(".player output").textContent()).toBe("2036");
    await expect.poll(() => page.locator(".player .start").textContent()).toBe("Play the years");
  });

  it("has all of itself in Chinese", async () => {
    await open("#s=teaching/three-cities&p=all&lang=zh&city=mill");
    await answer(/三城协议.*提高/);
    expect(await page.getAttribute("html", "lang")).toBe("zh-Hans");
    await page.waitForSelector(".books");
    for (const more of await page.locator("button.more").all()) await more.click();
    for (const about of await page.locator("button.about").all()) await about.click();
    // Sources are quoted as they are; "agglom" and codes of files have no other name.
    const english = await page.evaluate(() => {
      const left = [...document.querySelectorAll("body *")].filter(
        (element) => !element.closest("[lang=en], .source, script, style, noscript"),
      );
      const texts = left.flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3));
      return texts
        .map((node) => node.textContent!.trim())
        .filter((text) => /[a-z]{3}/i.test(text.replace(/agglom|SVG|PNG|CSV|GDP|APL|English/g, "")));
    });
    expect([...new Set(english)]).toEqual([]);
    expect(await barriers(lab.page)).toEqual([]);
  });

  it("opens a city that is chosen on the map from the keyboard", async () => {
    await open("#s=teaching/three-cities&p=without-spring&firms=cohorts");
    await page.locator(".map [role=button]").nth(2).press("Enter");
    await page.waitForSelector(".city-panel .books");
    expect(await page.locator(".city-panel h2").textContent()).toContain("Spring, 2036");
    expect(await page.locator(".books tbody tr").count()).toBeGreaterThan(12);
    expect(await barriers(lab.page)).toEqual([]);
    await button("Close").click();
    expect(await page.locator(".city-panel").count()).toBe(0);
  });

  it("keeps its luck until another is asked for", async () => {
    await open("#s=teaching/two-cities&p=goods");
    const first = await answer(/raises/);
    await button("New seed").click();
    await expect.poll(() => page.locator(".answer .first").textContent()).not.toBe(first);
    await button("First seed").click();
    await expect.poll(() => page.locator(".answer .first").textContent()).toBe(first);
  });

  it("compares two policies, with an interval of chance, and swaps them", async () => {
    await open("#t=compare&s=teaching/two-cities&p=goods&p2=people");
    await page.getByRole("region", { name: "A, B and their difference" }).getByRole("button", { name: "Run" }).click();
    const row = page.locator("tr", { hasText: "Real GDP" });
    await row.waitFor({ timeout: 60_000 });
    expect(await row.locator("td").first().textContent()).toMatch(/\+3\.\d+ % ?\+\d\.\d+ … \+\d/);
    await button("Swap").click();
    await expect.poll(() => page.evaluate("location.hash")).toMatch(/p=people&p2=goods|p2=goods&p=people/);
    expect(await barriers(lab.page)).toEqual([]);
  });

  it.each(["#s=teaching/none", "#l=border:1e999", "#l=%E0%A4%A", "#city=<script>hacked=1</script>", "#__proto__=1"])(
    "opens as without an address from a broken or hostile one, and says so: %s",
    async (hash) => {
      await open(hash);
      expect(await page.locator(".notice").textContent()).toMatch(/not valid here/);
      await page.getByRole("heading", { name: "Your guess: who would refuse?" }).waitFor();
      expect(await page.evaluate("globalThis.hacked")).toBeUndefined();
    },
  );

  it("says what is allowed where an address asks for too much", async () => {
    await lab.open("#s=teaching/two-cities&l=border:99999");
    await expect
      .poll(() => page.locator(".answer .message").textContent(), { timeout: 30_000 })
      .toMatch(/out of range.*0 to 5/);
  });

  it("opens a file of the reader's own, and says what is wrong with it in the reader's language", async () => {
    await open("#s=teaching/three-cities&lang=zh");
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
    for (const hash of ["#s=teaching/three-cities&p=all&city=mill", "#t=compare&s=teaching/two-cities&p=goods"]) {
      await open(hash);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    }
    // Whether a deal holds is in sight where payments are set.
    await open("#t=game&x-who=mill");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    const first = await page.locator(".slide").first().boundingBox();
    const verdict = await page.locator(".answer .first").boundingBox();
    expect(verdict!.y + verdict!.height - first!.y).toBeLessThan(400);
    // The answer is in sight where levers are moved.
    await open("#s=teaching/three-cities&p=all");
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
        return button(name).click();
      };
      const inSight = (selector: string) =>
        page.locator(selector).evaluate((one) => {
          const { top, bottom } = one.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        });
      await button(guess).waitFor({ timeout: 30_000 });
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
        const parts = [...new Intl.Segmenter(locale, { granularity: "word" }).segment(range.toString())];
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
    await button(/^Begin: /)
      .first()
      .click();
    await button("Next").click();
    const guess = page.getByRole("heading", { level: 1 });
    const second = await guess.textContent();
    await page.goBack();
    await expect.poll(() => guess.textContent()).not.toBe(second);
    await page.goForward();
    await expect.poll(() => guess.textContent()).toBe(second);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => guess.textContent()).toBe("Lessons");
    await button("About").click();
    await expect.poll(() => guess.textContent()).toBe("About the lab");
    await lab.open("");
    await page.getByRole("link", { name: "Go on where you left off" }).click();
    await expect.poll(() => guess.textContent()).toBe("About the lab");
  });

  it("opens again, and regions that were not opened before, when the server is gone", async () => {
    const server = await serveLab(0);
    const alone = await page.context().browser()!.newPage();
    try {
      await alone.goto(server.url);
      await alone.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 60_000 });
    } finally {
      await server.close();
    }
    // By either name of the page, and with what else may stand in its address.
    for (const name of ["", "index.html", "?own"]) {
      await alone.goto("about:blank");
      await alone.goto(`${server.url}${name}#s=teaching/two-cities&firms=cohorts&p=goods`);
      await alone.getByText(/“Goods .*” raises real GDP/).waitFor({ timeout: 60_000 });
    }
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
