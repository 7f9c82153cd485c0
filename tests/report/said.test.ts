import { describe, expect, it } from "vitest";
import { because, type EffectRow } from "../../src/measures/results/index.js";
import { uncertainEffect } from "../../src/measures/results/uncertainty.js";
import { lookup, type ReportData } from "../../src/measures/views/data.js";
import { failureSentences, findings } from "../../src/report/answer/findings.js";
import { TOLD, uncertaintySentences } from "../../src/report/answer/uncertainty.js";
import { reportHtml } from "../../src/report/index.js";
import { drawRangesTable } from "../../src/report/tables/effects.js";
import type { Cell } from "../../src/report/tables/table.js";
import { winnersTable } from "../../src/report/tables/winners.js";
import { textOf } from "../../src/words/index.js";
import { invented } from "../snapshots/invented.js";
import { linesOfPage } from "../snapshots/plain.js";

const { data } = await invented("comparison", "comparison");
const WELFARE = "real-final-consumption-per-head";

/** The same comparison, with the answer about one variant. */
function about(focus: string, more: Partial<ReportData> = {}): ReportData {
  const none = { ...data.choices, meetings: [], courses: [] };
  const when = { kind: "year", at: 2024, from: 2024, to: 2024 } as const;
  const asked = { compare: [focus], when, places: ["cluster"], equal: [] };
  return { ...data, choices: none, ...more, context: { ...data.context, focus, answer: asked } };
}

/** What is said first of one variant. */
function answer(focus: string, more: Partial<ReportData> = {}): string[] {
  return findings(lookup(about(focus, more))).en;
}

const answerOf = (asked: ReportData): string => findings(lookup(asked)).en[0]!;

/** With other effects: of the focus, at a place. */
function with_(place: string, indicator: string, change: Partial<EffectRow>): Partial<ReportData> {
  const isIt = (row: EffectRow) => row.place === place && row.indicator === indicator && row.variant === "border";
  return { effects: data.effects.map((row) => (isIt(row) ? { ...row, ...change } : row)) };
}

const page = linesOfPage(reportHtml({ data, plotlySource: "" }));

/** Cells of the rows of the page's table that begins with a head. */
function tableOf(head: string): string[][] {
  const at = page.findIndex((line) => line.startsWith(head));
  const end = page.findIndex((line, l) => l > at && (line === "" || line.startsWith("#")));
  return page.slice(at, end).map((line) => line.split(/ ?\| ?/));
}

const VARIANTS = data.context.variants.slice(1);
const percentOf = ({ effect, baselineMean }: EffectRow) => (100 * effect) / Math.abs(baselineMean);

/** A number as pages write it. */
const numberIn = (text: string) =>
  Number(
    text
      .replace("−", "-")
      .replace(/[ +%\u00a0]/g, "")
      .replace("pp", ""),
  );

