import { beforeEach, expect, it } from "vitest";
import { forbiddenIn, runIn } from "../../../words/glossary.js";
import { engines } from "../engine.js";
import { chinese } from "../screen.js";
import { VIEWS, wordsOf } from "../views.js";

beforeEach(() => engines.forget());

/** A sign of English in a page in Chinese: behind a Chinese word, or at the beginning of what is read. */
const ENGLISH_SIGN = /\p{Script=Han}["”%）]?([,;:.]( |$)| \()|^[ )]*[,;:.(]( |$)/u;

it.each(Object.entries(VIEWS))("the lab uses no word in Chinese that the glossary forbids: %s", async (_, view) => {
  const shown = await view(chinese, (data) => data);
  const words = wordsOf(shown).join("\n");
  expect(words).toMatch(/\p{Script=Han}/u);
  expect(forbiddenIn(words)).toEqual([]);
  expect(runIn(words)).toEqual([]);
  expect(words.split("\n").filter((line) => ENGLISH_SIGN.test(line))).toEqual([]);
  shown.close();
});
