import { describe, expect, it } from "vitest";
import { gameHtml } from "../../../src/report/pages/studyPages.js";
import { manifestOf } from "../fixture.js";
import { game } from "../game.js";

const htmlOf = (changed = game) => gameHtml(changed, manifestOf(1), "");

describe("the page of a game", () => {
  const html = htmlOf();

  it("has every figure in its section and no markup from data", () => {
    const sections = html.split('<section id="').slice(1);
    const figures = sections.map((text) => [...text.matchAll(/id="plot-([\w-]+)"/g)].map(([, id]) => id));
    expect(sections.map((text, at) => `${text.split('"')[0]}: ${figures[at]!.join(" ")}`)).toEqual([
      "findings: ",
      "price: ",
      "acceptance: compensation",
      "coalitions: payoffs responses stability",
      "division: core",
      "reading: ",
      "provenance: ",
    ]);
    expect(html).toContain("A &lt;game&gt;");
    expect(html).not.toContain("<game>");
  });

  it("has the price of consent by what players want and how far they look, of those who have one", () => {
    const [section] = html.split('id="price"')[1]!.split("</section>");
    const rows = [...section!.matchAll(/<tr>.*?<\/tr>/g)].map(([row]) => row.replace(/<[^>]*>/g, "|"));
    expect(rows.map((row) => row.split(/\|+/).filter(Boolean))).toEqual([
      ["player", "bn yuan a year", "wants", "5 years", "10 years *"],
      ["C", "scenario's weights *", "0.500", "1.00"],
      ["B", "scenario's weights *", "0", "0"],
      ["B", "GDP alone", "0.200", "0.400"],
    ]);
    expect(section).toContain("Left out, because more money in its budget does not raise it: GDP alone of C.");
    expect(section).not.toContain("Some future cannot be followed");
    expect(htmlOf({ ...game, price: { ...game.price!, reach: 12 } })).toContain("followed for more than 12 years");
  });

  it("says that nobody must be paid where nobody must, and nothing where nobody asked", () => {
    const free = game.price!.cells.map((cell) => ({ ...cell, needs: 0 }));
    expect(htmlOf({ ...game, price: { ...game.price!, cells: free } })).toContain("Nobody must be paid");
    expect(htmlOf({ ...game, price: null })).not.toContain("The price of consent");
  });

  it("shows intervals of chance where there is any", () => {
    const settings = { ...game.settings, replicates: 8 };
    const cells = game.price!.cells.map((cell) => ({ ...cell, interval: [0, 20] as [number, number] }));
    const sampled = htmlOf({ ...game, settings, price: { ...game.price!, cells } });
    expect(sampled).toContain("0.500 [0, 2.00]");
    expect(sampled).toMatch(/In brackets 95\s% intervals over replicates/);
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
