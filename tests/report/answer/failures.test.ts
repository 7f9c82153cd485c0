import { describe, expect, it } from "vitest";
import { because } from "../../../src/measures/results/index.js";
import { failureSentences } from "../../../src/report/answer/findings.js";
import { reportHtml } from "../../../src/report/pages/page.js";
import { readReport } from "../../../src/report/read.js";
import { textOf } from "../../../src/words/index.js";
import { reportFiles } from "../fixture.js";

const failed = [1, 4, 5].map((replicate) => ({
  variant: "tolls",
  replicate,
  ...because(textOf(`no money <${replicate}>`)),
}));
const basis = { replicates: 8, failed, restsOn: { baseline: 8, tolls: 5, booths: 8, border: 8, together: 8 } };

describe("runs that could not be finished", () => {
  it("are told arm by arm, with reasons and a warning", () => {
    expect(failureSentences(basis, (variant) => variant)).toEqual([
      "tolls rests on 5 of 8 replicates. Replicate 1: no money <1> Replicate 4: no money <4> And 1 more, listed in manifest.json.",
      "Which replicates fail is no chance: read effects that rest on the others with care.",
    ]);
  });

  it("of the baseline are missing from every pair", () => {
    const own = [{ variant: "baseline", replicate: 0, ...because(textOf("No.")) }];
    const sentences = failureSentences({ replicates: 1, failed: own, restsOn: { baseline: 0, tolls: 0 } }, (v) => v);
    expect(sentences).toEqual([
      "baseline rests on none of 1 replicate. Replicate 0: No.",
      "tolls rests on none of 1 replicate. The baseline could not be finished in the others.",
    ]);
  });

  it("stand before the findings and among the checks of a report, and nowhere else", async () => {
    const files = reportFiles(2);
    const manifest = { ...files.manifest, ...basis };
    const page = reportHtml({ data: await readReport({ ...files, manifest }), plotlySource: "" });
    expect(page).toContain("not all of which could be finished");
    expect(page).toMatch(
      /id="failures">.*“No tolls between members” rests on 5 of 8 replicates.*<ul class="findings">/s,
    );
    expect(page).toContain("<li>tolls, replicate 5: no money &lt;5&gt;</li>");
    const whole = reportHtml({ data: await readReport(files), plotlySource: "" });
    expect(whole).not.toMatch(/could not be finished|failures/);
  });
});
