import { describe, expect, it } from "vitest";
import {
  type Table,
  tableCsv,
  tableHtml,
  tableLatex,
  tableMarkdown,
  tableText,
} from "../../../src/report/tables/table.js";

/** A table below a heading of its own. */
const untitled = (columns: Table["columns"], rows: string[][]): Table => ({ title: "", columns, groups: [{ rows }] });

const gains: Table = {
  title: "Who gains & who loses",
  columns: ["City", { text: "Real GDP", small: "% of baseline" }, { text: "Verdict", words: true }],
  groups: [
    { title: "Coast", rows: [["Port", { text: "+1.5 %", small: "1.2 to 1.8", judged: "better" }, "accepts"]] },
    { rows: [[{ text: "Mine | pit", small: "West" }, { text: "−1\u202F200 %", judged: "worse" }, 'says "no"']] },
  ],
  notes: ["Ranges over 4 replicates."],
};

describe("a table as text", () => {
  it("has its title, heads with units below, words to the left and numbers to the right, groups and notes", () => {
    expect(tableText(gains)).toBe(`Who gains & who loses

                              Real GDP
City                   (% of baseline)  Verdict
-----------------  -------------------  ---------
Coast
Port               +1.5 % (1.2 to 1.8)  accepts
Mine | pit (West)             −1\u202F200 %  says "no"
Ranges over 4 replicates.
`);
  });

  it("counts Chinese characters as two columns, and has no title where a heading stands above", () => {
    const rows = [
      ["甲市", "1"],
      ["a", "23456"],
    ];
    expect(tableText(untitled(["city", "GDP"], rows))).toBe("city    GDP\n----  -----\n甲市      1\na     23456\n");
    expect(tableText(untitled(["a", "b"], [["long", ""]]))).toBe("a     b\n----  -\nlong\n");
  });

  it("breaks long heads at spaces, never inside a word", () => {
    expect(tableText(untitled(["city", "consumption of residents and governments"], [["a", "1"]]))).toBe(
      [
        "      consumption of",
        "       residents and",
        "city     governments",
        "----  --------------",
        "a                  1",
        "",
      ].join("\n"),
    );
  });
});

describe("a table for others", () => {
  it("as HTML marks judgements, sets small lines apart, spans headings and escapes what data bring", () => {
    const html = tableHtml({ ...gains, notes: ["<b>"] });
    expect(html).toContain('<tr class="theme"><th colspan="3" scope="rowgroup">Coast</th></tr>');
    expect(html).toContain('<td><span class="better">+1.5 %</span><small>1.2 to 1.8</small></td>');
    expect(html).toContain('<td class="list">says &quot;no&quot;</td>');
    expect(html).toContain('<table class="effects" aria-label="Who gains &amp; who loses">');
    expect(html).toContain("<p>&lt;b&gt;</p>");
    expect(tableHtml(untitled(["a"], [["b"]]))).toContain("<table><thead>");
  });

  it("as HTML is set closer where it has many columns", () => {
    const heads = (count: number) => Array.from({ length: count }, (_, c) => `head ${c}`);
    expect(tableHtml(untitled(heads(7), []))).toContain('class="compact"');
    expect(tableHtml(untitled(heads(6), []))).not.toContain("compact");
  });

  it("as CSV has a column for what stands small, and numbers that programs read", () => {
    expect(tableCsv(gains)).toBe(
      [
        "City,,Real GDP,% of baseline,Verdict",
        "Coast,,,,",
        "Port,,+1.5 %,1.2 to 1.8,accepts",
        'Mine | pit,West,-1200 %,,"says ""no"""',
        "",
      ].join("\n"),
    );
  });

  it("as Markdown aligns columns and keeps bars inside cells", () => {
    expect(tableMarkdown(gains)).toBe(`| City | Real GDP (% of baseline) | Verdict |
| --- | ---: | --- |
| Coast |  |  |
| Port | +1.5 % (1.2 to 1.8) | accepts |
| Mine \\| pit (West) | −1\u202F200 % | says "no" |

Ranges over 4 replicates.
`);
  });

  it("as Markdown keeps a cell on one line, and no star of a note makes a list", () => {
    const groups = [{ rows: [["Old\n  port", "1 %", "yes"]] }];
    const lines = tableMarkdown({ ...gains, groups, notes: ["* as it is."] }).split("\n");
    expect(lines.slice(2)).toEqual(["| Old port | 1 % | yes |", "", "\\* as it is.", ""]);
  });

  it("as LaTeX has the rules of booktabs, intervals on lines of their own, and no sign that LaTeX would read", () => {
    expect(tableLatex(gains, "gains")).toBe(`\\begin{table}
\\caption{Who gains \\& who loses}\\label{tab:gains}
\\begin{tabular}{lrl}
\\toprule
City & Real GDP & Verdict \\\\
 & {\\footnotesize \\% of baseline} &  \\\\
\\midrule
\\multicolumn{3}{l}{\\textit{Coast}} \\\\
Port & +1.5 \\% & accepts \\\\
 & {\\footnotesize 1.2 to 1.8} &  \\\\
Mine $|$ pit & $-$1\\,200 \\% & says "no" \\\\
{\\footnotesize West} &  &  \\\\
\\bottomrule
\\end{tabular}
\\par\\footnotesize Ranges over 4 replicates.
\\end{table}
`);
    expect(tableLatex(untitled(["a_b#1 {x} $2 ~ ^ \\ ± –"], []), "t")).toContain(
      "a\\_b\\#1 \\{x\\} \\$2 \\textasciitilde{} \\textasciicircum{} \\textbackslash{} $\\pm$ --",
    );
    expect(tableLatex(untitled(["a < b > c |"], []), "t")).toContain("a $<$ b $>$ c $|$");
    // What LaTeX has no letter for is set as mathematics; letters stay.
    expect(tableLatex(untitled(["≈ 0 ≥ 1 → √Σμ ² “ö” 城"], []), "t")).toContain(
      "$\\approx$ 0 $\\geq$ 1 $\\to$ $\\surd$$\\Sigma$$\\mu$ ² “ö” 城",
    );
  });
});
