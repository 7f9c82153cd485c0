import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { gameReportSchema } from "../../../src/measures/results/index.js";
import { agglomHere } from "./program.js";
import { contentOf } from "./stopping.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-game-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SCENARIO = "scenarios/teaching/three-cities.yaml";
const AGREEMENT = "{ levers: [{ type: administrative-border, from: 2022, between: members, scale: 0.5 }] }";
const COORDINATION = `{ label: Border, players: { harbour: [harbour], mill: [mill], spring: [spring] }, agreement: ${AGREEMENT} }`;
const SMALL = ["--set", `coordination=${COORDINATION}`, "--set", "objectives={ horizon: 3 }", "--set", "years=5"];
const game = (...rest: string[]) => agglomHere("game", SCENARIO, ...SMALL, "--firms", "400", "--quiet", ...rest);

describe("agglom game", () => {
  it("writes a complete directory, and the same game on one worker and on two", async () => {
    const [one, two] = [join(folder, "one"), join(folder, "two")];
    expect((await game("--replicates", "2", "--workers", "1", "--out", one)).status).toBe(0);
    expect((await game("--replicates", "2", "--workers", "2", "--out", two)).status).toBe(0);
    const tables = ["collaboration.csv", "collaboration.json", "game.json"];
    expect(readdirSync(one).sort()).toEqual([...tables, "datapackage.json", "manifest.json", "report.html"].sort());
    expect(contentOf(two)).toEqual(contentOf(one));
  });

  it("prints a game that its schema knows, with what was paid", async () => {
    const { stdout, status } = await game(
      "--replicates",
      "0",
      "--pay",
      "equal",
      "--json",
      "--out",
      join(folder, "paid"),
    );
    expect(status).toBe(0);
    const report = gameReportSchema.parse(JSON.parse(stdout));
    expect(report.payment).toMatchObject({ rule: "equal", accepts: { harbour: true, mill: true, spring: true } });
    const gains = Object.values(report.payment!.gains);
    expect(Math.max(...gains) - Math.min(...gains)).toBeLessThan(0.05 * Math.max(...gains));
  });

  it("shows the price by what players want and how far they look, right after the summary", async () => {
    const losses = [
      "--set",
      "coordination.agreement.levers=[{ type: administrative-border, from: 2022, between: members, border: 0.5 }]",
    ];
    const { stdout, status } = await game("--replicates", "2", ...losses, "--out", join(folder, "priced"));
    expect(status).toBe(0);
    const [summary, table] = stdout.split("\nThe price of consent\n");
    expect(summary!.split("\n")[3]).toMatch(
      /^If Harbour, Mill and Spring all agree.* What consent costs, by how far players look \(3 to 30 years\)/,
    );
    const lines = table!.split("\n").slice(1);
    const rule = lines.findIndex((line) => line.startsWith("---"));
    const rows = lines.slice(rule + 1);
    expect(lines.slice(0, rule).join(" ")).toMatch(
      /^player \(bn yuan a year\) +wants +3 years \* +5 years +10 years +20 years +30 years$/,
    );
    expect(rows[0]).toMatch(/^\w+ +scenario's weights \* +[\d.]+ \[[\d.]+, [\d.]+\]/);
    expect(rows.slice(1, 4).map((row) => /\w+ alone/.exec(row)?.[0])).toEqual([
      "GDP alone",
      "revenue alone",
      "consumption alone",
    ]);
  });

  it("has a report that agglom report writes again", async () => {
    const page = readFileSync(join(folder, "paid", "report.html"), "utf8");
    expect((await agglomHere("report", join(folder, "paid"))).status).toBe(0);
    expect(readFileSync(join(folder, "paid", "report.html"), "utf8")).toBe(page);
    expect(page).toContain("Who needs compensation");
  });

  it.each<[string, string[], string[]]>([
    ["a scenario without players", ["game", SCENARIO], ["coordination is missing", "docs/game.md"]],
    ["an empty agenda", ["game", SCENARIO, ...SMALL, "--set", "coordination.agreement.levers=[]"], ["empty agenda"]],
    ["a horizon of zero", ["game", SCENARIO, ...SMALL, "--set", "objectives.horizon=0"], ["horizon", "from 1 to 50"]],
    [
      "a terminal value without discount",
      ["game", SCENARIO, ...SMALL, "--set", "objectives={ discount: 1, terminalValue: last-year }"],
      ["objectives.terminalValue", "discount"],
    ],
    ["an unknown rule", ["game", SCENARIO, ...SMALL, "--pay", "fair"], ["fair", "minimal"]],
    [
      "a player that is missing",
      ["game", SCENARIO, ...SMALL, "--set", "coordination.players.mill=[mil]"],
      ["mil", "mill"],
    ],
    ["an unknown variant", ["attribute", SCENARIO, "--variant", "some"], ["some", "without-spring"]],
  ])("%s: status 2 and nothing written", async (_, args, words) => {
    const target = join(folder, "nothing");
    const { status, stderr } = await agglomHere(...args, "--out", target);
    expect(status).toBe(2);
    for (const word of words) expect(stderr).toContain(word);
    expect(existsSync(target)).toBe(false);
  });
});

describe("an agreement that fails after the years that players look at", () => {
  const late = "{ type: central-transfer, from: 2026, payer: harbour, payee: mill, amount: 9000 }";
  const levers = `[{ type: administrative-border, from: 2022, between: members, scale: 0.5 }, ${late}]`;
  const options = [...SMALL, "--set", `coordination.agreement.levers=${levers}`, "--set", "years=8", "--quiet"];

  it.each([
    ["without payments", []],
    ["with payments", ["--pay", "equal"]],
  ])("%s: the game is analysed and written, the missing accounts are told, and it is a failure", async (name, pay) => {
    const target = join(folder, name);
    const { status, stdout, stderr } = await agglomHere(
      "game",
      SCENARIO,
      ...options,
      ...pay,
      "--replicates",
      "0",
      "--out",
      target,
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /The recorded run "agreement" could not be finished, so that its accounts are missing: In 2026 Harbour spends more than it has: it has promised/,
    );
    expect(stdout).toContain("If Harbour, Mill and Spring all agree");
    const report = gameReportSchema.parse(JSON.parse(readFileSync(join(target, "game.json"), "utf8")));
    if (pay.length > 0) expect(report.payment).toMatchObject({ rule: "equal", ledger: null });
    expect(readFileSync(join(target, "report.html"), "utf8")).toContain("Recorded runs that could not be finished");
  });

  it("is no reason to lose the game where a rule has no answer either", async () => {
    const target = join(folder, "no-answer");
    const losses =
      "coordination.agreement.levers=[{ type: administrative-border, from: 2022, between: members, border: 0.5 }]";
    const { status, stderr, stdout } = await game(
      "--replicates",
      "0",
      "--set",
      losses,
      "--pay",
      "minimal",
      "--out",
      target,
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/--pay = "minimal" has no answer/);
    expect(stdout).toContain("all agree");
    expect(existsSync(join(target, "report.html"))).toBe(true);
  });
});

describe("agglom attribute", () => {
  it("explains the last variant by default, and writes its table", async () => {
    const target = join(folder, "attribution");
    const options = ["--set", "years=3", "--firms", "400", "--replicates", "2", "--quiet", "--out", target];
    const { stdout, status } = await agglomHere("attribute", "scenarios/teaching/two-cities.yaml", ...options);
    expect(status).toBe(0);
    expect(stdout).toContain("All three (everything)");
    expect(readdirSync(target).sort()).toEqual([
      "attribution.csv",
      "datapackage.json",
      "dictionary.csv",
      "manifest.json",
    ]);
    const [header, first] = readFileSync(join(target, "attribution.csv"), "utf8").split("\n");
    expect(header).toBe(
      "variant,year,place,level,indicator,lever,baseline_mean,effect,ci_low,ci_high,least,most,replicates",
    );
    expect(first).toMatch(/^everything,2024,cluster,cluster,real-gdp,administrative-border,/);
    expect(stdout).toMatch(/^Real GDP \(100 million\nyuan, base-year prices\) +adds +95 % interval +in % /m);
  });

  it("shows no interval where nothing is left to chance, and asks for no replicates there", async () => {
    const cohorts = ["--set", "years=3", "--set", "population=cohorts", "--quiet", "--out", join(folder, "cohorts")];
    const { stdout, status } = await agglomHere("attribute", "scenarios/teaching/two-cities.yaml", ...cohorts);
    expect(status).toBe(0);
    expect(stdout).toContain("cohorts, without chance");
    expect(stdout).not.toContain("interval");
    const [header = "", first = ""] = readFileSync(join(folder, "cohorts/attribution.csv"), "utf8").split("\n");
    const cells = first.split(",");
    expect(header.split(",").flatMap((name, c) => (/^ci_|replicates/.test(name) ? [cells[c]] : []))).toEqual([
      "",
      "",
      "1",
    ]);
    const several = await agglomHere(
      "attribute",
      "scenarios/teaching/two-cities.yaml",
      ...cohorts,
      "--replicates",
      "3",
    );
    expect([several.status, several.stderr]).toEqual([2, expect.stringContaining("--replicates: 3 has no effect")]);
  });
});
