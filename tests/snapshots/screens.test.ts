import { describe, expect, it, vi } from "vitest";
import { LANGUAGES } from "../../src/language/index.js";
import { stored } from "./invented.js";
import { IN_BOTH, IN_ENGLISH } from "./screens.js";

vi.mock("../../src/node/standardOutput.js", () => import("./heard.js"));

const before = stored("screens");

/** Reasons and names as results have them, a note as it is given, and the question of a scenario in English alone. */
const NAMES =
  /agglom \w+ [\w/]+|Year \d+: the market does not clear|Year \d+: revenue of Mine is negative|The base year cannot be made|A note\.|Does a scenario without mistakes load/g;

/** Three Latin words and more after each other. */
const ENGLISH = /[A-Za-z][A-Za-z’'-]*( +[A-Za-z][A-Za-z’'-]*){2,}/;

const screens: [name: string, screen: () => string | Promise<string>][] = [
  ...LANGUAGES.flatMap((language) =>
    Object.entries(IN_BOTH).map(([name, screen]): [string, () => string | Promise<string>] => [
      `${name.replaceAll(" ", "-")}.${language}`,
      () => screen(language),
    ]),
  ),
  ...Object.entries(IN_ENGLISH).map(([name, screen]): [string, () => string | Promise<string>] => [
    `${name.replaceAll(" ", "-")}.en`,
    screen,
  ]),
];

/** Of which commands.test.ts keeps the words. */
const RUN = ["run", "new", "plan", "submit", "merge", "report"];

/** They print names of files, a document that the project keeps, or numbers of the solver. */
const WITHOUT_SCREEN = ["export", "figures", "lab", "schema", "theory", "work"];

describe("what the screen says of invented results", () => {
  it("is of every command that has a screen", () => {
    const commands = stored("help").flatMap((name) => /^agglom-([a-z]+)$/.exec(name)?.[1] ?? []);
    const shown = new Set(screens.map(([name]) => /^[a-z]+/.exec(name)![0]));
    expect([...shown, ...RUN, ...WITHOUT_SCREEN].sort()).toEqual(commands.sort());
  });

  it.each(screens)("%s", async (name, screen) => {
    await expect(await screen()).toMatchFileSnapshot(`screens/${name}.txt`);
  });

  it("has no sentence in English where it is in Chinese", async () => {
    for (const [name, screen] of Object.entries(IN_BOTH)) {
      const lines = (await screen("zh")).split("\n").map((line) => line.replaceAll(NAMES, "…"));
      expect(
        lines.filter((line) => ENGLISH.test(line)),
        name,
      ).toEqual([]);
    }
  });

  it("is all kept", () => {
    expect(before.sort()).toEqual(screens.map(([name]) => name).sort());
  });
});
