import { describe, expect, it } from "vitest";
import { type Compared, effectsJson, leagueTable, screenText, type Told } from "../../../src/apps/cli/compareText.js";
import type { EffectRow } from "../../../src/measures/results/index.js";
import { lookup } from "../../../src/measures/views/data.js";
import { textOf } from "../../../src/words/index.js";
import { NAMES, replicates, run, summaryOf, summed, withFailures } from "../../measures/results/runs.js";
import { inventedReport, inventedStudy } from "../../report/fixture.js";

type Runs = Parameters<typeof summed>[1];

const comparisonOf = (runs: Runs, failed: object[] = [], names: readonly string[] = NAMES) =>
  ({ summary: summed(names, runs), failed, structures: [] }) as never;
const compared = (name: string, runs: Runs, failed?: object[], names?: readonly string[]): Compared => ({
  ...{ file: `${name}.yaml`, name, comparison: comparisonOf(runs, failed, names) },
});
const scenario = {
  ...{ title: textOf("Title"), question: textOf("Why?") },
  variants: { v: { label: textOf("The way") }, reform: { label: textOf("The reform") } },
};
/** Without effects of indicators, so that what is said of runs stands alone. */
const told = (more: Partial<Told> = {}): Told => ({
  ...{ file: "a.yaml", prepared: { scenario } as never },
  ...{
    comparison: { summary: summaryOf(2), failed: [], structures: [] } as never,
    view: undefined,
    idle: [],
    study: {},
  },
  ...{ target: "results/a", language: "en" as const, full: false, ...more },
});
const linesOf = (more: Partial<Told>) => screenText(told(more)).split("\n");
const idle = (...reasons: string[]) => reasons.map((reason) => ({ variant: "v", reason: textOf(reason) }));

describe("the league table of files", () => {
  const rows = (...done: Compared[]) =>
    leagueTable(done, "gdp", "en")
      .split("\n")
      .filter((line) => / reform | more /.test(line))
      .map((line) => line.replaceAll("\u00a0", " ").trim().split(/ {2,}/));
  const level = (baseline: number, reform: number) => [
    [run("baseline", 0, baseline, 1, 0.5), run("reform", 0, reform, 1, 0.5)],
  ];

  it("has the largest effect first, in per cent of the size of its baseline", () => {
    expect(rows(compared("a", level(10, 11)), compared("b", level(10, 12)), compared("c", level(-10, -9.5)))).toEqual([
      ["b", "reform", "+20.00 %", "-"],
      ["a", "reform", "+10.00 %", "-"],
      ["c", "reform", "+5.00 %", "-"],
    ]);
  });

  it("has what is an effect on nothing last, without a per cent", () => {
    const done = [compared("a", level(0, 1)), compared("b", level(1e-9, 1)), compared("c", level(10, 11))];
    expect(rows(...done).map(([name, , effect]) => [name, effect])).toEqual([
      ["c", "+10.00 %"],
      ["a", "-"],
      ["b", "-"],
    ]);
  });

  it("has an interval where replicates show chance, and leaves out what shares none with the baseline", () => {
    const one = compared("a", [
      [run("baseline", 0, 10, 1, 0.5), run("reform", 0, 11, 1, 0.5)],
      [run("baseline", 1, 10, 1, 0.5), run("reform", 1, 11, 1, 0.5)],
    ]);
    const unpaired = compared("b", [[run("baseline", 0, 1, 1, 1), undefined]]);
    expect(rows(one, unpaired)).toEqual([["a", "reform", "+10.00 %", "[+10.00 %, +10.00 %]"]]);
  });

  it("has every variant of a file, each against its own baseline", () => {
    const three = [run("baseline", 0, 10, 1, 0.5), run("reform", 0, 11, 1, 0.5), run("more", 0, 14, 1, 0.5)];
    const found = rows(compared("a", [three], [], [...NAMES, "more"]));
    expect(found.map(([, variant, effect]) => [variant, effect])).toEqual([
      ["more", "+40.00 %"],
      ["reform", "+10.00 %"],
    ]);
  });
});

