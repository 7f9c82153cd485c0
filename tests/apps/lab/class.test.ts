import type { Browser, Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { ClassDesk } from "../../../src/apps/node/lab/classDesk.js";
import { type LabServer, ownAddresses, serveLab } from "../../../src/apps/node/lab/labServer.js";
import { TURNS } from "../../../src/games/turns/rules.js";
import { barriers, inBrowser } from "../../browser/browser.js";

/** Of this machine in its network, as phones have it. */
const address = ownAddresses().find((one) => !one.includes(":"));
const complaints: string[] = [];
let browser: Browser;
let server: LabServer;
let desk: ClassDesk;

inBrowser(async (opened) => {
  browser = opened;
  if (!address) return;
  desk = new ClassDesk({ addresses: [address], proxies: [] });
  server = await serveLab(0, undefined, [], desk);
});
afterAll(() => server?.close());

/** A device of its own, with nothing in common with others. */
async function device(width: number, locale: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 740 }, locale });
  const page = await context.newPage();
  page.on("console", (message) => {
    // Where a device is taken off the network on purpose, and where a word is wrong.
    if (
      ["error", "warning"].includes(message.type()) &&
      !/ERR_INTERNET_DISCONNECTED|status of 403/.test(message.text())
    )
      complaints.push(message.text());
  });
  page.on("pageerror", ({ message }) => complaints.push(message));
  return page;
}

/** Widths at which a page is wider than its window. */
async function sideways(page: Page, widths: readonly number[]): Promise<number[]> {
  const before = page.viewportSize()!;
  const wide: number[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 740 });
    if ((await page.evaluate<number>("document.documentElement.scrollWidth")) > width) wide.push(width);
  }
  await page.setViewportSize(before);
  return wide;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 30_000 });
const WIDTHS = [320, 360, 390, 560, 768, 900, 1100, 1280, 1400];

