import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { loadRegion, loadScenario, UserError } from "../../src/scenario/index.js";
import { disk } from "../scenario/disk.js";

const root = "tests/broken";

function messageOf(folder: string): string {
  try {
    if (readdirSync(folder).includes("scenario.yaml")) loadScenario(`${folder}/scenario.yaml`, disk);
    else loadRegion(`${folder}/region.yaml`, disk);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "no error";
}

it("what is said of every broken file is kept", async () => {
  const said = readdirSync(root).map((name) => `## ${name}\n${messageOf(`${root}/${name}`)}\n`);
  await expect(said.join("\n")).toMatchFileSnapshot("errors.txt");
});