describe("effects as JSON", () => {
  const json = (...done: Compared[]) => JSON.parse([...effectsJson(done)].join(""));

  it("are a list of files, and say no more than there is", () => {
    const found = json(compared("a", replicates), compared("b", replicates.slice(0, 1)));
    expect(found.map(({ file }: { file: string }) => file)).toEqual(["a.yaml", "b.yaml"]);
    expect(found.map((one: object) => Object.keys(one))).toEqual(Array(2).fill(["file", "effects"]));
    expect(found[0].effects).toHaveLength(found[1].effects.length);
  });

  it("have the answer, what failed, and the range over draws where there are any", () => {
    const failed = [{ variant: "reform", replicate: 1 }];
    const uncertainty = inventedStudy();
    const [found] = json({ ...compared("a", replicates, failed), data: inventedReport(2), uncertainty });
    expect(Object.keys(found)).toEqual(["file", "effects", "answer", "failed", "range", "uncertainty"]);
    expect(found.failed).toEqual(failed);
    expect(found.range).toMatchObject({ n: 60, covers: { en: expect.stringContaining("90 % range over") } });
    expect(found.answer.sentences.en.length).toBeGreaterThan(0);
  });
});

describe("the screen of a comparison", () => {
  const REPORT = "Scenario analysis, not a forecast. Report: results/a/report.html";

  it("has the title, what changes nothing, a note, and where the report is", () => {
    expect(linesOf({ idle: idle("one"), study: { note: "A note." } })).toEqual([
      ...["Title", expect.stringMatching(/^“The way”.*one/), "A note.", REPORT, ""],
    ]);
  });

  it("counts the sentences that do not fit, and shows as many as there is room for", () => {
    const shown = (count: number) => linesOf({ idle: idle(...Array.from({ length: count }, (_, k) => `r${k}`)) });
    expect(
      shown(4)
        .slice(1, 5)
        .map((line) => /r\d/.exec(line)?.[0]),
    ).toEqual(["r0", "r1", "r2", "r3"]);
    expect(shown(5).slice(3, 6)).toEqual([expect.stringContaining("r2"), "(2 more sentences: --full)", REPORT]);
  });

  it("sets long sentences in by two spaces, and cuts the first where it is longer than its room", () => {
    const long = Array.from({ length: 25 }, (_, k) => `Abcdefghijklmnopqrstuvw${k}`).join(" ");
    const [title, first, ...others] = linesOf({ study: { note: long } });
    expect(title).toBe("Title");
    expect(first).toMatch(/^Abc/);
    // Four of seven lines, so that the last sentence has its own.
    expect(others.map((line) => line.slice(0, 5))).toEqual(["  Abc", "  Abc", "  Abc", "Scena", ""]);
    expect(others[2]!.endsWith("…")).toBe(true);
    expect(others.filter((line) => line.endsWith("…"))).toHaveLength(1);
    for (const line of others) expect(line.length).toBeLessThanOrEqual(101);
  });

  it("leaves out a later sentence that does not fit as a whole", () => {
    const long = Array.from({ length: 12 }, (_, k) => `abcdefghijklmnopqrstuvw${k}`).join(" ");
    const lines = linesOf({ idle: idle("r0", "r1", long) });
    expect(lines.slice(1, 5)).toEqual([
      ...[expect.stringContaining("r0"), expect.stringContaining("r1"), "(1 more sentence: --full)", REPORT],
    ]);
  });

  it("is of forty lines at most, the last of which says where the report is", () => {
    const names = (variant: string) => variant + " and more of its name".repeat(6);
    const failed = replicates.map((_, replicate) => ({
      variant: names("v"),
      replicate,
      text: "",
      reason: textOf("No."),
    }));
    const report = inventedReport(2);
    const changes = report.context.changes.map((own) => ({ ...own, variant: names(own.variant) }));
    const lines = linesOf({
      ...{ comparison: { summary: withFailures(), failed, structures: [] } as never, idle: idle("1", "2", "3", "4") },
      ...{ study: { note: "A note that is long. ".repeat(12) } },
      view: lookup({ ...report, context: { ...report.context, changes }, uncertainty: inventedStudy() }),
    });
    // The end of the last one is no line of its own.
    expect(lines.slice(0, -1)).toHaveLength(40);
    expect(lines.slice(-3)).toEqual([REPORT, "All sentences and tables: --full.", ""]);
  });

  it("says which command tells who gains by an agreement that players may join", () => {
    const joined = { ...scenario, coordination: {} };
    const game = "Who gains by the agreement and who must be paid to join: agglom game a.yaml";
    expect(linesOf({ prepared: { scenario: joined } as never }).slice(-3)).toEqual([game, REPORT, ""]);
    expect(linesOf({ prepared: { scenario: joined } as never, full: true })).toContain(game);
    expect(linesOf({})).not.toContain(game);
  });

  it("says where nothing was run, and where nothing has an effect", () => {
    const nothing = { summary: summed([], []), failed: [], structures: [] } as never;
    expect(linesOf({ comparison: nothing })).toEqual(["Title", "Nothing is written.", ""]);
    const levels = comparisonOf([[run("baseline", 0, 1, 1, 1), undefined]]);
    expect(linesOf({ comparison: levels })).toContain(
      "Scenario analysis, not a forecast. There is no effect to report. Levels: results/a",
    );
  });

  it("says what failed, of all replicates", () => {
    const failed = [0, 1].map((replicate) => ({
      variant: NAMES[replicate],
      replicate,
      ...{ text: "Broken.", reason: textOf("Broken.") },
    }));
    const lines = linesOf({ comparison: { summary: withFailures(), failed, structures: [] } as never });
    expect(lines.slice(1).join(" ")).toMatch(/“Baseline” rests on .* “The reform” rests on .* of 3 replicates/);
  });
});