describe.skipIf(!address)("a class in real browsers, by the machine's own address", () => {
  it("comes in, plays, drops out and comes back, in both languages, and the teacher sees it", async () => {
    const place = `http://${address}:${server.port}`;
    const teacher = await device(1280, "en-GB");
    await teacher.goto(`http://127.0.0.1:${server.port}/class.html#teacher=${desk.key}`);
    const [harbour, mill, spring] = await Promise.all([
      device(360, "en-GB"),
      device(320, "zh-CN"),
      device(768, "en-GB"),
    ]);
    // By the code, by hand from the bare address, and once more by the code on the same phone.
    await harbour.goto(`${place}/class.html#word=${desk.word}`);
    expect(await harbour.evaluate("isSecureContext")).toBe(false);
    await press(harbour, "Sit down");
    await sees(harbour, "You govern Harbour");
    // Thirty phones load it at once over one network: its words and nothing of the engine.
    const bytes = await harbour.evaluate<number>(`performance.getEntriesByType("resource")
      .filter(({ name }) => name.includes("/assets/")).reduce((sum, one) => sum + one.decodedBodySize, 0)`);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(150_000);
    await mill.goto(place);
    await mill.locator("[name=word]").fill("错");
    await mill.locator("button.next").click();
    await sees(mill, "房间口令不对。");
    await mill.locator("[name=word]").fill(` ${desk.word.toUpperCase()} `);
    await mill.locator("button.next").click();
    await sees(mill, "你治理工城");
    await spring.goto(`${place}/class.html#word=${desk.word}`);
    await press(spring, "Sit down");
    await sees(spring, "You govern Spring");
    await spring.goto("about:blank");
    await spring.goto(`${place}/class.html#word=${desk.word}`);
    await sees(spring, "You govern Spring");
    await sees(teacher, "3 seats taken at 1 table");
    for (const page of [harbour, mill, teacher]) {
      expect(await sideways(page, WIDTHS)).toEqual([]);
      expect(await barriers(page)).toEqual([]);
    }
    await press(harbour, "Give this guess");
    // The class's guesses stand beside the own one, in sight, and for nobody who has not guessed.
    const guesses = harbour.getByRole("img", { name: /^Guesses: / });
    await guesses.waitFor();
    await expect(mill.getByRole("img").count()).resolves.toBe(0);
    await press(mill, "提交猜测");
    await harbour.getByRole("img", { name: /: 50 %: 2$/ }).waitFor();
    for (const width of [320, 360, 390]) {
      await harbour.setViewportSize({ width, height: 740 });
      await guesses.scrollIntoViewIfNeeded();
      const { x, width: wide } = (await guesses.boundingBox())!;
      expect([x >= 0, x + wide <= width], `at ${width} px`).toEqual([true, true]);
    }
    await press(teacher, "Open the first turn");

    await sees(harbour, "The government of Harbour");
    await press(harbour, "As the agreement promises");
    await press(harbour, "Decide");
    await sees(harbour, "Your decision is in.");
    // Decided without a network: it arrives when the phone is back.
    await spring.context().setOffline(true);
    await spring.getByLabel("double: 6 %").check();
    await press(spring, "Decide");
    await sees(teacher, "1 of 3 have decided");
    await spring.context().setOffline(false);
    await sees(teacher, "2 of 3 have decided");
    await harbour.reload();
    await sees(harbour, "Your decision is in.");
    await press(teacher, "Close the turn");
    for (const page of [harbour, spring]) await sees(page, "Turn 1: what came of it");
    await sees(mill, "第1轮：结果");
    expect(await harbour.locator(".outcome .own").textContent()).toMatch(/Harbour.*signed, kept its word/);
    expect(await teacher.locator(".wall li").first().textContent()).toMatch(/Table 1.*% of the way.*Harbour✓/);
    for (const page of [harbour, mill, teacher]) {
      expect(await sideways(page, WIDTHS)).toEqual([]);
      expect(await barriers(page)).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });

  it("plays a table of five cities to its end, on five phones of 360 px", async () => {
    const own = new ClassDesk({ addresses: [address!], proxies: [] });
    const room = await serveLab(0, undefined, [], own);
    try {
      const teacher = await device(1280, "en-GB");
      await teacher.goto(`http://127.0.0.1:${room.port}/class.html#teacher=${own.key}`);
      await teacher.getByLabel("Cities at a table").selectOption("5");
      const names = ["Harbour", "Mill", "Spring", "Ford", "Ridge"];
      const phones: Page[] = [];
      for (const name of names) {
        const phone = await device(360, "en-GB");
        await phone.goto(`http://${address}:${room.port}/class.html#word=${own.word}`);
        await press(phone, "Sit down");
        await sees(phone, `You govern ${name}`);
        phones.push(phone);
      }
      await sees(teacher, "5 seats taken at 1 table");
      await press(teacher, "Open the first turn");
      for (let turn = 1; turn <= TURNS; turn++) {
        for (const [city, phone] of phones.entries()) {
          await sees(phone, `Turn ${turn} of ${TURNS}`);
          await press(phone, "As the agreement promises");
          // Mill breaks its word once, and is kept out in the next turn.
          if (turn === 3 && city === 1) await phone.getByLabel("double: 6 %").check();
          await press(phone, "Decide");
          await sees(phone, "Your decision is in.");
        }
        await press(teacher, "Close the turn");
        for (const phone of phones) await sees(phone, `Turn ${turn}: what came of it`);
        expect(await phones[0]!.locator(".outcome li strong").allTextContents()).toEqual(names);
        if (turn === 3) expect(await sideways(phones[0]!, WIDTHS)).toEqual([]);
      }
      // Who kept its word when stands on every phone and on the teacher's page.
      const kept = ["✓", "✓", "✓", "✓", "✓"];
      const words = [kept, ["✓", "✓", "✗", "○", "✓"], kept, kept, kept].flat();
      await sees(phones[1]!, "How it ended");
      const signs = (all: readonly string[]) => all.map((text) => text[0]);
      expect(signs(await phones[1]!.locator(".words td").allTextContents())).toEqual(words);
      await sees(teacher, "What people did in published experiments");
      expect(signs(await teacher.locator(".wall td:not(.state)").allTextContents())).toEqual(words);
      for (const page of [phones[1]!, teacher]) {
        expect(await sideways(page, WIDTHS)).toEqual([]);
        expect(await barriers(page)).toEqual([]);
      }
      expect(complaints).toEqual([]);
    } finally {
      await room.close();
    }
  });
});
