import { expect, it } from "vitest";
import { BROKEN, errorOf } from "./brokenFiles.js";

it("what is said of every broken file is kept", async () => {
  const said = BROKEN.map((name) => `## ${name}\n${errorOf(name)?.message ?? "no error"}\n`);
  await expect(said.join("\n")).toMatchFileSnapshot("errors.txt");
});
