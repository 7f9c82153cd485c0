import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/words/index.js";
import { longSentences } from "../sentences.js";
import { stored } from "./invented.js";
import { englishIn } from "./plain.js";
import { SCREENS } from "./screens.js";

const before = stored("screens");

/** Reasons, names and units as results and region files have them, a citation, a note as it is given, and the question of a scenario in English alone. */
const NAMES =
  /^ +unit: .*|Zhao and Ni 2019|people of the region are bound to their land|agglom \w+ [\w/]+|Year \d+: the market does not clear|Year \d+: revenue of Mine is negative|The base year cannot be made|A note\.|Does a scenario without mistakes load/g;

const screens: [name: string, screen: () => string | Promise<string>][] = LANGUAGES.flatMap((language) =>
  Object.entries(SCREENS).map(([name, screen]): [string, () => string | Promise<string>] => [
    `${name.replaceAll(" ", "-")}.${language}`,
    () => screen(language),
  ]),
);

/** Of which commands.test.ts keeps the words. */
const RUN = ["run", "new", "plan", "submit", "merge", "report"];

/** They print names of files, or a document that the project keeps. */
const WITHOUT_SCREEN = ["draws", "export", "figures", "lab", "mcp", "schema", "tables", "work"];

describe("what the screen says of invented results", () => {
  it("is of every command that has a screen", () => {
    const commands = stored("help").flatMap((name) => /^agglom-([a-z]+)$/.exec(name)?.[1] ?? []);
    const shown = new Set(screens.map(([name]) => /^[a-z]+/.exec(name)![0]));
    expect([...shown, ...RUN, ...WITHOUT_SCREEN].sort()).toEqual(commands.sort());
  });

  it.each(screens)("%s", async (name, screen) => {
    await expect(await screen()).toMatchFileSnapshot(`screens/${name}.txt`);
  });

  it.each(LANGUAGES)(
    "a comparison has short sentences, and its answer in the first three lines, in %s",
    async (language) => {
      const brief = ["compare", "compare of one run", "compare with a study", "compare without effects"];
      for (const name of brief) {
        const screen = await SCREENS[name]!(language);
        expect(longSentences(screen, language), name).toEqual([]);
        if (name !== "compare without effects") expect(screen.split("\n").slice(0, 3).join(""), name).toContain("GDP");
      }
    },
  );

  it("has no sentence in English where it is in Chinese", async () => {
    for (const [name, screen] of Object.entries(SCREENS)) {
      // A line that is set in two says one thing.
      const told = (await screen("zh")).replace(/\n {2}(?=\S)/g, " ");
      expect(englishIn(told, NAMES), name).toEqual([]);
    }
  });

  it("is all kept", () => {
    expect(before.sort()).toEqual(screens.map(([name]) => name).sort());
  });
});
