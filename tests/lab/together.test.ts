import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LESSONS } from "../../src/lab/lessons/index.js";
import type { ProveStep, Step } from "../../src/lab/lessons/lesson.js";
import { TURNS } from "../../src/lab/play/rules.js";
import { type LabInBrowser, openLab, seriousViolations, startLab, stopLab } from "./labPage.js";

const PATIENCE = { timeout: 60_000 };

let lab: LabInBrowser;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => stopLab(lab));

describe("the game table", () => {
  it("shows an agreement that does not hold, finds a deal that does, and sees it hold when paid", async ({ skip }) => {
    if (typeof lab.browser === "string") skip(lab.browser);
    const { page, errors } = await openLab(lab, "#t=game&lang=en");
    await page.getByText("It does not hold: Harbour would leave.").waitFor(PATIENCE);
    await page.getByRole("button", { name: "The least that works" }).click();
    await page.getByText("This deal holds: nobody would leave.").waitFor(PATIENCE);
    await page.getByRole("button", { name: "Look again with these payments made" }).click();
    await page.getByText(/when paid/).waitFor(PATIENCE);
    expect(page.url()).toContain("x-pay=");
    expect(await seriousViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe("a game between people", () => {
  it("is played to its end from the keyboard, and says who defected", async ({ skip }) => {
    if (typeof lab.browser === "string") skip(lab.browser);
    const { page, errors } = await openLab(lab, "#t=play&lang=en");
    await press(page, "Begin");
    for (let turn = 0; turn < TURNS; turn++) {
      for (const city of ["Harbour", "Mill"]) {
        await press(page, `I govern ${city}`);
        if (turn === 0) {
          await press(page, "As the agreement promises");
          expect(await seriousViolations(page)).toEqual([]);
        }
        if (turn === 2 && city === "Harbour") await page.getByLabel("double: 6 %").press(" ");
        await press(page, "Decide");
      }
      await page
        .getByText(`Turn ${turn + 1}: what came of it`)
        .first()
        .waitFor(PATIENCE);
      if (turn < TURNS - 1) await press(page, "Next turn");
    }
    await page.getByText(/Together you went \d+ % of the way/).waitFor(PATIENCE);
    await page.getByText("signed, broke its word").first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("says that a code is none", async ({ skip }) => {
    if (typeof lab.browser === "string") skip(lab.browser);
    const { page } = await openLab(lab, "#t=play&lang=en&x-play=09.zz");
    await page.getByText("This is no code of a game.").waitFor(PATIENCE);
  });
});

describe("the lesson", () => {
  it.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))("%s is played to its end", async (_, lesson) => {
    if (typeof lab.browser === "string") return;
    const { page, errors } = await openLab(lab, "#t=lessons&lang=en");
    await press(page, `Begin: ${lesson.title.en}`);
    for (const step of lesson.steps) await walk(page, step);
    expect(await seriousViolations(page)).toEqual([]);
    await press(page, "Finish");
    await page.getByText("· proved").waitFor(PATIENCE);
    expect(errors).toEqual([]);
  });
});

/** Goes through a step as a learner does: reads, guesses, sets levers until it is proved. */
async function walk(page: Page, step: Step): Promise<void> {
  await page.getByRole("heading", { name: step.title.en, level: 1 }).waitFor(PATIENCE);
  if (step.kind === "predict") {
    await page.getByLabel(step.options[0]!.label.en).press(" ");
    await press(page, "This is my guess: run the model");
    await page.getByText(/The model says/).waitFor(PATIENCE);
  }
  if (step.kind === "prove") {
    await set(page, step);
    await press(page, "Run the model");
    await page.getByText("Proved.", { exact: true }).waitFor(PATIENCE);
  } else await press(page, "Next");
}

async function set(page: Page, { sliders, solution }: ProveStep): Promise<void> {
  for (const { id, low, step } of sliders) {
    const slider = page.locator(`#prove-${id}`);
    await slider.press("Home");
    for (let value = low; value < solution[id]! - 1e-9; value += step) await slider.press("ArrowRight");
  }
}

/** Presses a button from the keyboard, once it is open. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  await button.waitFor(PATIENCE);
  await page.waitForFunction(
    (label) => {
      const all = [...document.querySelectorAll("button")];
      return all.some((one) => one.textContent === label && !one.disabled);
    },
    name,
    PATIENCE,
  );
  await button.press("Enter");
}
