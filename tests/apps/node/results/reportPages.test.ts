import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { reportPage } from "../../../../src/apps/node/results/reportPages.js";
import { gameJson, manifestJson } from "../../../../src/measures/results/index.js";
import { manifestOf } from "../../../report/fixture.js";
import { game } from "../../../report/game.js";
import { sensitivity, sweep } from "../figures/invented.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-pages-"));
afterAll(() => rmSync(folder, { recursive: true }));

const pageOf = (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return reportPage(folder);
};

describe("the report of a results directory", () => {
  it("is that of a game where there is a game.json", async () => {
    expect(await pageOf({ "game.json": gameJson(game), "manifest.json": manifestJson(manifestOf(1)) })).toContain(
      "Coalition analysis",
    );
  });

  it("names a game.json that is not what it should be", async () => {
    for (const text of ["{}", "{"])
      await expect(pageOf({ "game.json": text })).rejects.toThrow(
        /game\.json(:\d+:\d+)?: is damaged: .*Run the command again/,
      );
  });

  it.each([
    ["sweep", "Tolls"],
    ["sensitivity", "Tolls"],
  ] as const)("is that of a %s where there is one", async (kind, title) => {
    const report = kind === "sweep" ? sweep(1) : sensitivity("morris");
    const own = mkdtempSync(join(folder, kind));
    writeFileSync(join(own, `${kind}.json`), JSON.stringify(report));
    writeFileSync(join(own, "manifest.json"), manifestJson(manifestOf(1)));
    const page = await reportPage(own);
    expect(page).toContain(title);
    expect(page.slice(0, 200)).toMatch(/<html[^>]* lang="en"/);
  });

  it("is none where the results are tables alone", async () => {
    const own = mkdtempSync(join(folder, "tables"));
    writeFileSync(join(own, "phase.csv"), "freeness,share\n0.1,0.5\n");
    await expect(reportPage(own)).rejects.toThrow(`${own}: holds results that have no page`);
  });
});
