import { describe, expect, it } from "vitest";
import type { VariantChanges } from "../../../src/measures/results/index.js";
import { lookup } from "../../../src/measures/views/data.js";
import {
  changeSentences,
  changesHtml,
  deedLines,
  deedsHtml,
  leversBrief,
} from "../../../src/report/sections/changes.js";
import { textOf } from "../../../src/words/index.js";
import { inventedReport } from "../fixture.js";

const border: VariantChanges["levers"][number] = {
  type: "administrative-border",
  label: textOf("Administrative border", "行政边界"),
  from: 2024,
  to: null,
  decidedBy: textOf("Provinces", "各省"),
  agreed: false,
  places: [{ label: textOf("Between", "城市对"), value: textOf("pairs across provinces", "跨省城市对") }],
  cities: [],
  sectors: [],
  sets: [
    {
      ...{ label: textOf("Administrative border", "行政边界成本"), entries: 502, of: "pair" },
      ...{ unit: textOf("share of the factory price", "占出厂价的比例"), before: [0.19, 0.31], after: [0.05, 0.05] },
    },
  ],
  terms: [],
};
const changes: VariantChanges = {
  variant: "border",
  levers: [border],
  also: [textOf("A council votes.", "联席会议表决。")],
};

describe("what was changed", () => {
  it("is told with values before and after, dates, and who decides, in both languages", () => {
    expect(changeSentences(changes)).toEqual({
      en: [
        "Administrative border from 2024 on; pairs across provinces; administrative border 19 to 31 → 5 % of the factory price; decided by: Provinces.",
        "A council votes.",
      ],
      zh: ["行政边界，2024年起；跨省城市对；行政边界成本 19—31 → 5%（占出厂价）；决定者：各省。", "联席会议表决。"],
    });
  });

  it("counts levers that are too many to tell", () => {
    const many = { ...changes, levers: Array.from({ length: 9 }, () => border), also: [] };
    expect(changeSentences(many, true, 6).en.at(-1)).toBe("And 3 more levers.");
    expect(changeSentences(many, false, 8).en.at(-1)).toBe("And 1 more lever.");
  });

  it("stands in the report as a table a variant, with money in one unit", () => {
    const fund: VariantChanges["levers"][number] = {
      ...border,
      ...{ to: 2026, agreed: true, sets: [] },
      terms: [
        {
          ...{ label: textOf("Amount", "金额"), value: textOf("25"), number: 25 },
          unit: textOf("100 million yuan a year", "亿元/年"),
        },
      ],
    };
    const report = inventedReport(2);
    const data = { ...report, context: { ...report.context, changes: [{ ...changes, levers: [border, fund] }] } };
    const html = changesHtml(lookup(data));
    expect(html.match(/<tr>/g)).toHaveLength(3);
    expect(html).toContain("502 ordered pairs of places");
    expect(html).toContain("Amount: 2.5 billion yuan a year");
    expect(html).toContain("2024 to 2026");
    expect(changesHtml(lookup(data, "zh"))).toContain("金额：25 亿元/年");
  });

  it("names whom: the first places as they are, others with what they are", () => {
    const places = [...border.places, { label: textOf("Cities", "城市"), value: textOf("Suzhou", "苏州") }];
    const [sentence] = changeSentences({ ...changes, levers: [{ ...border, places }] }).en;
    expect(sentence).toContain("; pairs across provinces; cities: Suzhou; administrative border 19 to 31 → 5 %");
  });

  it("has numbers of three digits, spans and limits, and levers that the council must agree to", () => {
    const set = (before: [number | null, number | null], after: [number | null, number | null]) => ({
      ...{ label: textOf("Speed"), unit: textOf("km/h"), before, after, entries: 1, of: "pair" as const },
    });
    const lever = {
      ...{ ...border, places: [], from: 2024, to: 2024, agreed: true },
      sets: [set([0.12345, 1234.5], [20, null]), set([null, null], [2, 2])],
    };
    expect(changeSentences({ ...changes, levers: [lever], also: [] }).en[0]).toMatch(
      /^Administrative border in 2024; speed 0\.123 to 1\s230 → 20 to no limit km\/h; speed no limit → 2 km\/h; /,
    );
    expect(changeSentences({ ...changes, levers: [lever], also: [] }).en[0]).toMatch(
      /; decided by: Provinces; only while the council agrees\.$/,
    );
  });

  it("never tells what changes as the same twice", () => {
    const sets = (after: number) => [{ ...border.sets[0]!, before: [0.25, 0.25], after: [after, after] }] as const;
    const said = (after: number) =>
      changeSentences({ ...changes, levers: [{ ...border, sets: [...sets(after)] as never }], also: [] }).en[0];
    expect(said(0.2499)).toContain("border 25 → 24.99 % of");
    expect(said(0.249975)).toContain("border 25 → 24.997 % of");
    expect(said(0.25)).toContain("border 25 → 25 % of");
  });

  it("leaves brackets of a unit to those who write the lever, but where English has none", () => {
    const amount = (unit: string, zh: string) => {
      const terms = [{ label: textOf("Amount", "金额"), value: textOf("2"), number: 2, unit: textOf(unit, zh) }];
      return changeSentences({ ...changes, levers: [{ ...border, sets: [], terms }], also: [] }, false).zh[0];
    };
    expect(amount("100 million yuan a year, base-year prices", "亿元/年（基年价格）")).toMatch(
      /金额：2 亿元\/年（基年价格）。$/,
    );
    expect(amount("100 million yuan (0 = none)", "亿元（0为无）")).toMatch(/金额：2 亿元。$/);
  });

  it("tells six levers where nobody says how many", () => {
    const of = (count: number) =>
      changeSentences({ ...changes, levers: Array.from({ length: count }, () => border), also: [] }).en;
    expect(of(6)).toHaveLength(6);
    expect(of(7)).toHaveLength(7);
    expect(of(7).at(-1)).toMatch(/^And 1 more lever/);
  });
});

