import { describe, expect, it } from "vitest";
import { lookup, type ReportData } from "../../../src/measures/views/data.js";
import { councilHtml } from "../../../src/report/sections/governments.js";
import { inventedReport } from "../fixture.js";

const data = inventedReport(2);
const htmlOf = (changed: ReportData) => councilHtml(lookup(changed));
const html = htmlOf(data);
const text = html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("meetings of a council", () => {
  it("tell who signed, who refused and why", () => {
    expect(text).toContain("2024 all nobody Shanghai: +2.00 over outside none");
    expect(text).toContain(
      "2026 nobody Shanghai: outside is better by 0.30; Jiangsu: a breach is better by 2.00 Zhejiang: +10",
    );
    expect(text).toContain("2028 Jiangsu, Zhejiang, Anhui Shanghai: in an earlier round");
  });

  it("tell who was paid, and what is lacking where nobody agrees", () => {
    expect(text).toContain("Shanghai lacks 5.0; the others can spare 3.0");
    expect(text).toContain("Jiangsu \u22121.2, Anhui +1.7, the centre pays 0.50");
  });

  it("list every vote of the first replicate", () => {
    expect(html.match(/>(signs|refuses)</g)).toHaveLength(4 + 4 + 3);
    expect(text).toContain("2028 Jiangsu +10");
    expect(text).toContain("bound");
  });

  it("tell how far members are believed, where they are doubted", () => {
    const meetings = data.choices.meetings.map((one, at) => (at > 0 ? one : { ...one, trust: { shanghai: 0.504 } }));
    expect(htmlOf({ ...data, choices: { ...data.choices, meetings } })).toContain(">Shanghai 50 %<");
  });

  it("have no column of payments where none are possible, one of items where the agenda has several", () => {
    const meetings = data.choices.meetings.map(({ gains: _, receipts: __, ...rest }, at) => ({
      ...rest,
      item: ["border", "release"][at % 2]!,
    }));
    const several = htmlOf({ ...data, choices: { ...data.choices, meetings } });
    expect(several).not.toContain(">payments<");
    expect(several).toContain(">item<");
    expect(html).toContain(">payments<");
    expect(html).not.toContain(">item<");
  });
});
