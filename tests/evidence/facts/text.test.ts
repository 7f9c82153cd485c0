import { describe, expect, it } from "vitest";
import type { JudgedExpectation, JudgedFact } from "../../../src/evidence/facts/fact.js";
import { factCsv, factsMarkdown, factsText } from "../../../src/evidence/facts/text.js";
import { textOf } from "../../../src/words/index.js";

/** The claim that tolls harm, in a hundred draws of which it holds in 96. */
const claim: JudgedExpectation = {
  claim: textOf("tolls harm"),
  holds: true,
  main: true,
  share: 0.96,
  interval: [0.902, 0.984],
  worlds: 100,
  verdict: "reproduced",
  values: [
    { measure: "income", central: -1.23456, band: [-2.5, -1.2, 0.0000001] },
    { measure: "trade", central: null, band: null },
  ],
};

/** What goes with it, at central values alone. */
const beside: JudgedExpectation = {
  ...claim,
  ...{ claim: textOf("prices, too"), holds: false, main: false, share: null, interval: null, worlds: 0 },
  verdict: "too few draws",
  values: [{ measure: "price", central: 1234567, band: null }],
};

const fact = (id: string, verdict: JudgedFact["verdict"], more: Partial<JudgedFact> = {}): JudgedFact => ({
  ...{ id, claim: textOf(`About ${id}.`), source: "A book", file: `${id}.yaml`, verdict },
  ...{ drawn: 100, failed: 0, expectations: [claim] },
  ...more,
});

const facts = [
  fact("good", "reproduced"),
  fact("open", "depends on what is not known", { failed: 3 }),
  fact("half", "in part", { expectations: [claim, beside], note: textOf("Mind the gap.") }),
  fact("bad", "not reproduced", { expectations: [{ ...claim, holds: null }] }),
  fact("none", "no value", { drawn: 0 }),
  fact("few", "too few draws"),
  fact("well", "reproduced"),
];

const TOLD = "**the claim**: tolls harm: yes, and in 96 % of 100 parameter draws (95 % interval 90 to 98 %)";
const VALUES = "income -1.23 [-2.5, 0]; trade -";

describe("hypotheses on a screen", () => {
  it("are counted by verdict, the best first, those without any left out", () => {
    expect(factsText(facts).split("\n")[0]).toBe(
      "7 hypotheses: reproduced 2, too few draws 1, no value 1, depends on uncertain parameters 1, in part 1, " +
        "not reproduced 1.",
    );
    expect(factsText([facts[0]!]).split("\n")[0]).toBe("1 hypothesis: reproduced 1.");
  });

  it("stand with the misses first, otherwise as given", () => {
    const heads = factsText(facts)
      .split("\n")
      .filter((line) => /^\w+: [A-Z]/.test(line));
    expect(heads).toEqual([
      "bad: NOT REPRODUCED, 100 parameter draws. About bad.",
      "half: IN PART, 100 parameter draws. About half.",
      "open: DEPENDS ON UNCERTAIN PARAMETERS, 100 parameter draws, 3 of them without a base year. About open.",
      "none: NO VALUE. About none.",
      "few: TOO FEW DRAWS, 100 parameter draws. About few.",
      "good: REPRODUCED, 100 parameter draws. About good.",
      "well: REPRODUCED, 100 parameter draws. About well.",
    ]);
    expect(facts[0]!.id).toBe("good");
  });

  it("are told with what should be true, how often it is, and values of three digits", () => {
    expect(factsText([facts[2]!])).toBe(
      "1 hypothesis: in part 1.\n" +
        "\nhalf: IN PART, 100 parameter draws. About half.\n" +
        `  - ${TOLD}\n      ${VALUES}\n` +
        "  - prices, too: no\n      price 1230000\n",
    );
    expect(factsText([facts[3]!])).toContain("**the claim**: tolls harm: no value, and in 96 %");
  });

  it("speak the reader's language", () => {
    expect(factsText([facts[0]!], "zh")).not.toContain("hypothesis");
    expect(factsText([facts[0]!], "zh")).toContain("About good.");
  });
});

describe("hypotheses in a document", () => {
  it("are a table of verdicts, then what each rests on", () => {
    expect(factsMarkdown([facts[0]!, facts[2]!]).split("\n")).toEqual([
      "2 hypotheses: reproduced 1, in part 1.",
      "",
      "| id | hypothesis | verdict | scenario |",
      "| --- | --- | --- | --- |",
      "| half | About half. (A book) | **in part** | `half.yaml` |",
      "| good | About good. (A book) | **reproduced** | `good.yaml` |",
      "",
      "**half**: Mind the gap.",
      "",
      `- ${TOLD} (${VALUES})`,
      "- prices, too: no (price 1230000)",
      "",
      "**good**",
      "",
      `- ${TOLD} (${VALUES})`,
      "",
    ]);
  });
});

describe("hypotheses as a table", () => {
  it("have a line an expectation and measure, blank where nothing was drawn", () => {
    const [header, ...rows] = factCsv([facts[2]!]).trimEnd().split("\n");
    expect(header).toBe(
      "fact,verdict,expectation,expectation_verdict,claim,holds,share_of_worlds,share_low,share_high,worlds,measure," +
        "central,low,median,high",
    );
    expect(rows).toEqual([
      "half,in part,tolls harm,reproduced,true,true,0.96,0.902,0.984,100,income,-1.23456,-2.5,-1.2,1e-7",
      "half,in part,tolls harm,reproduced,true,true,0.96,0.902,0.984,100,trade,,,,",
      'half,in part,"prices, too",too few draws,false,false,,,,0,price,1234567,,,',
    ]);
  });
});
