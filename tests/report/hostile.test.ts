import { describe, expect, it } from "vitest";
import { because, manifestSchema } from "../../src/measures/results/index.js";
import { reportHtml } from "../../src/report/pages/page.js";
import { gameHtml } from "../../src/report/pages/studyPages.js";
import { readReport } from "../../src/report/read.js";
import { textOf } from "../../src/words/index.js";
import { reportFiles } from "./fixture.js";
import { game } from "./game.js";
import { HOSTILE, hostile, INJECTED } from "./hostile.js";

const failed = [{ variant: "tolls", replicate: 1, ...because(textOf("no money")) }];
const files = reportFiles(2);
const manifest = manifestSchema.parse({
  ...files.manifest,
  failed,
  restsOn: { baseline: 2, tolls: 1 },
});

describe("texts of files that are no friends of ours", () => {
  it("stay texts in the report of a comparison", async () => {
    const data = await readReport({ ...files, manifest });
    const names = [...data.context.players, ...data.context.variants.map(({ id }) => id)];
    const evil = hostile(data, names);
    evil.dictionary.push({ ...evil.dictionary[0]!, indicator: HOSTILE });
    const page = reportHtml({ data: evil, plotlySource: "" });
    expect(page.match(INJECTED)).toBeNull();
    expect(page).not.toContain(HOSTILE);
    // Titles, tables, captions, figures: it has been everywhere.
    expect(page.split("&quot;'&gt;&lt;/script&gt;").length).toBeGreaterThan(200);
    expect(page.split("&lt;img src=x").length).toBeGreaterThan(500);
  });

  it("stay texts in the report of a game", () => {
    const byPlayer = { a: 1, b: 1, c: -2 };
    const payment = {
      rule: "minimal",
      transfers: [{ payer: "c", payee: "a", amount: 1 }],
      receipts: byPlayer,
      gains: byPlayer,
      accepts: { a: true, b: true, c: false },
      ledger: byPlayer,
      ledgerYear: 2024,
      imbalance: 0,
    };
    const report = { ...game, payment };
    const page = gameHtml(hostile(report, ["a", "b", "c"]), hostile(manifest, []), "");
    expect(page.match(INJECTED)).toBeNull();
    expect(page).not.toContain(HOSTILE);
    expect(page.split("&lt;img src=x").length).toBeGreaterThan(50);
  });
});
