import { describe, expect, it } from "vitest";
import { SECTION_IDS, type SectionId } from "../../../src/figures/comparison/reportFigure.js";
import { because } from "../../../src/measures/results/index.js";
import { lookup, type ReportData } from "../../../src/measures/views/data.js";
import { SECTIONS } from "../../../src/report/sections/sections.js";
import { type Language, textOf } from "../../../src/words/index.js";
import { inventedReport } from "../fixture.js";

const data = inventedReport(2);
const sectionOf = (id: SectionId) => SECTIONS.find((section) => section.id === id)!;

/** Results as a reader sees them, once for all who ask. */
const views = new Map<string, Map<ReportData, ReturnType<typeof lookup>>>();
function viewOf(of: ReportData, language: Language) {
  const known = views.get(language) ?? new Map<ReportData, ReturnType<typeof lookup>>();
  views.set(language, known);
  const view = known.get(of) ?? lookup(of, language);
  known.set(of, view);
  return view;
}

/** What a section holds of the data: above its figures, below them, or where it is folded. */
const part = (place: "above" | "below" | "folded", id: SectionId, of: ReportData = data, language: Language = "en") =>
  sectionOf(id)[place]!(viewOf(of, language));
const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
const withContext = (more: Partial<ReportData["context"]>): ReportData => ({
  ...data,
  context: { ...data.context, ...more },
});

const when = { kind: "year", at: 2040, from: 2040, to: 2040 } as const;
/** The same, asked about one variant. */
const one = withContext({ answer: { compare: ["together"], when, places: ["cluster"], equal: [] } });

describe("sections of a report", () => {
  it("stand in the order of their list, each with a title", () => {
    expect(SECTIONS.map(({ id }) => id)).toEqual([...SECTION_IDS]);
    expect(new Set(SECTIONS.map(({ title }) => title)).size).toBe(SECTIONS.length);
  });

  it("say what they hold where they are folded", () => {
    expect(part("folded", "effects")).toBe("real GDP +0.58 % in 2040, “Tolls, booths and border together”");
    expect(part("folded", "convergence")).toMatch(
      /^Theil T of .* −2\.0 % in 2040, “Tolls, booths and border together”$/,
    );
    expect(part("folded", "structure")).toBe("27 cities, 13 sectors");
    expect(part("folded", "governments")).toBe("1,836 decisions 6 meetings of councils");
    expect(part("folded", "dictionary")).toBe(`${data.dictionary.length} measures with unit, formula and source`);
    expect(part("folded", "reading")).toBe("");
  });
});

