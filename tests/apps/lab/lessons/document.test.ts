import { expect, it } from "vitest";
import { lessonsDocument } from "./document.js";

it.each([
  ["en", "lessons.md"],
  ["zh", "lessons.zh.md"],
] as const)("the teacher's page in %s is that of the lessons", async (language, file) => {
  await expect(lessonsDocument(language)).toMatchFileSnapshot(`../../../../docs/${file}`);
});
