import { expect, it } from "vitest";
import { cardsDocument } from "./cards.js";

it.each([
  ["en", "role-cards.md"],
  ["zh", "role-cards.zh.md"],
] as const)("role cards in %s say what the game does, for tables of three and of five", async (language, file) => {
  await expect(cardsDocument(language)).toMatchFileSnapshot(`../../../docs/${file}`);
});
