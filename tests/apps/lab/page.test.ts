import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
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

/** The same on the page that is open. */
async function follow(hash: string): Promise<void> {
  await lab.follow(hash);
  await lab.drawn();
}

const slider = (name: string) => page.getByRole("slider", { name, exact: true });

describe("the lab in a real browser", () => {
  it("opens with a puzzle: a guess, who loses and by what, and a payment by which all sign", async () => {
    await open("");
    await page.getByText("Together the governments would gain 3.14 bn yuan a year").waitFor();
    expect(await barriers(page)).toEqual([]);
    await lab.button("Mill").press("Enter");
    await page.getByText("Not so. The model says: Harbour.").waitFor();
    await page.getByText("a year: less own revenue with payments between cities, though not less GDP").waitFor();
    await lab.answer(/^It does not hold: Harbour would leave/);
    await slider("Between Harbour and Spring").press("End");
    await lab.answer(/^This deal holds: nobody would leave/);
    expect(await barriers(page)).toEqual([]);
    // The same agreement is the policy to explore.
    await lab.button("Explore").click();
    await lab.answer(/^Three cities: “All three agree” raises real GDP/);
    expect(await page.locator(".chart .plot").nth(1).getAttribute("aria-label")).toMatch(
      /^Public services per resident.* change −1\.\d+ %/,
    );
  });

  it("explores a policy by an answer in words, a map and two charts, and no serious barrier to anybody", async () => {
    await open("#s=teaching/three-cities&p=without-spring");
    expect(await lab.answer(/Harbour and Mill agree/)).toMatch(/^Three cities: .* raises real GDP by 3\.0/);
    expect(await page.locator(".map [role=button]").count()).toBe(3);
    expect(await page.locator(".chart .plot").count()).toBe(2);
    expect(await page.locator(".chart .plot").first().getAttribute("aria-label")).toMatch(
      /2036: baseline .* change \+3\.0/,
    );
    expect(await barriers(page)).toEqual([]);
  });

  it.each([
    ["teaching/two-cities&firms=cohorts", "goods", /“Goods .*” raises/],
    // Governments choose: it takes half a minute.
    ["beijing-tianjin-hebei/tax-competition", "no-sharing", /^Calculating/],
  ])("says of a policy nothing before it has been calculated: %s", async (scenario, chosen, told) => {
    await follow(`#s=${scenario}`);
    await lab.answer(/Nothing differs/);
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
    await lab.answer(told);
    await page.waitForTimeout(2000);
    const [first, ...later] = (await page.evaluate("said")) as string[];
    expect(first).toBe("Calculating…Map and charts still show the earlier policy.");
    expect(later.filter((text) => /no effect|Your policy/.test(text))).toEqual([]);
  });

  it("plays the years, and stops at the last one", async () => {
    await open("#s=teaching/two-cities&firms=cohorts&p=goods&y=2034");
    await page.getByRole("combobox", { name: "Speed" }).selectOption("8");
    await lab.button("Step back").click();
    expect(await page.locator(".player output").textContent()).toBe("2033");
    await page.locator(".player .start").click();
    await expect.poll(() => page.locator(".player output").textContent()).toBe("2036");
    await expect.poll(() => page.locator(".player .start").textContent()).toBe("Play the years");
  });

  it("answers a lever that is moved from the keyboard, and takes it back", async () => {
    await follow("#s=teaching/two-cities&firms=cohorts");
    await lab.answer(/Nothing differs/);
    await slider("Administrative border").press("ArrowLeft");
    const one = await lab.answer(/“Your policy” raises/);
    await slider("Administrative border").press("Home");
    await expect.poll(() => page.locator(".answer .first").textContent()).not.toBe(one);
    await lab.answer(/“Your policy” raises/);
    // Both presses are one way of the slider.
    await lab.button("Undo").press("Enter");
    await lab.answer(/Nothing differs/);
    await lab.button("Redo").press("Enter");
    await lab.answer(/“Your policy” raises/);
    await expect.poll(() => page.evaluate("location.hash")).toContain("l=border:0");
    await lab.button("Reset").click();
    await lab.answer(/Nothing differs/);
  });

  it("has all of itself in Chinese", async () => {
    await open("#s=teaching/three-cities&p=all&lang=zh&city=mill");
    await lab.answer(/三城协议.*提高/);
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
    expect(await barriers(page)).toEqual([]);
  });

  it("is drawn for paper too, with the year that map and charts are of", async () => {
    await open("#s=teaching/three-cities&p=all&y=2030&lang=en");
    await lab.answer(/All three agree.*raises/);
    await page.emulateMedia({ media: "print" });
    try {
      await page.setViewportSize({ width: 1400, height: 900 });
      await expect.poll(() => page.locator(".map svg").count()).toBe(1);
      expect(await page.locator(".notice, [role=alert]").count()).toBe(0);
      expect(await page.locator(".player .year output").isVisible()).toBe(true);
      expect(await page.locator(".player .year output").textContent()).toBe("2030");
      expect(
        await page.locator(".player .year .hidden").evaluate((year) => (year as HTMLElement).offsetWidth),
      ).toBeGreaterThan(20);
      // Its note names what a chart shows in full, where a list would be cut.
      expect(await page.locator(".charts select:visible").allTextContents()).toHaveLength(1);
      await page.getByText("Real consumption per resident, private and public: real consumption").first().waitFor();
      // What can only be pressed, moved or chosen is left out.
      const controls = "main :is(button, summary, input[type=range], .player select)";
      expect(await page.locator(controls).and(page.locator(":visible")).allTextContents()).toEqual([]);
    } finally {
      await page.emulateMedia({ media: "screen" });
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });

  it("opens a city that is chosen on the map from the keyboard", async () => {
    await follow("#s=teaching/three-cities&p=without-spring&firms=cohorts&lang=en");
    await page.locator(".map [role=button]").nth(2).press("Enter");
    await page.waitForSelector(".city-panel .books");
    expect(await page.locator(".city-panel h2").textContent()).toContain("Spring, 2036");
    expect(await page.locator(".books tbody tr").count()).toBeGreaterThan(12);
    expect(await barriers(page)).toEqual([]);
    await lab.button("Close").click();
    expect(await page.locator(".city-panel").count()).toBe(0);
  });

  it("keeps its luck until another is asked for", async () => {
    await follow("#s=teaching/two-cities&p=goods");
    const first = await lab.answer(/raises/);
    await lab.button("New seed").click();
    await expect.poll(() => page.locator(".answer .first").textContent()).not.toBe(first);
    await lab.button("First seed").click();
    await expect.poll(() => page.locator(".answer .first").textContent()).toBe(first);
  });

  it("compares two policies, with an interval of chance, and swaps them", async () => {
    await open("#t=compare&s=teaching/two-cities&p=goods&p2=people");
    await page.getByRole("region", { name: "A, B and their difference" }).getByRole("button", { name: "Run" }).click();
    const row = page.locator("tr", { hasText: "Real GDP" });
    await row.waitFor({ timeout: 60_000 });
    expect(await row.locator("td").first().textContent()).toMatch(/\+3\.\d+ % ?\+\d\.\d+ … \+\d/);
    await lab.button("Swap").click();
    await expect.poll(() => page.evaluate("location.hash")).toMatch(/p=people&p2=goods|p2=goods&p=people/);
    expect(await barriers(page)).toEqual([]);
  });

  it("asks for nothing from elsewhere, and nothing complains", () => {
    expect(lab.elsewhere).toEqual([]);
    expect(lab.complaints).toEqual([]);
  });
});
