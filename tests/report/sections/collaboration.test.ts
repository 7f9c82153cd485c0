import { describe, expect, it } from "vitest";
import { lookup } from "../../../src/measures/views/data.js";
import { collaborationBrief, collaborationHtml } from "../../../src/report/sections/collaboration.js";
import { textOf } from "../../../src/words/index.js";
import { inventedReport } from "../fixture.js";

const data = inventedReport(2);
const html = collaborationHtml(lookup(data));

describe("the section on collaboration", () => {
  it("shows parts and blocks above the index, for every arm", () => {
    const columns = html.match(/<thead>.*<\/thead>/)![0].match(/scope="col"/g)!;
    expect(columns).toHaveLength(1 + data.context.variants.length);
    const first = html.indexOf("Index of collaboration");
    for (const { label } of data.context.collaboration!.blocks) expect(html.indexOf(label.en)).toBeLessThan(first);
    expect(html).toContain("0 points at 0, 100 at");
  });

  it("names what is not counted, and how much hangs on the weights", () => {
    for (const { label } of data.context.collaboration!.without) expect(html).toContain(label.en.toLowerCase());
    expect(html).toMatch(/higher under \d+ % of all weightings/);
    expect(html).not.toMatch(/NaN|undefined|null/);
  });

  it("is left out where older results do not have it", () => {
    const { collaboration: _, ...context } = data.context;
    expect(collaborationHtml(lookup({ ...data, context }))).toBe("");
  });

  it("is left out where nothing is measured", () => {
    const collaboration = { ...data.context.collaboration!, blocks: [] };
    expect(collaborationHtml(lookup({ ...data, context: { ...data.context, collaboration } }))).toBe("");
  });
});

describe("what collaboration is changed by", () => {
  type Effect = NonNullable<typeof data.context.collaboration>["effects"][number];
  const none: Effect = { variant: "tolls", blocks: [], index: 0, lowest: 0, highest: 0, share: null };
  const viewWith = (...effects: Effect[]) =>
    lookup({
      ...{ ...data, effects: [], flows: [] },
      context: { ...data.context, collaboration: { ...data.context.collaboration!, effects } },
    });
  const items = (...effects: Effect[]) =>
    [...collaborationHtml(viewWith(...effects)).matchAll(/<li>(.*?)<\/li>/g)].map(([, item]) => item);

  it("is told in points, with the share of weightings that find it higher and the ends of single blocks", () => {
    const more = { ...none, index: 1.26, lowest: -0.5, highest: 3.04, share: 0.876 };
    expect(items(more, { ...more, variant: "border", index: -1, share: null })).toEqual([
      "No tolls between members: +1.3 points, higher under 88 % of all weightings (single blocks: \u22120.5 to +3.0).",
      "No administrative border: \u22121.0 points, no side differs (single blocks: \u22120.5 to +3.0).",
    ]);
  });

  it("is nothing to speak of where no block shows a tenth of a point, and not told where it is unknown", () => {
    expect(items({ ...none, index: 0.04, lowest: -0.049, highest: 0.049 })).toEqual([
      "No tolls between members: no difference to speak of.",
    ]);
    expect(items({ ...none, lowest: -0.05 })[0]).toContain(": 0 points");
    expect(items({ ...none, highest: 0.05 })[0]).toContain("points");
    for (const unknown of ["index", "lowest", "highest"]) expect(items({ ...none, [unknown]: null })).toEqual([]);
    expect(collaborationHtml(viewWith())).not.toContain("<ul>");
  });

  it("is told in brief of the variant in focus", () => {
    expect(collaborationBrief(viewWith({ ...none, variant: "together", index: -2.25 }))).toMatch(
      /^index \u22122\.[23] points with “Tolls, booths and border together”$/,
    );
    expect(collaborationBrief(viewWith(none))).toBe("");
    expect(collaborationBrief(viewWith({ ...none, variant: "together", index: null }))).toBe("");
  });
});

describe("the table of collaboration by hand", () => {
  type Collaboration = NonNullable<typeof data.context.collaboration>;
  const part = (indicator: string, label: string, zero: number, one: number) => ({
    ...{ indicator, label: textOf(label), zero, one },
  });
  const made = (more: Partial<Collaboration> = {}): Collaboration => ({
    ...data.context.collaboration!,
    year: 2040,
    blocks: [
      {
        ...{ id: "flows", label: textOf("Flows") },
        parts: [part("real-gdp", "Product", 0, 1000), part("nobody-knows", "Other", 1, 2.5)],
      },
    ],
    rows: [
      { variant: "baseline", values: [[123, null]], points: [[35, null]], blocks: [35.14], index: 35.14 },
      { variant: "tolls", values: [[200, 1.75]], points: [[57, 50]], blocks: [null], index: null },
    ],
    ...{ effects: [], without: [] },
    ...more,
  });
  const htmlOf = (collaboration: Collaboration) =>
    collaborationHtml(lookup({ ...data, effects: [], flows: [], context: { ...data.context, collaboration } }));
  const rowsOf = (html: string) =>
    [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row]) =>
      row!
        .replace(/<[^>]*>/g, "|")
        .split(/\|+/)
        .filter(Boolean),
    );

  it("has the values of parts in their unit between goalposts, then the points of the block, and the index", () => {
    const rows = rowsOf(htmlOf(made()));
    // Arms without a row of their own are left out.
    expect(rows[0]).toEqual(["2040", "Baseline", "No tolls between members"]);
    // Hundreds of millions are told in billions: 123, 200, and 1000 at the goalpost.
    expect(rows[1]!.slice(-2)).toEqual(["12.3", "20.0"]);
    expect(rows[1]![1]).toMatch(/^billion yuan, .*; 0 points at 0, 100 at 100(\.0)?$/);
    // What no dictionary knows has no unit, and a value in one arm alone.
    expect(rows[2]![0]).toBe("Other");
    expect(rows[2]![1]).toMatch(/0 points at 1(\.00)?, 100 at 2\.5/);
    expect(rows[2]!.slice(2)).toEqual(["1.75"]);
    expect([rows[3]![0], rows[3]!.at(-1)]).toEqual(["Flows", "35.1"]);
    expect([rows[4]![0], rows[4]!.at(-1)]).toEqual(["Index of collaboration", "35.1"]);
  });

  it("names blocks without any part, and none where all have some", () => {
    const without = [
      { id: "market", label: textOf("Market & prices") },
      { id: "equality", label: textOf("Equality") },
    ];
    expect(htmlOf(made({ without } as never))).toContain("market &amp; prices, equality");
    expect(htmlOf(made())).not.toContain("equality");
  });
});
