import { describe, expect, it } from "vitest";
import { because, type Manifest } from "../../../src/measures/results/index.js";
import { lookup } from "../../../src/measures/views/data.js";
import { readerOf } from "../../../src/measures/views/index.js";
import {
  gameProvenance,
  programSection,
  provenance,
  provenanceBrief,
  studyProvenance,
} from "../../../src/report/sections/provenance.js";
import { textOf } from "../../../src/words/index.js";
import { inventedReport } from "../fixture.js";
import { game, viewOf } from "../game.js";
import { manifest } from "../studies.js";

/** Without the numbers, which nobody reads here. */
const data = { ...inventedReport(2), effects: [], flows: [] };
const viewWith = (more: Partial<Manifest>) => lookup({ ...data, manifest: { ...data.manifest, ...more } });
/** Terms with what is told of them. */
const told = (html: string) =>
  [...html.matchAll(/<dt>(.*?)<\/dt>((?:<dd>.*?<\/dd>)+)/g)].map(([, term, of]) => [
    term,
    ...[...of!.matchAll(/<dd>(.*?)<\/dd>/g)].map(([, one]) => one),
  ]);
const failed = (variant: string, reason: string) => ({ variant, replicate: 3, ...because(textOf(reason)) });

describe("where a comparison comes from", () => {
  const audit = { ...data.manifest.audit!, peopleError: 2e-16, capitalError: 5e-15, landError: 1e-17 };

  it("is told with the largest errors of the accounts: transactions, budgets, markets, stocks, the solver", () => {
    const errors = told(provenance(viewWith({ audit }))).slice(0, 5);
    expect(errors.map(([, of]) => of!.match(/[\d.]+e-\d+/)![0])).toEqual([
      ...["3.1e-16", "8.2e-15", "4.4e-12", "5.0e-15", "9.1e-12"],
    ]);
    expect(errors[0]![1]).toMatch(/ of GDP \(profit tax\)$/);
    expect(errors[1]![1]).toMatch(/ of GDP \(.*centre.*\)$/);
    expect(errors[2]![1]).toMatch(/ of sales$/);
    expect(errors[3]![1]).toMatch(/5\.0e-15$/);
    expect(errors[4]![1]).toMatch(/, at most 21 iterations$/);
  });

  it("is told by program, scenario, seed and tables", () => {
    const rows = told(provenance(viewWith({ seed: 7 }))).slice(5);
    expect(rows.map(([, of]) => of)).toEqual([
      "agglom 0.1.0; Node v20.19.0",
      "scenarios/invented.yaml",
      "0".repeat(64),
      "7, 2",
      expect.stringMatching(/effects, indicators, replicates, flows, structure, collaboration\.csv, policy\.jsonl/),
    ]);
    expect(rows.at(-1)![1]).toMatch(/dictionary\.csv, uncertainty\.csv beside/);
    expect(provenance(lookup({ ...data, uncertainty: undefined }))).not.toContain("uncertainty");
    const dirty = provenance(viewWith({ program: { name: "agglom", version: "1<", commit: "5cd<" } }));
    expect(dirty).toContain("agglom 1&lt;, commit 5cd&lt;; Node");
  });

  it("names modules from outside, and runs that could not be finished, where there are any", () => {
    const plain = provenance(viewWith({}));
    expect(plain).not.toContain("Modules from outside");
    for (const nothing of ["<li>", "<ul>", "could not be finished"]) expect(plain).not.toContain(nothing);
    const html = provenance(
      viewWith({
        modules: [{ file: "mine.js", sha256: "abc" }] as never,
        failed: [failed("tolls", "no market <here>")],
      }),
    );
    expect(html).toContain("<dt>Modules from outside</dt><dd>mine.js, SHA-256 abc</dd>");
    expect(html).toContain("<ul><li>tolls, replicate 3: no market &lt;here&gt;</li></ul>");
  });

  it("says so where nothing was finished", () => {
    expect(provenance(viewWith({ audit: null }))).toContain("<p>No run was finished.</p>");
    expect(provenanceBrief(viewWith({ audit: null }))).toBe("seed 1");
    // The largest of what accounts and markets leave.
    expect(provenanceBrief(viewWith({ audit }))).toBe("seed 1; largest error of the accounts 4e-12");
    expect(provenanceBrief(viewWith({ audit: { ...audit, worstAccount: 3e-9 } }))).toMatch(/ 3e-9$/);
    expect(provenanceBrief(viewWith({ audit: { ...audit, worstRow: 2e-9 } }))).toMatch(/ 2e-9$/);
  });
});

describe("where a game comes from", () => {
  const view = viewOf();

  it("is told with how coalitions were valued, and the audit of its recorded runs", () => {
    const rows = new Map(told(gameProvenance(view)).map(([term, ...of]) => [term, of]));
    expect([...rows.values()].slice(-3)).toEqual([
      ["1"],
      ["all coalitions; markets solved to 1e-8; discount 0.95"],
      ["largest error 3.1e-16 of GDP (profit tax)"],
    ]);
    const sampled = viewOf({ ...game, method: "sampled", settings: { ...game.settings, orders: 40 } });
    expect(gameProvenance(sampled)).toContain("40 sampled orders of arrival; markets solved");
  });

  it("says what could not be finished", () => {
    const lame = { ...view, manifest: { ...view.manifest, audit: null, failed: [failed("grand", "no <land>")] } };
    const html = gameProvenance(lame);
    expect(html).toContain("<dd>none was finished</dd>");
    expect(html).toContain("<dt>Recorded runs that could not be finished</dt><dd>grand: no &lt;land&gt;</dd>");
    expect(gameProvenance(view)).not.toContain("could not be finished");
  });
});

describe("where a study comes from", () => {
  it("is told with each reason once and how often it came", () => {
    const reader = readerOf("en");
    const many = [failed("a", "no <base> year"), failed("b", "no land"), failed("c", "no <base> year")];
    const html = studyProvenance({ ...manifest, failed: many }, reader);
    expect(told(html).at(-1)).toEqual(["What could not be run", "2 times: no &lt;base&gt; year", "once: no land"]);
    expect(studyProvenance({ ...manifest, failed: [] }, reader)).not.toContain("could not be run");
  });

  it("of several regions is the program alone", () => {
    const { above, id } = programSection({ name: "agglom", version: "0.1.0", commit: "5cd1702" });
    expect([id, above!(readerOf("en"))]).toEqual(["provenance", "<p>agglom 0.1.0, commit 5cd1702.</p>"]);
  });
});
