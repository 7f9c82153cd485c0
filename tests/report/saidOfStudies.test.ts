import { describe, expect, it } from "vitest";
import { gameText } from "../../src/apps/cli/game.js";
import { because, type GameReport, type LeagueReport, type SweepReport } from "../../src/measures/results/index.js";
import { gameSeen } from "../../src/measures/views/gameNames.js";
import { leagueSentences as sentencesOf } from "../../src/report/answer/studies.js";
import { gameRangeSentence } from "../../src/report/answer/uncertainty.js";
import { gameHtml, leagueHtml, sensitivitySentences, sweepHtml, sweepSentences } from "../../src/report/index.js";
import { textOf } from "../../src/words/index.js";
import { invented } from "../snapshots/invented.js";
import { linesOfPage } from "../snapshots/plain.js";

const { report: game, manifest } = await invented("game", "game");
const { report: league } = await invented("league", "league");
const { report: sweep, manifest: ofSweep } = await invented("sweep-one", "sweep");
const { report: sensitivity } = await invented("sensitivity-rank", "sensitivity");

const pageOf = (report: GameReport) =>
  linesOfPage(gameHtml(report, manifest, "")).map((line) => line.replaceAll("\u00a0", " "));

/** The line of the page's section that begins with a name. */
function rowOf(report: GameReport, section: string, name: string): string {
  const lines = pageOf(report);
  const from = lines.indexOf(`## ${section}`);
  return lines.find((line, at) => at > from && line.startsWith(`${name} | `))!;
}

const ofOne = (): SweepReport => ({
  ...sweep,
  factors: sweep.factors.map((factor) => ({ ...factor, unit: textOf("1") })),
});

describe("options of a sweep", () => {
  it("say no unit of a number without one", () => {
    expect(sweepSentences(sweep)[0]).toContain("Border kept 100 %”");
    expect(sweepSentences(ofOne())[0]).toContain("Border kept 1”");
    expect(sweepHtml(sweep, ofSweep, "")).toContain('"text":"Border kept, %"');
    expect(sweepHtml(ofOne(), ofSweep, "")).toContain('"text":"Border kept"');
  });
});

describe("the page of a game", () => {
  it("says of each player what it gains, what it has without, outside, and whether it accepts or what it needs", () => {
    expect(rowOf(game, "Who accepts", "East")).toBe("East | 500 | 30 ± 3 | 0 | 12.0 | accepts");
    expect(rowOf(game, "Who accepts", "Mine")).toBe(
      "Mine | 40.0 | −5.0 ± 0.5 | 0 | −1.00 | needs 5.0 ± 0.5 (13 % of revenue)",
    );
  });

  it("tells what was paid from what the accounts show, and who does not accept even so", () => {
    expect(rowOf(game, "Compensation paid", "Mine")).toBe("Mine | +5.00 | +5.00 | −0.100 | 0 | does not accept");
    expect(rowOf(game, "Compensation paid", "East")).toBe("East | −3.75 | −3.74 | 26.0 | 0 | accepts");
    const lost = { ...game, payment: { ...game.payment!, ledger: null } };
    expect(rowOf(lost, "Compensation paid", "East")).toBe("East | −3.75 | n/a | 26.0 | 0 | accepts");
  });

  it("tells an empty core from one that is not, and what a coalition lacks from what it has more", () => {
    const core = (empty: boolean, leastCore: number) =>
      pageOf({ ...game, core: { empty, leastCore } }).find((line) => line.startsWith("The core"));
    expect(core(false, -50)).toBe(
      "The core is not empty: at the best division the most dissatisfied coalition has 5.00 bn yuan a year more than what it could do alone.",
    );
    expect(core(true, 30)).toBe(
      "The core is empty: at the best division the most dissatisfied coalition lacks 3.00 bn yuan a year of what it could do alone.",
    );
    expect(pageOf({ ...game, core: null }).some((line) => line.startsWith("The core is"))).toBe(false);
  });

  it("divides by every rule that has an answer, and by no other", () => {
    const heads = (report: GameReport) =>
      pageOf(report).find((line) => line.startsWith("player bn yuan a year | gains: Shapley value"))!;
    expect(heads(game)).toContain("receives: Nash bargaining");
    const { transfers } = game.compensation;
    const without = { ...game, compensation: { ...game.compensation, transfers: { ...transfers, nash: null } } };
    expect(heads(without)).not.toContain("Nash");
    expect(heads(without)).not.toContain("no payments");
    expect(rowOf(without, "Division of the gain", "Mine")).toBe(
      "Mine | 5.0 ± 0.6 | 7.00 | +16.7 | +6.00 | +5.00 | +10.0 | +12.0 | +5.00",
    );
  });
});