describe("all that is said of a comparison", () => {
  const invented = inventedReport(2);
  const { context, effects } = invented;
  /** The first two variants, on three cities. */
  const [variants, cities] = [context.variants.slice(0, 3), context.cities.slice(0, 3)];
  const places = ["cluster", ...cities.map(({ id }) => id)];
  const few = effects.filter(({ place, variant }) => places.includes(place) && /tolls|booths/.test(variant));
  const small = { ...invented, uncertainty: undefined, flows: [], effects: few };
  const data = {
    ...small,
    context: { ...context, variants, cities, focus: "tolls", changes: context.changes.slice(0, 2) },
  };
  const full = (more: Partial<Told> = {}) => screenText(told({ full: true, view: lookup(data), ...more }));
  const text = full();

  it("has the accounts at their worst, of no variant where none was run to the end", () => {
    expect(text).toMatch(/Accounts: worst row 1\.0e-15 of GDP, people 0\.0e\+0, goods 1\.0e\+0\.\nScenario analysis/);
    const nothing = { summary: summed([], []), failed: [], structures: [] } as never;
    expect(screenText(told({ full: true, comparison: nothing }))).toBe("Title\nWhy?\n\nNothing is written.\n");
  });

  it("tells every variant in a line, where there are several and no study has", () => {
    const table = "Effects of the variants on the cluster in 2040";
    expect(text).toContain(table);
    expect(full({ study: { uncertainty: inventedStudy() } })).not.toContain(table);
    const alone = { ...data, context: { ...data.context, variants: variants.slice(0, 2) } };
    expect(full({ view: lookup(alone) })).not.toContain(table);
  });

  it("shows no interval where replicates give the same to rounding, as on cohorts, and says so", () => {
    const alike = (row: EffectRow) => ({ ...row, ciLow: row.effect, ciHigh: row.effect * (1 + 1e-15) });
    const same = full({ view: lookup({ ...data, effects: data.effects.map(alike) }) });
    expect(same).toContain("2 paired replicates, all of which give the same effects.");
    expect(text).toMatch(/ % \(\S+ to \S+\)/);
    expect(same).not.toMatch(/ % \(\S+ to \S+\)/);
  });

  it("says how many runs there are, and what every variant changes under its name", () => {
    expect(text).toContain("Effects in 2040 against the baseline, 2 paired replicates; in brackets 95 % intervals");
    expect(text).toContain("\n\nWhat “No tolls between members” changes:\n  ");
    const one = { summary: summaryOf(1), failed: [], structures: [] } as never;
    const more = full({ comparison: one, idle: idle("one"), study: { note: "A note." } });
    expect(more).toContain("one run of each variant, so without intervals.");
    expect(more).toMatch(/^Title\nWhy\?\n.*\n“The way”.*one.*\nA note\.\n/s);
  });
});