describe("the answer", () => {
  it("says a gain as a gain and a loss as a loss, and what is neither as what it is", () => {
    expect(answer("border")[0]).toMatch(/^Invented coast: “No border” raises real GDP by 2\.35 % in 2024 /);
    expect(answer("flood")[0]).toMatch(/^Invented coast: “Flood” lowers real GDP by 3\.53 % in 2024 /);
    expect(answer("treaty")[0]).toMatch(/^Invented coast: “Treaty” does not clearly change real GDP in 2024 /);
    expect(answer("talk")[0]).toMatch(/^Invented coast: “Talk alone” changes real GDP in 2024 by less than 0\.005 % /);
  });

  it.each(["tolls", "border", "flood", "treaty", "rivals"])(
    "quotes the range over worlds of %s, and of chance",
    (id) => {
      const [low, , high] = uncertainEffect(data.uncertainty!, id, "cluster", "real-gdp")!.relative!;
      const [, from, to] = /\(prior range (\S+) to (\S+) %, 63 draws/.exec(answer(id)[0]!)!;
      expect(answer(id).at(-1) + answer(id).at(-2)!).toContain(
        "Prior range: no data held against it, 63 parameter draws",
      );
      for (const [said, is] of [
        [from, low],
        [to, high],
      ] as const)
        expect(Math.abs(numberIn(said!) - 100 * is)).toBeLessThan(0.06);
      const row = lookup(data).effect(id, "cluster", "real-gdp")!;
      const [, least, most] = /by chance alone (\S+) % to (\S+) %, 95 %/.exec(answer(id)[0]!)!;
      expect(numberIn(least!)).toBeCloseTo((100 * row.ciLow) / row.baselineMean, 1);
      expect(numberIn(most!)).toBeCloseTo((100 * row.ciHigh) / row.baselineMean, 1);
    },
  );

  it("says that the range over worlds is missing where the study has none of this variant", () => {
    expect(answer("talk")[0]).toContain("the uncertainty of parameters is not included");
    expect(answer("border")[0]).not.toContain("the uncertainty of parameters is not included");
    expect(answer("border", { uncertainty: undefined })[0]).toContain("is not included");
  });

  it("tells all variants from best to worst, those that are not clear and those that do nothing as what they are", () => {
    const several = findings(lookup({ ...data, choices: { ...data.choices, meetings: [], courses: [] } })).en;
    const [low, , high] = uncertainEffect(data.uncertainty!, "border", "cluster", "real-gdp")!.relative!;
    const [, from, to] =
      /^Invented coast: against the baseline, real GDP in 2024 is highest under “No border” \(\+2\.35 %, prior range (\S+) to (\S+) %, 63 draws\)\. It is lowest under “Flood” \(−3\.53 %, range −6\.3 to −1\.8 %\)\.$/.exec(
        several[0]!,
      )!;
    expect(Math.abs(numberIn(from!) - 100 * low)).toBeLessThan(0.06);
    expect(Math.abs(numberIn(to!) - 100 * high)).toBeLessThan(0.06);
    const lines = several.filter((one) => /^“[^”]*”: real GDP/.test(one)).map((one) => one.split(" in 2024")[0]);
    expect(lines).toEqual([
      "“No border”: real GDP +2.35 %",
      "“No tolls”: real GDP +0.47 %",
      "“Treaty”: real GDP not clear",
      "“Talk alone”: real GDP within ±0.005 %",
      "“Rivals”: real GDP −0.71 %",
      "“Flood”: real GDP −3.53 %",
    ]);
  });

  it("tells two variants apart with the range of their difference, where a study holds both", () => {
    const rows = findings(lookup(data)).en.filter((one) => / against .*: real GDP/.test(one));
    const range = (first: string, second: string) => {
      const start = `“${first}” against “${second}”`;
      return /, (prior range [^,;.]*(?:\.\d+[^,;.]*)*, 63 draws(?:, higher in \d+ % of draws)?)/.exec(
        rows.find((one) => one.startsWith(start))!,
      )?.[1];
    };
    expect(range("No border", "No tolls")).toMatch(/^prior range \+0\.9 to \+3\.\d %, 63 draws$/);
    expect(range("No tolls", "Treaty")).toMatch(/^prior range −0\.05 to \+0\.90 %, 63 draws/);
    expect(rows.find((one) => one.startsWith("“Talk alone” against"))).not.toContain("prior range");
  });

  it("has the range of a sum, and of one variant against another, where a study holds it", () => {
    const paired = [{ ...data.uncertainty!.paired![0]!, from: 2022 }];
    const when = { kind: "sum", at: 2024, from: 2022, to: 2024 } as const;
    const summed = (compare: string[], study: object) => {
      const base = about("border", { uncertainty: { ...data.uncertainty!, ...study } });
      return answerOf({
        ...base,
        context: { ...base.context, answer: { compare, when, places: ["cluster"], equal: [] } },
      });
    };
    expect(summed(["border"], { paired })).toMatch(/\(prior range \+1\.\d+ to \+4\.\d+ %/);
    expect(summed(["border", "tolls"], { paired })).toMatch(/\(prior range \+0\.9 to \+3\.\d %/);
    expect(summed(["border"], {})).toContain("the uncertainty of parameters is not included");
  });

  it("says of residents here and elsewhere whether they have more, less, or neither", () => {
    const residents = (focus: string) => answer(focus).find((one) => one.startsWith("Real consumption per resident"));
    expect(residents("border")).toBe(
      "Real consumption per resident, private and public, rises by 1.76 %, in the whole country it rises by 0.35 %.",
    );
    expect(residents("treaty")).toContain(
      "private and public, does not clearly change, in the whole country it does not clearly",
    );
  });

  it("warns right after the effect where the cluster's income and the country's welfare go opposite ways beyond chance, and only there", () => {
    const loss = { effect: -1, ciLow: -1.5, ciHigh: -0.5, baselineMean: 50 };
    expect(answer("border", with_("country", WELFARE, loss))[1]).toBe(
      "The cluster’s real GDP rises by 2.35 %, but what residents of the whole country consume, private and public, falls by 2.00 %.",
    );
    const chance = { ...loss, ciHigh: 0.1 };
    for (const more of [{}, with_("country", WELFARE, chance), with_("cluster", "real-gdp", { ciLow: -1 })])
      expect(answer("border", more).join()).not.toContain("The cluster’s real GDP");
  });

  it("counts cities that gain, that lose and of which nothing is clear, and names the ends in their order", () => {
    const winners = (focus: string) =>
      answer(focus).filter((one) => /residents (gain|of no city)|By province/.test(one));
    expect(winners("border")).toEqual([
      "In 2024, residents gain in 3 of 6 cities, lose in 2: most gained by Port (+2.82 %), most lost by Mine (−2.65 %); no clear effect in 1.",
      "By province, real consumption per resident, private and public: most gained by East (+2.29 %), most lost by West (−0.71 %).",
    ]);
    expect(winners("flood")).toEqual([
      "In 2024, residents gain in 2 of 6 cities, lose in 3: most gained by Mine (+3.97 %), most lost by Port (−4.24 %); no clear effect in 1.",
      "By province, real consumption per resident, private and public: most gained by West (+1.06 %), most lost by East (−3.45 %).",
    ]);
    expect(winners("treaty")).toEqual([
      "In 2024, residents of no city clearly gain or lose (a gain is likeliest in Mine: 60 % of draws).",
    ]);
  });

  it("says who receives and who pays, the largest first, and whether budgets rise or fall", () => {
    const said = answer("flood").join("\n");
    expect(said).toContain(
      "own revenue before payments between cities falls by 2.50 bn yuan a year (−2.10 %, 2024); they spend 0.60 bn yuan a year more on levers.",
    );
    expect(said).toContain(
      "received by the centre and others 0.24 bn yuan, Mine 0.013 bn yuan and Hill 0.004 bn yuan; paid by Port 0.18 bn yuan, Mill",
    );
    expect(answer("treaty").join("\n")).toContain("\nCity governments spend 0.016 bn yuan a year more on levers.\n");
    const saved = with_("cluster", "lever-cost", { effect: -20 });
    expect(answer("border", saved).join("\n")).toContain("they spend 2.00 bn yuan a year less on levers");
  });

  it("says whether equality rises or falls, with the ends of its interval in their order, or that it stays", () => {
    const equality = (focus: string) => answer(focus).at(-1);
    expect(equality("border")).toContain("is 1.8 % higher than in the baseline (95 % interval 1.4 to 2.2 %)");
    expect(equality("flood")).toContain("is 2.7 % lower than in the baseline (95 % interval 2.2 to 3.2 %)");
    expect(equality("treaty")).toContain("is not distinguishable from the baseline (95 % interval −0.04 to 0.18 %)");
    const small = with_("cluster", "theil-t-gdp", { effect: 1e-9, ciLow: 1e-9, ciHigh: 1e-9 });
    for (const said of [answer("talk"), answer("border", small)]) expect(said.join("\n")).not.toContain("Inequality");
  });

  it("says of a course when it begins, whether it still grows, when it is largest and how much of it is gone when half is", () => {
    const course = (percents: number[]) => {
      const gdp = data.effects.find(
        (row) => row.variant === "border" && row.place === "cluster" && row.indicator === "real-gdp",
      )!;
      const others = data.effects.filter((row) => row.indicator !== "real-gdp");
      const own = percents.map((percent, y): EffectRow => {
        const effect = (percent / 100) * gdp.baselineMean;
        return { ...gdp, year: 2020 + y, effect, ciLow: effect, ciHigh: effect };
      });
      return answer("border", { effects: [...others, ...own] }).find((one) => one.startsWith("The effect on real GDP"));
    };
    expect(course([0, 0, 1, 2, 3])).toBe(
      "The effect on real GDP is +1.00 % in 2022 and +3.00 % in 2024, still growing at the end.",
    );
    expect(course([0, 0, -1, -2, -3])).toBe(
      "The effect on real GDP is −1.00 % in 2022 and −3.00 % in 2024, still growing at the end.",
    );
    expect(course([0, 0, 1, 2, 2.01])).toBe("The effect on real GDP is +1.00 % in 2022 and +2.01 % in 2024.");
    expect(course([0, 4, 3, 2, 1])).toBe(
      "The effect on real GDP is largest in 2021 (+4.00 %); 50 % of it has gone by 2023, and it is +1.00 % in 2024.",
    );
    expect(course([0, 4, 3.5, 3.4, 3])).toBe(
      "The effect on real GDP is largest in 2021 (+4.00 %), and it is +3.00 % in 2024.",
    );
    expect(course([0, 0, 0, 2, 3])).toBeUndefined();
  });
});

describe("tables of the page", () => {
  const view = lookup(data);

  it("have the numbers of a variant under its name, those that did not run empty", () => {
    const [head, ...rows] = tableOf("Indicator | Baseline");
    expect(head!.slice(2)).toEqual(VARIANTS.map(({ label }) => label.en));
    const gdp = rows.find(([name]) => name!.startsWith("Real GDP"))!;
    for (const [v, { id }] of VARIANTS.entries()) {
      const row = view.effect(id, "cluster", "real-gdp");
      const cell = gdp[v + 2] ?? "";
      if (!row) expect(cell).toBe("–");
      else if (id === "talk") expect(cell).toBe("within ±0.005\u00a0%");
      else expect(numberIn(/^\S+/.exec(cell)![0]), id).toBeCloseTo(percentOf(row), 1);
    }
  });

  it("order cities by what they gain, whatever the variant", () => {
    // A note stands below the six.
    const cities = tableOf("City | ")
      .slice(1, 7)
      .map(([name]) => name!.split(" ")[0]);
    expect(cities).toEqual(["Port", "Mill", "Lake", "Ford", "Hill", "Mine"]);
    const flood = linesOfPage(reportHtml({ data: about("flood"), plotlySource: "" }));
    const at = flood.findIndex((line) => line.startsWith("City | "));
    expect(flood.slice(at + 1, at + 7).map((line) => line.split(" ")[0])).toEqual([
      "Mine",
      "Hill",
      "Ford",
      "Lake",
      "Mill",
      "Port",
    ]);
  });

  it("count who gains and who loses as the answer does, and name the largest gains, losses and payers", () => {
    const rows = tableOf("Variant | Real GDP | Gain");
    const row = (label: string) => rows.find(([name]) => name === label)!.slice(2);
    expect(row("Flood")).toEqual([
      "2 of 6 Mine +3.97\u00a0%, Hill +0.80\u00a0%",
      "3 of 6 Port −4.24\u00a0%, Mill −2.92\u00a0%",
      "lost own revenue 2.50 bn yuan and 5 more",
    ]);
    const names = ["No border", "No tolls", "Treaty", "Talk alone", "Rivals", "Flood", "Merger"];
    expect(rows.slice(1, 1 + names.length).map(([name]) => name)).toEqual(names);
    expect(row("Treaty").slice(0, 2)).toEqual(["none", "none"]);
    expect(row("Merger")).toEqual(["–", "–", "–"]);
    expect(JSON.stringify(winnersTable(view))).not.toContain("undefined");
  });

  it("head a fall of what less is better of as a gain, and rises and falls of what is neither good nor bad", () => {
    const told = (better: "lower" | "none") => {
      const base = about("border");
      const answer = { ...base.context.answer!, measure: "real-gdp" };
      const dictionary = data.dictionary.map((one) => (one.indicator === "real-gdp" ? { ...one, better } : one));
      const { columns, groups } = winnersTable(lookup({ ...base, dictionary, context: { ...base.context, answer } }));
      const cells = groups[0]!.rows[0]!.slice(2, 4) as Cell[];
      const heads = (columns as Cell[]).slice(2, 4).map(({ text }) => text);
      return [heads, cells.map(({ text, small = "" }) => `${text} ${small}`)];
    };
    const [, [rising, falling]] = told("none") as [unknown, string[]];
    expect(rising).toMatch(/^3 of 6 Port \+3\.77 %/);
    expect(falling).toMatch(/^2 of 6 Mine −3\.53 %/);
    expect(told("none")[0]).toEqual(["Rises", "Falls"]);
    const [heads, [gain, loss]] = told("lower") as [unknown, string[]];
    expect(heads).toEqual(["Gain", "Lose"]);
    expect([gain, loss]).toEqual([falling, rising]);
  });

  it("name the place that the effect is of, where it is not the cluster", () => {
    const base = about("border");
    const answer = { ...base.context.answer!, places: ["port"] };
    const [, effect] = winnersTable(lookup({ ...base, context: { ...base.context, answer } })).columns as Cell[];
    expect(effect!.text).toBe("Real GDP of Port");
  });

  it("tell what city governments no longer collect beside who pays, as the sentences do", () => {
    const payers = (effect: number, chance: number) => {
      const change = { effect, ciLow: effect - chance, ciHigh: effect + chance };
      const told = lookup(about("border", with_("cluster", "own-revenue", change)));
      return (winnersTable(told).groups[0]!.rows[0]!.at(-1) as Cell).text;
    };
    expect(payers(-900, 1)).toMatch(/^lost own revenue 90\.0 bn yuan/);
    for (const none of [payers(253, 1), payers(-900, 901)]) expect(none).not.toContain("lost own revenue");
  });

  it("quote bands over worlds under the indicator and the place that they are of, and how often they rise where that is not sure", () => {
    const [, ...rows] = tableOf("Variant | Real GDP | National income");
    for (const { id, label } of VARIANTS) {
      const cells = rows.find(([name]) => name === label.en)!.slice(1);
      for (const [t, { place, indicator }] of TOLD.entries()) {
        const effect = uncertainEffect(data.uncertainty!, id, place, indicator);
        if (!effect) expect(cells[t], label.en).toMatch(/^(–|none|within ±0\.005\u00a0%)$/);
        else {
          const [, low, high] = /(\S+) to (\S+?)\u00a0%/.exec(cells[t]!)!;
          expect(Math.abs(numberIn(low!) - 100 * effect.relative![0])).toBeLessThan(0.06);
          expect(Math.abs(numberIn(high!) - 100 * effect.relative![2])).toBeLessThan(0.06);
          const sure = effect.rises === 1 || effect.falls === 1;
          expect(cells[t]!.includes(`; ${Math.round(100 * effect.rises)}\u00a0% rise`)).toBe(!sure);
        }
      }
    }
  });
});

describe("the table of ranges over draws", () => {
  const view = lookup(data);
  const cellOf = (relative: number[]) => {
    const uncertainty = data.uncertainty!;
    const effects = uncertainty.effects.map((one) => (one.variant === "border" ? { ...one, relative } : one));
    const { groups } = drawRangesTable(view, { ...uncertainty, effects } as never);
    const rows = groups.flatMap((group) => group.rows);
    return rows.find(([name]) => name === "No border")![1] as Cell;
  };

  it("calls an effect clear where the draws agree on its sign, and not where chance alone is sure of it", () => {
    expect(cellOf([0.01, 0.02, 0.04]).judged).toBe("better");
    expect(cellOf([-0.01, 0.02, 0.04]).judged).toBe("unclear");
    expect(cellOf([0, 0.02, 0.04]).judged).toBe("unclear");
  });
});

describe("what is said of a study", () => {
  const names = { variant: (id: string) => id, place: (id: string) => id };
  const said = (change: object = {}) =>
    uncertaintySentences({ ...data.uncertainty!, ...change }, "border", names).join("\n");
  const effects = (misses: number, missedBy: number) =>
    data.uncertainty!.effects.map((row) =>
      row.variant === "border" && row.place === "west" && row.indicator === WELFARE
        ? { ...row, misses, missedBy }
        : row,
    );

  it("counts worlds that failed once each, whatever failed in them", () => {
    const failed = [0, 0, 5].map((draw) => ({ draw, arm: null, ...because(textOf(`Reason ${draw}.`)) }));
    expect(said({ failed })).toContain(
      "2 of 64 parameter draws could not be run in every variant; the range of a variant leaves out those in which it failed. The first: Reason 0.",
    );
    expect(said({ failed: [] })).not.toContain("could not be run");
  });

  it("tells where the region stores no draws, or outdated ones, and nothing where its ranges were asked for", () => {
    expect(said({ from: "ranges" })).toMatch(/^The region stores no parameter draws, so that/);
    expect(said({ from: "outdated" })).toMatch(/^The stored parameter draws belong to an earlier state/);
    for (const from of ["stored", "prior", undefined]) expect(said({ from })).not.toContain("draws REGION stores them");
  });

  it("tells how far chance moves the ends of the range of real GDP, and where draws are few", () => {
    const effects = data.uncertainty!.effects.map((row) =>
      row.variant === "border" && row.indicator === "real-gdp" ? { ...row, relative: [0.012, 0.02, 0.034] } : row,
    );
    const errors = [{ variant: "border", indicator: "real-gdp", relative: [0.004, 0.001, 0.02] }];
    const ends = (worlds: number, more: object = {}) =>
      said({ effects: effects.map((row) => ({ ...row, worlds })) as typeof effects, errors, failed: [], ...more });
    expect(ends(400)).toContain(
      "5, 50 and 95 % of 400 draws: +1.20 (s.e. 0.40), +2.00 (s.e. 0.10), +3.4 (s.e. 2.0) %; " +
        "s.e.: what another seed would change.\n",
    );
    expect(ends(64)).toContain("Fewer than 100 draws: a study takes more.");
    expect(ends(64)).not.toContain("Of so few the ends");
    expect(ends(9)).toContain("between which one more would fall in 80 % of cases");
    expect(ends(400, { errors: [{ ...errors[0], variant: "merger" }] })).not.toContain("5, 50 and 95 %");
  });

  it("tells risks that are large in share and in size, the most likely first", () => {
    expect(said({ effects: effects(0.95, -0.01) })).toContain(
      "by the share of the draws: west in 95 % (then −1.0 % on average); mine in 90 %",
    );
    expect(said({ effects: effects(0.3, -0.01) })).toContain("mine in 90 % (then −4.8 % on average); west in 30 %");
    expect(said({ effects: effects(0.05, -0.01) })).not.toContain("west in");
    expect(said({ effects: effects(0.95, -0.0004) })).not.toContain("west in");
    expect(said({ effects: effects(0.95, 0.001), target: 1 })).toContain(
      "stay below +1.0 % in consumption per resident by 2024, by the share of the draws: west in 95 %",
    );
    const none = data.uncertainty!.effects.map((row) => ({ ...row, misses: 0 }));
    expect(said({ effects: none })).toContain(
      "No place would lose consumption per resident by 2024 in more than 5 % of the draws.",
    );
  });

  it("calls ranks firm in nine of ten worlds, at the end where they are, and none where none are", () => {
    expect(said()).toContain("with the largest gains: port; among the quarter with the smallest: mine.");
    const ranks = data.uncertainty!.ranks.map((row) => ({ ...row, best: 0.89, worst: 0.9 }));
    expect(said({ ranks })).toContain(
      "with the largest gains: none; among the quarter with the smallest: port, mill, lake, hill, ford, mine.",
    );
    expect(said({ ranks: ranks.slice(0, 3) })).not.toContain("largest gains");
  });

  it("names what decides, low and high apart, and nothing that chance explains", () => {
    expect(said()).toContain("“Administrative border” (+1.0 % where it is low, +3.0 % where it is high).");
    expect(said()).not.toContain("Elasticity of migration");
    const falling = data.uncertainty!.drivers.map((row) => ({ ...row, low: -0.5, high: -0.1 }));
    expect(said({ drivers: falling })).toContain(
      "“Elasticity of migration” (+2.2 % where it is low, +1.8 % where it is high)",
    );
  });
});

describe("runs that failed", () => {
  const nameOf = (id: string) => `“${id}”`;

  it("are said with their number, each under its variant", () => {
    const [border, merger, care] = failureSentences(data.manifest, nameOf);
    expect(border).toBe("“border” rests on 3 of 4 replicates. Replicate 2: Year 2023: the market does not clear.");
    expect(merger).toMatch(
      /^“merger” rests on none of 4 replicates\. Replicate 0: .* Replicate 1: .* And 2 more, listed in manifest\.json\.$/,
    );
    expect(care).toMatch(/^Which replicates fail is no chance/);
  });

  it("of a variant that never ran leave nothing to be read with care", () => {
    const { failed, restsOn } = data.manifest;
    const never = {
      replicates: 4,
      failed: failed.filter(({ variant }) => variant === "merger"),
      restsOn: { ...restsOn!, border: 4 },
    };
    expect(failureSentences(never, nameOf)).toHaveLength(1);
    expect(failureSentences({ ...never, restsOn: { border: 4 } }, nameOf)).toEqual([]);
  });
});