describe("a game in many worlds", () => {
  const uncertainty = game.uncertainty!;
  const said = (change: object) =>
    gameRangeSentence(gameSeen({ ...game, uncertainty: { ...uncertainty, ...change } }, "en"));

  it("names those who refuse, the surest first, with what each needs", () => {
    expect(said({})).toBe(
      "Over 60 parameter draws (4 more could not be run): Mine refuses without payment in 85 % and needs 0 to 9.0; West refuses without payment in 10 % and needs 0 to 2.0 (bn yuan a year, 90 % range over the draws); those who gain could pay all others in 95 %.",
    );
    const most = uncertainty.players.map((one) =>
      one.player === "west" ? { ...one, refuses: 0.9, needs: null } : one,
    );
    expect(said({ players: most })).toMatch(
      /: West refuses without payment in 90 % and needs –; Mine refuses without payment in 85 %/,
    );
    const none = uncertainty.players.map((one) => ({ ...one, refuses: 0 }));
    expect(said({ players: none, draws: 60 })).toMatch(/^Over 60 parameter draws: nobody refuses in any \(/);
  });

  it("says that too few worlds could be asked for a range, and why", () => {
    expect(said({ worlds: 3, total: null })).toBe(
      "3 of 64 parameter draws could be run, too few for a 90 % range: The base year cannot be made.",
    );
    expect(said({ worlds: 8, draws: 8, total: null, failed: [] })).toBe(
      "8 of 8 parameter draws could be run, too few for a 90 % range.",
    );
    expect(gameRangeSentence(gameSeen({ ...game, uncertainty: null }, "en"))).toBeUndefined();
  });
});

describe("the screen of a game", () => {
  const linesOf = (report: GameReport) => gameText(report, "out").split("\n");

  it("counts one year and one replicate, of which there is no standard error", () => {
    const once = { ...game, settings: { ...game.settings, horizon: 1, replicates: 1 } };
    expect(linesOf(once).find((line) => line.startsWith("Money: "))).toMatch(
      /over one year from 2022 .*; one replicate on agents\.$/,
    );
  });

  it("lists agreements by what they bring to everybody, those who would leave apart from those who would join", () => {
    const lines = linesOf(game);
    const at = lines.findIndex((line) => line.startsWith("agreement of"));
    const rows = lines.slice(at).map((line) => line.replaceAll("\u00a0", " "));
    const first = rows.findIndex((line) => line.startsWith("----"));
    expect(rows.slice(first + 1, first + 5).map((line) => line.split(/ {2,}/))).toEqual([
      ["all", "35 ± 3", "35.0", "30.0", "10.0", "−5.00", "Mine"],
      ["East + West", "20 ± 2", "19.0", "12.0", "8.00", "−1.00"],
      ["East + Mine", "8.0 ± 0.7", "8.00", "10.0", "0", "−2.00", "Mine", "West"],
      ["West + Mine", "3.0 ± 0.3", "3.00", "0", "5.00", "−2.00", "Mine", "East"],
    ]);
  });

  it("says whether every player accepts what was paid", () => {
    expect(linesOf(game)).toContain("Not every player accepts. Accounts balance to 3.0e-15 of GDP.");
    const accepts = { east: true, west: true, mine: true };
    const all = { ...game, payment: { ...game.payment!, accepts, imbalance: null } };
    expect(linesOf(all)).toContain("Every player accepts.");
  });
});

describe("a league", () => {
  const leagueSentences = (report: LeagueReport) => sentencesOf(report, "en");
  const changed = (values: (number | null)[]): LeagueReport => ({
    ...league,
    rows: league.rows.map((row) =>
      row.kind === "effect" && row.indicator === "real-gdp"
        ? { ...row, cells: row.cells.map((cell, at) => ({ ...cell, value: values[at]!, band: null })) }
        : row,
    ),
  });

  it("names the regions with the largest and the smallest effect, of those that have one", () => {
    expect(leagueSentences(league)[0]).toMatch(
      /does most for real GDP in South bay \(\+3\.1 % \[\+2\.3, \+3\.9\]\) and lowers it most in Lakes \(−0\.40 %/,
    );
    expect(leagueSentences(changed([5, 1, null]))[0]).toMatch(
      /raises real GDP most in North bay \(\+5\.0 %\) and least in South bay \(\+1\.0 %\), after 5 years/,
    );
    expect(leagueSentences(changed([null, 1, null]))[0]).toMatch(
      /raises real GDP most in South bay \(\+1\.0 %\), after 5/,
    );
    expect(leagueSentences(changed([1.001, 1, 1]))[0]).toMatch(
      /raises real GDP alike in North bay \(\+1\.0 %\), South bay \(\+1\.0 %\) and Lakes \(\+1\.0 %\), after 5/,
    );
    expect(leagueSentences(changed([1e-9, 0, 0]))[0]).toMatch(
      /leaves real GDP as it is in North bay \(0 %\), South bay \(0 %\) and Lakes \(0 %\), after 5/,
    );
    expect(leagueSentences(changed([null, -1, null]))[0]).toMatch(/lowers real GDP most in South bay \(−1\.0 %\)/);
  });

  it("says whether ranges were held against data: in all regions, in some, in none", () => {
    const of = (...kinds: ("data" | "prior")[]) =>
      leagueSentences({
        ...league,
        regions: league.regions.map((one, r) => ({ ...one, given: kinds[r] ?? kinds[0] })),
      });
    expect(of("data")[0]).toContain("in brackets 90 % range given the data over");
    expect(of("data", "prior")[0]).toContain("in brackets 90 % range, given the data where a region has them, over");
    expect(of("prior")[0]).toContain("in brackets prior range: no data held against it, 90 % over");
  });

  it("counts in how many indicators with a direction a region is first", () => {
    expect(leagueSentences(league)[1]).toBe("Of 2 indicators with a direction North bay and South bay lead in 1 each.");
    const rows = league.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, at) => ({ ...cell, rank: cell.rank === null ? null : at + 1 })),
    }));
    expect(leagueSentences({ ...league, rows })[1]).toBe("Of 2 indicators with a direction North bay leads in 2.");
    // Who shares the first place does not lead.
    const shared = rows.map((row) =>
      row.indicator === "theil-t-gdp"
        ? { ...row, cells: row.cells.map((cell) => ({ ...cell, rank: cell.rank && 1 })) }
        : row,
    );
    expect(leagueSentences({ ...league, rows: shared })[1]).toBe(
      "Of 2 indicators with a direction North bay leads in 1.",
    );
  });

  it("names no leader where there is one region, or none that is ranked", () => {
    const leads = (report: LeagueReport) => leagueSentences(report).some((text) => text.includes("with a direction"));
    const alone = league.rows.map((row) => ({ ...row, cells: row.cells.slice(0, 1) }));
    const unranked = league.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, rank: null })) }));
    expect(leads(league)).toBe(true);
    expect(leads({ ...league, regions: league.regions.slice(0, 1), rows: alone })).toBe(false);
    expect(leads({ ...league, rows: unranked })).toBe(false);
  });

  it("puts value, band and rank of a region under its name on the page", () => {
    const lines = linesOfPage(leagueHtml(league, ""));
    const heads = lines.filter((line) => line.startsWith("Indicator | "));
    expect(heads).toEqual([
      "Indicator | North bay yuan | South bay yuan | Lakes dollars",
      "Indicator | North bay | South bay | Lakes",
    ]);
    expect(lines).toContain(
      "Theil T of GDP 1, lower is better | 0.210 (2) 0.158 to 0.263 | 0.120 (1) 0.0900 to 0.150 | 0.330 (3) 0.247 to 0.413",
    );
    expect(lines).toContain(
      "Trade within the cluster 1, higher is better | 0.300 (1) 0.225 to 0.375 | – | 0.200 (2) 0.150 to 0.250",
    );
  });
});

