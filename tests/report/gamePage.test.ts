import { describe, expect, it } from "vitest";
import { gameHtml } from "../../src/report/gamePage.js";
import { manifestOf } from "./fixture.js";
import { game } from "./game.js";

const htmlOf = (changed = game) => gameHtml(changed, manifestOf(1), "");

describe("the page of a game", () => {
  const html = htmlOf();

  it("has every figure in its section and no markup from data", () => {
    const sections = html.split('<section id="').slice(1);
    const figures = sections.map((text) => [...text.matchAll(/id="plot-([\w-]+)"/g)].map(([, id]) => id));
    expect(sections.map((text, at) => `${text.split('"')[0]}: ${figures[at]!.join(" ")}`)).toEqual([
      "findings: ",
      "acceptance: compensation",
      "coalitions: payoffs responses stability",
      "division: core",
      "reading: ",
      "provenance: ",
    ]);
    expect(html).toContain("A &lt;game&gt;");
    expect(html).not.toContain("<game>");
  });

  it("tells of payments only where something was paid", () => {
    const amounts = { a: -3.75, b: -1.25, c: 5 };
    const payment = {
      rule: "minimal",
      transfers: [],
      receipts: amounts,
      gains: { a: 26, b: 9, c: 0 },
      accepts: { a: true, b: true, c: true },
      ledger: amounts,
      ledgerYear: 2024,
      imbalance: 0,
    };
    expect(html).not.toContain("Compensation paid");
    expect(htmlOf({ ...game, payment })).toContain("Compensation paid");
  });
});
