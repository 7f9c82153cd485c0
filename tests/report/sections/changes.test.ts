import { describe, expect, it } from "vitest";
import type { VariantChanges } from "../../../src/measures/results/index.js";
import { lookup } from "../../../src/measures/views/data.js";
import { changeSentences, changesHtml } from "../../../src/report/sections/changes.js";
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
    expect(changeSentences(many, 6).en.at(-1)).toBe("And 3 more levers.");
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
});