describe("a sweep", () => {
  const withRegrets = (regrets: (number | undefined)[]): SweepReport => ({
    ...sweep,
    options: sweep.options.map(({ regret: _, ...option }, at) => ({
      ...option,
      ...(regrets[at] === undefined ? {} : { regret: { largest: regrets[at], mean: 1 } }),
    })),
  });

  it("names the option with the smallest largest regret, whatever its place, and its own effect", () => {
    expect(sweepSentences(withRegrets([5, 4, 3, undefined, 9]))[0]).toMatch(
      /“No border; Border kept 33\.3333 %” has the smallest largest regret in real GDP in 2024: never more than 3\.00 % short .*; its own effect is −0\.50 to \+0\.50 %/,
    );
    expect(sweepSentences(withRegrets([]))[0]).not.toContain("regret");
  });

  it("names at central values the option that does most and the one that does least, by the direction that is better", () => {
    const single = { ...sweep, worlds: 1 };
    expect(sweepSentences(single)[0]).toMatch(
      /^Of 7 options, “No tolls; Border kept 100 %” does most for real GDP in 2024: \+2\.5 % against the baseline; least does “No border; Border kept 0 %”: −1\.0 %\./,
    );
    const lower = { ...single, outcomes: single.outcomes.map((one) => ({ ...one, better: "lower" as const })) };
    expect(sweepSentences(lower)[0]).toMatch(
      /“No border; Border kept 0 %” does most .*least does “No tolls; Border kept 100 %”/,
    );
  });

  it("counts options that are not beaten, and cases that failed once each", () => {
    const front = (count: number) => ({
      ...sweep,
      options: sweep.options.map((one, at) => ({ ...one, front: at < count })),
    });
    expect(sweepSentences(front(3))[1]).toMatch(
      /^3 of 8 options are not beaten by another in all of real GDP, Theil T of GDP and spending on levers at once\.$/,
    );
    expect(sweepSentences(front(1))[1]).toMatch(/^1 option is not beaten/);
    expect(sweepSentences(front(0)).join()).not.toContain("beaten");
    const failed = [1, 1, 2].map((of) => ({ case: of, arm: null, ...because(textOf(`Reason ${of}`)) }));
    expect(sweepSentences({ ...sweep, failed }).at(-1)).toBe("2 of 32 cases could not be run; the first: Reason 1");
  });

  it("shows a dash where an option has no value, and the band over worlds of the others", () => {
    const lines = linesOfPage(sweepHtml(sweep, ofSweep, "")).map((line) => line.replaceAll("\u00a0", " "));
    expect(lines).toContain("No tolls; Border kept 33.3333 % | – | – | –");
    expect(lines).toContain(
      "No border; Border kept 100 % | +2.00 +1.50 to +2.50 | −0.900 −1.400 to −0.400 | +1.20 +1.15 to +1.25",
    );
  });
});

describe("a study of sensitivity", () => {
  it("names the strongest figures of each outcome in their order, and none where none matters", () => {
    const [gdp, cost] = sensitivitySentences(sensitivity);
    expect(gdp).toMatch(
      /changes real GDP in 2024 by \+2\.1 % .*It depends most on: Border \(0\.60.*; Elasticity of migration \(0\.30/,
    );
    expect(cost).toMatch(/changes spending on levers .*It depends most on: Elasticity of migration .*; Border /);
    const flat = sensitivity.outcomes.map((outcome) => ({
      ...outcome,
      factors: outcome.factors.map(({ factor, estimates }) => ({
        factor,
        estimates: estimates.map((one) => ({ ...one, value: 0 })),
      })),
    }));
    expect(sensitivitySentences({ ...sensitivity, outcomes: flat })[0]).toMatch(
      /; it depends on none of the parameters\.$/,
    );
  });
});
