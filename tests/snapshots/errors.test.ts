import { expect, it } from "vitest";
import { LANGUAGES } from "../../src/language/index.js";
import { BROKEN, errorOf } from "./brokenFiles.js";

it("what is said of every broken file is kept", async () => {
  const errors = BROKEN.map((name) => [name, errorOf(name)] as const);
  for (const language of LANGUAGES) {
    const said = errors.map(([name, error]) => `## ${name}\n${error?.text[language] ?? "no error"}\n`);
    await expect(said.join("\n")).toMatchFileSnapshot(`errors.${language}.txt`);
  }
});
