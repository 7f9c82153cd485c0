import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { LESSONS } from "../../../src/apps/lab/lessons/Lessons.js";
import type { ProveStep, Step } from "../../../src/apps/lab/lessons/lesson.js";
import { TURNS } from "../../../src/games/turns/rules.js";
import { t } from "../../../src/words/index.js";
import { barriers } from "../../browser/browser.js";
import { LabPage } from "./labPage.js";

const PATIENCE = { timeout: 60_000 };

const lab = new LabPage();
let page: Page;
beforeAll(() => {
  page = lab.page;
});

describe("the game table", () => {
  it("shows an agreement that does not hold, finds a deal that does, and sees it hold when paid", async () => {
    await lab.open("#t=game&lang=en");
    await press("Harbour");
    await page.getByText("It does not hold: Harbour would leave.").waitFor(PATIENCE);
    await press("The least that keeps each in");
    await page.getByText("Nobody would leave alone, but Harbour and Mill would do better").waitFor(PATIENCE);
    await press("Nucleolus");
    await page.getByText("This deal holds: nobody would leave.").waitFor(PATIENCE);
    await press("Look again with these payments made");
    await page.getByText(/when paid/).waitFor(PATIENCE);
    expect(await barriers(lab.page)).toEqual([]);
    expect(lab.complaints).toEqual([]);
  });
});

describe("a game between people", () => {
  it("is played to its end from the keyboard, and says who defected", async () => {
    await lab.follow("#t=play&lang=en");
    await press("Begin");
    for (let turn = 0; turn < TURNS; turn++) {
      for (const city of ["Harbour", "Mill"]) {
        await press(`I govern ${city}`);
        if (turn === 0) await press("As the agreement promises");
        if (turn === 2 && city === "Harbour") await page.getByLabel("double: 6 %").press(" ");
        if (turn === 0 && city === "Mill") expect(await barriers(lab.page)).toEqual([]);
        await press("Decide");
      }
      await page
        .getByText(`Turn ${turn + 1}: what came of it`)
        .first()
        .waitFor(PATIENCE);
      if (turn < TURNS - 1) await press("Next turn");
    }
    await page.getByText(/Together you went \d+ % of the way/).waitFor(PATIENCE);
    await page
      .getByText("signed, broke its word")
      .first()
      .waitFor({ state: "attached", ...PATIENCE });
    expect(await barriers(lab.page)).toEqual([]);
    expect(lab.complaints).toEqual([]);
  });

  it("says that a code is none", async () => {
    await lab.follow("#t=play&lang=en&x-play=09.zz");
    await page.getByText("This is no code of a game.").waitFor(PATIENCE);
  });
});

describe("the lesson", () => {
  it.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))("%s is played to its end", async (_, lesson) => {
    await lab.follow("#t=lessons&lang=en");
    await press(`Begin: ${t(lesson.title).en}`);
    for (const step of lesson.steps) await walk(step);
    expect(await barriers(lab.page)).toEqual([]);
    await press("Finish");
    await page.getByText("· proved").waitFor(PATIENCE);
    expect(lab.complaints).toEqual([]);
  });
});

/** Goes through a step as a learner does: reads, guesses, sets levers until it is proved. */
async function walk(step: Step): Promise<void> {
  await page.getByRole("heading", { name: t(step.title).en, level: 1 }).waitFor(PATIENCE);
  if (step.kind === "predict") {
    await page.locator("input[name=guess]").first().press(" ");
    await press("This is my guess: run the model");
    await page.getByText(/The model says/).waitFor(PATIENCE);
  }
  if (step.kind === "prove") {
    await set(step);
    await press("Run the model");
    await page.getByText("Proved.", { exact: true }).waitFor(PATIENCE);
  } else await press("Next");
}

async function set({ sliders, solution }: ProveStep): Promise<void> {
  for (const { id, low, step } of sliders) {
    const slider = page.locator(`#prove-${id}`);
    await slider.press("Home");
    for (let value = low; value < solution[id]! - 1e-9; value += step) await slider.press("ArrowRight");
  }
}

/** Presses a button from the keyboard, once it is open. */
async function press(name: string): Promise<void> {
  const open = (label: string) =>
    [...document.querySelectorAll("button")].some(
      (one) => (one.ariaLabel ?? one.textContent) === label && !one.disabled && one.ariaDisabled !== "true",
    );
  await page.waitForFunction(open, name, PATIENCE);
  await page.getByRole("button", { name, exact: true }).press("Enter");
}
