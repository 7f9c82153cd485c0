import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-evidence-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("agglom backtest", () => {
  it("says first how often the model is worse than no change, then shows these windows; writes every city", async () => {
    const out = join(folder, "backtest");
    const { status, stdout, stderr } = await agglomHere(
      "backtest",
      "regions/beijing-tianjin-hebei",
      "--quiet",
      "--out",
      out,
    );
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Share of the cluster's GDP: the model is worse than no change in \d of 5 windows/);
    const misses = stdout.slice(stdout.indexOf("\nMisses"), stdout.indexOf("\nOther windows"));
    for (const line of misses.split("\n").filter((text) => / model {2}/.test(text))) expect(line).toMatch(/ -\d/);
    expect(readdirSync(out).sort()).toEqual(["backtest.csv", "scores.csv"]);
    const [header, ...rows] = readFileSync(join(out, "backtest.csv"), "utf8").trim().split("\n");
    expect(header).toMatch(/^quantity,from,to,region,city,province,sector,observed,no_change,model,/);
    expect(rows.filter((row) => row.startsWith("gdp,2010,2015,"))).toHaveLength(13);
    expect((await agglomHere("backtest", "regions/beijing-tianjin-hebei", "--naive", "--out", out)).status).toBe(0);
  });

  it("gives scores as JSON, and refuses a region without a panel", async () => {
    const regions = ["regions/greater-bay-area", "regions/yangtze-river-delta"];
    // The delta with another rule of capital holds the delta's cities: each city counts once.
    regions.push("regions/yangtze-river-delta-fixed-capital");
    const { stdout } = await agglomHere("backtest", ...regions, "--naive", "--json", "--quiet");
    const { results } = JSON.parse(stdout) as {
      results: { quantity: string; formSeen: boolean; scores: { forecast: string; cases: number }[] }[];
    };
    expect(results[0]).toMatchObject({ quantity: "gdp", formSeen: true });
    expect(results[0]!.scores.find(({ forecast }) => forecast === "AR(1)")!.cases).toBe(9 + 27);
    const refused = await agglomHere("backtest", "regions/teaching-two-cities");
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining("holds no real GDP of any year")]);
  });
});

describe("agglom events", () => {
  it("tells controls and policies of a table of one's own, and writes placebos", async () => {
    const table = join(folder, "events.csv");
    writeFileSync(
      table,
      "id,label,label_zh,kind,treated,year,horizon,status,source\nlockdown,Lockdown,封控,control,hubei,2020,1,assumed,recalled\n",
    );
    const out = join(folder, "events");
    const { status, stdout, stderr } = await agglomHere("events", table, "--quiet", "--out", out);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Controls seen: 1 of 1.");
    expect(readdirSync(out).sort()).toEqual(["events.csv", "placebos.csv"]);
    expect(readFileSync(join(out, "events.csv"), "utf8").split("\n")[1]).toMatch(/^lockdown,control,2020,1,-0\.09/);
  });

  it("names a scenario that is not there", async () => {
    const table = join(folder, "lost.csv");
    writeFileSync(
      table,
      "id,label,label_zh,kind,treated,year,horizon,scenario,variant,direction,status,source\na,A,甲,policy,hefei,2010,5,lost,none,back,assumed,recalled\n",
    );
    const { status, stderr } = await agglomHere("events", table, "--quiet");
    expect(status).toBe(2);
    expect(stderr).toContain("lost.yaml");
  });

  it("names a variant that the scenario does not have", async () => {
    const table = "scenarios/events/events.csv";
    const text = readFileSync(table, "utf8").replace("macao-bridge,back", "macao-brigde,back");
    const own = join(folder, "typo.csv");
    writeFileSync(own, text);
    for (const name of ["yangtze-river-delta", "beijing-tianjin-hebei", "greater-bay-area"])
      writeFileSync(
        join(folder, `${name}.yaml`),
        readFileSync(`scenarios/events/${name}.yaml`, "utf8").replace(
          "../regions",
          `${process.cwd()}/scenarios/regions`,
        ),
      );
    const { status, stderr } = await agglomHere("events", own, "--quiet", "--worlds", "0");
    expect([status, stderr]).toEqual([2, expect.stringMatching(/macao-brigde.*Did you mean "macao-bridge"/)]);
    const bay = join(folder, "greater-bay-area.yaml");
    writeFileSync(bay, readFileSync(bay, "utf8").replace(/^years: .*/m, "years: 2"));
    expect((await agglomHere("events", own, "--quiet", "--worlds", "0")).stderr).toMatch(
      /typo\.csv: horizon of macao-bridge-2018 = 3 .*greater-bay-area.*Allowed: .*\b2\b/,
    );
  });
});

describe("agglom theory", () => {
  it("ends well where all targets are met, and not where one is missed, which it names", async () => {
    const file = join(folder, "targets.json");
    const ended = async (share: number) => {
      const cases = [{ s_E: 0.56, phi: 0.25, s_n: share }];
      const reference = { sym: { inputs: ["s_E", "phi"], cases } };
      writeFileSync(file, JSON.stringify({ t03_footloose_capital: { tol: 1e-6, reference } }));
      return agglomHere("theory", file);
    };
    // 1/2 + (1 + phi) / (1 - phi) (s_E - 1/2)
    expect(await ended(0.6)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/t03_footloose_capital .* pass/),
    });
    const missed = await ended(0.605);
    expect(missed.status).toBe(1);
    expect(missed.stdout).toContain("t03_footloose_capital: sym case 0 s_n: expected 0.605, actual 0.6");
  });
});