describe("what levers did", () => {
  /** Without the numbers, which nobody reads here. */
  const report = { ...inventedReport(2), effects: [], flows: [] };
  const viewOf = (...all: VariantChanges[]) => lookup({ ...report, context: { ...report.context, changes: all } });
  const sold = { ...border, label: textOf("Land"), deed: textOf("2 km2 were sold at 5 %.") };
  const of = (variant: string, ...levers: VariantChanges["levers"]): VariantChanges => ({ variant, levers, also: [] });

  it("is a line each, with the variant that it is of; one that several share stands once", () => {
    expect(deedLines(viewOf(of("tolls", sold), of("border", border)))).toEqual([
      "“No tolls between members”: Land: 2 km2 were sold at 5 %.",
      expect.stringMatching(
        /^“No administrative border”: Administrative border from 2024 on; pairs across .* 19 to 31 → 5 %/,
      ),
    ]);
    expect(deedLines(viewOf(of("tolls", sold), of("border", sold)))).toEqual([
      "“No tolls between members” and 1 more: Land: 2 km2 were sold at 5 %.",
    ]);
    expect(deedLines(viewOf(of("tolls", { ...border, agreed: true })))[0]).toMatch(
      /19 to 31 → 5 % of the factory price; only while the council agrees\.?$/,
    );
    // A line without a name would be read as of the variant before.
    const all = report.context.variants.slice(1).map(({ id }) => of(id, sold));
    expect(deedLines(viewOf(...all))).toEqual(["All variants: Land: 2 km2 were sold at 5 %."]);
  });

  it("is not told of an agreement, or an item of it, that nobody signed in any run", () => {
    const agreement = [of("tolls", { ...border, agreed: true }), of("border", border)];
    const meeting = (members: string[], item?: string) => {
      const votes: [] = [];
      return { ...{ variant: "tolls", replicate: 0, year: 2024, members, votes }, ...(item && { item }) };
    };
    const told = (...meetings: ReturnType<typeof meeting>[]) => {
      const seen = viewOf(...agreement);
      return deedLines({ ...seen, data: { ...seen.data, choices: { decisions: [], courses: [], meetings } } }).length;
    };
    expect(told()).toBe(2);
    expect(told(meeting([]), meeting([]))).toBe(1);
    expect(told(meeting([]), meeting(["east"]))).toBe(2);
    expect(told(meeting([], "toll + administrative-border"), meeting(["east"], "toll"))).toBe(1);
    expect(told(meeting([], "toll"))).toBe(2);
  });

  it("stands on the page where the runs tell more than numbers before and after", () => {
    expect(deedsHtml(viewOf(of("tolls", sold, border)))).toBe(
      '<h3>What the levers did</h3><ul class="findings"><li>“No tolls between members”: Land: ' +
        "2 km2 were sold at 5 %.</li></ul>",
    );
    expect(deedsHtml(viewOf(of("tolls", border)))).toBe("");
  });

  it("of which there are many is told by all places and two numbers, by all where levers differ in the others", () => {
    const places = ["a", "b", "c"].map((name) => ({ label: textOf("City"), value: textOf(name) }));
    const sets = [1, 2, 3].map((value) => ({
      ...{ label: textOf(`Set ${value}`), unit: textOf("km"), entries: 1, of: "node" as const },
      ...{ before: [0, 0] as [number, number], after: [value, value] as [number, number] },
    }));
    const of3 = (after: number) => {
      const third = { ...sets[2]!, after: [after, after] as [number, number] };
      return { ...border, places, sets: [...sets.slice(0, 2), third] };
    };
    const brief = "Administrative border from 2024 on; a; city: b; city: c; set 1 0 → 1 km; set 2 0 → 2 km";
    expect(deedLines(viewOf(of("tolls", of3(3))))).toEqual([`“No tolls between members”: ${brief}.`]);
    expect(deedLines(viewOf(of("tolls", of3(3)), of("border", of3(4))))).toEqual([
      `“No tolls between members”: ${brief}; set 3 0 → 3 km.`,
      `“No administrative border”: ${brief}; set 3 0 → 4 km.`,
    ]);
    // Also from one of which the runs tell more.
    expect(deedLines(viewOf(of("tolls", of3(3)), of("border", { ...of3(4), deed: sold.deed! })))).toContain(
      `“No tolls between members”: ${brief}; set 3 0 → 3 km.`,
    );
  });

  it("is counted by kinds of levers and their years, in all variants", () => {
    const later = { ...border, from: 2030 };
    expect(leversBrief(viewOf(of("tolls", border, later), of("border", border)))).toBe(
      "2 kinds of levers in 4 variants, from 2024 on",
    );
  });

  it("leaves out of the table variants that change nothing, and has no table where no lever is", () => {
    expect(changesHtml(viewOf(of("tolls")))).toBe("");
    const said = changesHtml(viewOf({ ...of("tolls"), also: [textOf("A & B vote.")] }));
    expect(said).toBe("<h3>No tolls between members</h3><p>A &amp; B vote.</p>");
    const agreed = changesHtml(viewOf(of("tolls", { ...border, agreed: true, to: 2024 })));
    expect(agreed).toMatch(/Provinces; only while the council agrees/);
    expect(changesHtml(viewOf(of("tolls", border)))).not.toContain("only while the council agrees");
    expect(agreed).toContain("in 2024");
    expect(agreed).toContain("Between: pairs across provinces");
  });
});