describe("the answer", () => {
  const all = { ofOne: part("below", "findings", one), ofSeveral: part("below", "findings") };

  it("of one variant leads with its effect, then who gains: what governments decided has a section of its own", () => {
    const [lead, ...more] = part("above", "findings", one).split("</p><p>");
    expect(lead).toMatch(
      /^<p class="lead">Yangtze River Delta: “Tolls, booths and border together” raises real GDP by /,
    );
    expect(more).toHaveLength(1);
    expect(more[0]).toMatch(/^In 2040, residents gain in 15 of 27 cities, lose in 7: .*<\/p>$/);
  });

  it("leads with what governments chose where they do in every variant", () => {
    const { choices, context } = data;
    const decisions = context.variants.map(({ id }) => ({ ...choices.decisions[0]!, variant: id }));
    const [lead, effect] = part("above", "findings", { ...data, choices: { ...choices, decisions } }).split("</p>");
    expect(lead).toMatch(/^<p class="lead">Tax on profit \(share of profit\), [^<]*\.$/);
    expect(effect).toMatch(/^<p>[^<]*real GDP in 2040 is highest under/);
  });

  it("in Chinese has no space between the sentences that it leads with", () => {
    const answer = { compare: ["together"], when, places: ["cluster"], beside: ["residents"], equal: [] };
    const [lead] = part("above", "findings", withContext({ answer: answer as never }), "zh").split("</p>");
    expect(lead).toMatch(/。./);
    expect(lead).not.toContain("。 ");
  });

  it("of several leads with the highest and the lowest, then what tells them apart, once", () => {
    const [lead, ...more] = part("above", "findings").split("</p><p>");
    expect(lead).toMatch(/real GDP in 2040 is highest under “Tolls, booths and border together”/);
    expect(more).toEqual([
      "“Tolls, booths and border together” against “No administrative border”: " +
        "no difference in 2040 that is clear and large enough to be told.</p>",
    ]);
  });

  it("gives all sentences in the reader's language, and in the other one under its own name", () => {
    const below = all.ofOne;
    expect(below).toContain("<summary>The whole answer: 12 sentences</summary>");
    expect(below.match(/<details lang="[^"]*"><summary>[^<]*/g)).toEqual(['<details lang="zh-Hans"><summary>中文']);
    expect(below.match(/<li>In 2040, residents gain in/g)).toHaveLength(1);
    const chinese = part("below", "findings", one, "zh");
    expect(chinese.match(/<details lang="[^"]*"><summary>[^<]*/g)).toEqual(['<details lang="en"><summary>English']);
    expect(chinese.match(/<li>In 2040, residents gain in/g)).toHaveLength(1);
    // The page takes plain spaces before per cent signs away.
    expect(chinese.match(/<li>In 2040, residents gain in.*?<\/li>/)![0]).toContain("+1.04\u00a0%");
  });

  it("shows who gains and pays as lines for one variant, name and effect left out, as a table for several", () => {
    const lines = all.ofOne;
    expect(lines).toMatch(/^<dl class="rows"><dt>Gain<\/dt><dd>15 of 27 · Huzhou \+1\.04 %, /);
    expect(lines.match(/<dl class="rows">.*?<\/dl>/)![0].match(/<dt>\w+/g)).toEqual([
      "<dt>Gain",
      "<dt>Lose",
      "<dt>Pay",
    ]);
    expect(all.ofSeveral).toMatch(/^<div class="brief"><div class="scroll"><table aria-label="Who gains and who pays/);
  });

  it("describes what is compared where somebody did, and ends with what no number says", () => {
    const below = all.ofSeveral;
    expect(below).toContain("<dt>Baseline</dt><dd>Everything stays as it is.</dd>");
    expect(below.match(/<dt>/g)).toHaveLength(5);
    const [baseline, ...others] = data.context.variants;
    const nobody = withContext({
      variants: [baseline!, ...others].map(({ description: _, ...variant }) => variant) as never,
    });
    expect(part("below", "findings", nobody)).not.toContain("<dt>");
    const limits = below.match(/<details id="limits">.*$/s)![0];
    expect(limits.match(/<li>/g)).toHaveLength(3 + 1);
    expect(limits).toContain("<li>All numbers of this page are invented; it exists to test the page.</li>");
  });

  it("comes after runs that could not be finished and after what changes no number", () => {
    const failed = [{ variant: "tolls", replicate: 0, ...because(textOf("No market.")) }] as never;
    const manifest = { ...data.manifest, failed, restsOn: { tolls: 1 } };
    const withoutEffect = [textOf("Nobody moves."), textOf("Nothing is sold.")];
    const above = part("above", "findings", { ...withContext({ withoutEffect } as never), manifest });
    const boxes = [...above.matchAll(/<div class="box" id="([\w-]+)"><h3>/g)];
    expect(boxes.map(([, id]) => id)).toEqual(["failures", "without-effect"]);
    expect(above.indexOf('class="lead"')).toBeGreaterThan(boxes[1]!.index);
    expect(above).toContain("<li>Nobody moves.</li><li>Nothing is sold.</li></ul></div><p");
    expect(words(above)).toContain("“No tolls between members”");
    expect(part("above", "findings", one)).not.toContain("box");
  });
});

describe("what was changed", () => {
  it("ends with what is to be known of levers, where there is anything", () => {
    const cautions = [textOf("Nothing grows here.")];
    const above = part("above", "changes", withContext({ cautions } as never));
    expect(above).toMatch(
      /<div class="box" id="cautions"><h3>[^<]+<\/h3><ul><li>Nothing grows here\.<\/li><\/ul><\/div>$/,
    );
    expect(part("above", "changes")).not.toContain("cautions");
  });
});

describe("effects on every measure", () => {
  it("are means of differences with intervals, or of one run a difference", () => {
    expect(words(part("above", "effects"))).toMatch(/^Effects by variant Mean difference from the baseline in 2040/);
    const single = { ...data, manifest: { ...data.manifest, replicates: 1 } };
    expect(words(part("above", "effects", single))).toMatch(/^Effects by variant Difference from the baseline in 2040/);
    expect(part("above", "effects").match(/<table/g)).toHaveLength(2);
  });
});

describe("who gains and who loses", () => {
  it("are the cities that matter most, with all others folded; all at once where there are few", () => {
    const many = part("below", "cities");
    expect(many).toMatch(/^<h3>Largest and smallest gains under “Tolls, booths and border together”<\/h3>/);
    expect(many.match(/<table/g)).toHaveLength(2);
    expect(many).toMatch(/<summary>All 27 cities under “Tolls, booths and border together”<\/summary>/);
    const few = part("below", "cities", withContext({ cities: data.context.cities.slice(0, 4) }));
    expect(few).not.toContain("<h3>");
    expect(few.match(/<table/g)).toHaveLength(1);
    expect(few.match(/<th scope="row">/g)).toHaveLength(4);
  });
});

describe("who pays whom", () => {
  it("is folded behind its sum, a variant each, with the prices told once", () => {
    const below = part("below", "finance");
    const summaries = [...below.matchAll(/<summary>([^<]*)/g)].map(([, summary]) => summary);
    expect(summaries).toHaveLength(5);
    expect(summaries[0]).toMatch(
      /^Who pays whom, year by year, under “No tolls between members”: [\d.]+ bn yuan in sum$/,
    );
    expect(new Set(summaries).size).toBe(5);
    expect(below.match(/<table/g)).toHaveLength(4);
    const notes = below.slice(below.lastIndexOf("<summary>")).match(/<p>[^<]+<\/p>/g)!;
    expect(new Set(notes).size).toBe(notes.length);
  });

  it("is nothing where nobody pays", () => {
    const effects = data.effects.filter(({ indicator }) => indicator !== "net-transfers");
    expect(part("below", "finance", { ...data, effects })).toBe("");
  });
});

describe("how sure that is", () => {
  it("says of how many draws, and what the data say of them, where a study is there", () => {
    const html = part("above", "uncertainty");
    expect(words(html)).toMatch(/^60 kept draws, each with its own draw of 1 uncertain parameters/);
    expect(html).toContain("<h3>“Tolls, booths and border together”</h3><ul><li>");
    expect(html.match(/<table/g)).toHaveLength(2);
    const { data: _, ...bare } = data.uncertainty!;
    const unheld = part("above", "uncertainty", { ...data, uncertainty: bare as never });
    expect(unheld.match(/<table/g)).toHaveLength(1);
    expect(unheld).not.toContain("<details");
  });

  it("says what to do where there is none", () => {
    const html = part("above", "uncertainty", { ...data, uncertainty: undefined });
    expect(html).toMatch(/^<p>[^<]+<\/p>$/);
  });
});
