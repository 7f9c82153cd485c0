import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agglomAsTyped, agglomHere, root } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-draws-"));
afterAll(() => rmSync(folder, { recursive: true }));

const region = join(folder, "region");
const stored = join(region, "draws.csv");
const written = (text: string) => writeFileSync(join(region, "region.yaml"), text);
const REGION = `extends: ${root}scenarios/regions/teaching-two-cities/region.yaml\n`;
const scenario = join(folder, "border.yaml");
const compare = (out: string, ...more: string[]) =>
  agglomHere("compare", scenario, "--out", join(folder, out), "--quiet", "--uncertainty", "16", ...more);
const designOf = (out: string) =>
  readFileSync(join(folder, out, "design.csv"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));

beforeAll(() => {
  mkdirSync(region);
  written(REGION);
  writeFileSync(
    scenario,
    `extends: ${root}scenarios/teaching/two-cities.yaml
region: region
years: 3
population: cohorts
replicates: 1
variants: { firms: null, people: null, everything: null }
uncertain:
  - { path: parameters.congestion, distribution: { kind: uniform, low: 0.01, high: 0.1 }, status: assumed }
`,
  );
});

describe("agglom draws", () => {
  it("tells a scenario on a region without draws that its ranges were drawn from", async () => {
    const { stdout } = await compare("ranges");
    expect(stdout.replace(/\n +/g, " ")).toContain(
      "The region stores no parameter draws, so that parameters were drawn from its ranges; agglom draws REGION stores them",
    );
  });

  it("stores draws beside the region, with a head that says what they are", async () => {
    const { status, stdout } = await agglomHere("draws", region, "--count", "64", "--quiet");
    expect([status, stdout]).toEqual([0, expect.stringContaining("64 parameter draws of 2 parameters, seed 1")]);
    const lines = readFileSync(stored, "utf8").trimEnd().split("\n");
    for (const head of [
      /^# seed: 1$/,
      /^# count: 64$/,
      /^# method: nested Latin hypercube/,
      /^# region: [0-9a-f]{64}$/,
    ])
      expect(lines.filter((line) => head.test(line))).toHaveLength(1);
    expect(lines.filter((line) => !line.startsWith("#"))).toHaveLength(1 + 64);
  });

  it("changes no draw of a scenario that had drawn from the ranges, its own parameters included", async () => {
    const { stdout } = await compare("stored");
    expect(stdout).not.toContain("drawn from its ranges");
    expect(designOf("stored")).toEqual(designOf("ranges"));
    expect(designOf("stored")[0]).toContain("parameters.congestion");
  });

  it("gives every scenario the first of them, whatever its seed and its variants", async () => {
    await compare("other", "--seed", "7", "--set", "years=4");
    await compare("more", "--uncertainty", "40");
    expect(designOf("other")).toEqual(designOf("stored"));
    expect(designOf("more").slice(0, 17)).toEqual(designOf("stored"));
  });

  it("takes values as they stand in the file", async () => {
    const text = readFileSync(stored, "utf8");
    const first = /^0,([^,]+),/m.exec(text)![1]!;
    writeFileSync(stored, text.replace(/^0,[^,]+,/m, "0,1.5,"));
    await compare("edited");
    expect(designOf("edited")[1]![2]).toBe("1.5");
    expect(designOf("stored")[1]![2]).toBe(first);
    writeFileSync(stored, text);
  });

  describe("all alike leave no width to a range", () => {
    const alike = async (base: string, count = 2) => {
      const own = mkdtempSync(join(folder, "alike-"));
      writeFileSync(join(own, "region.yaml"), `extends: ${root}scenarios/regions/${base}/region.yaml\n`);
      await agglomHere("draws", own, "--count", String(count), "--prior", "--quiet");
      const text = readFileSync(join(own, "draws.csv"), "utf8");
      const [first] = text.split("\n").filter((line) => /^\d/.test(line));
      writeFileSync(
        join(own, "draws.csv"),
        text.replace(/^(\d+),.*$/gm, (_, row) => first!.replace(/^\d+/, row)),
      );
      return own;
    };
    const printed = async (draws: number, ...args: string[]) =>
      JSON.parse((await agglomHere(...args, "--draws", String(draws), "--quiet", "--json")).stdout);

    it("of agglom league", async () => {
      const own = await alike("teaching-two-cities", 16);
      const league = await printed(16, "league", own, "--set", "years=2", "--out", join(own, "league"));
      const bands = league.rows.flatMap(({ cells }: never) => cells).flatMap(({ band }: never) => (band ? [band] : []));
      expect(bands.length).toBeGreaterThan(10);
      for (const [low, high] of bands) expect(high).toBeCloseTo(low, 12);
    });

    it("of agglom facts", async () => {
      const own = await alike("teaching-two-cities");
      const file = join(own, "fact.yaml");
      writeFileSync(
        file,
        `extends: ${root}scenarios/teaching/two-cities.yaml
region: .
years: 3
variants: { firms: null, people: null }
hypothesis:
  { id: one, claim: It rises., source: a test, measures: { all: { of: real-gdp, in: everything } }, expect: [{ claim: up, measure: all, above: 0 }] }
`,
      );
      const [{ drawn, expectations }] = await printed(2, "facts", file);
      const [low, , high] = expectations[0].values[0].band;
      expect([drawn, high]).toEqual([2, low]);
    });

    it("of agglom events", async () => {
      const own = await alike("beijing-tianjin-hebei");
      const scenario = `extends: ${root}scenarios/events/beijing-tianjin-hebei.yaml\nregion: .\nyears: 1\n`;
      writeFileSync(join(own, "own.yaml"), scenario);
      const head = readFileSync(`${root}scenarios/events/events.csv`, "utf8").split("\n")[0];
      const event = "one,One,一,policy,,tangshan,2014,1,,own,borders-a-tenth-lower,forward,assumed,a test";
      writeFileSync(join(own, "events.csv"), `${head}\n${event}\n`);
      const { events } = await printed(2, "events", join(own, "events.csv"));
      const { worlds } = events[0].prediction;
      expect([worlds.count, worlds.high]).toEqual([2, worlds.low]);
    });
  });

  it("follows the seed, and writes elsewhere", async () => {
    const other = join(folder, "other.csv");
    expect((await agglomHere("draws", region, "--seed", "2", "--count", "16", "--out", other, "--quiet")).status).toBe(
      0,
    );
    const rows = (file: string) =>
      readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => /^\d/.test(line));
    expect(rows(other)).toHaveLength(16);
    expect(rows(other)[0]).not.toBe(rows(stored)[0]);
  });

  it("of another seed make a stored study stale", async () => {
    const typed = () => agglomAsTyped("compare", scenario, "--out", join(folder, "typed"), "--quiet", "--workers", "1");
    await compare("study", "--store");
    expect((await typed()).stderr).not.toContain("not shown");
    const first = readFileSync(stored, "utf8");
    await agglomHere("draws", region, "--seed", "2", "--count", "16", "--quiet");
    expect((await typed()).stderr).toMatch(/is of other draws than those stored\s+beside the region/);
    writeFileSync(stored, first);
    rmSync(join(folder, "border.study.json"));
  });

  it("are not searched for where they could not be written", async () => {
    const few = ["--count", "64", "--candidates", "1", "--quiet"];
    const asked = (...more: string[]) => agglomHere("draws", region, ...few, ...more);
    const nowhere = await asked("--out", join(folder, "none", "draws.csv"));
    expect([nowhere.status, nowhere.stderr]).toEqual([2, expect.stringMatching(/--out.*lies in no folder/s)]);
    const taken = await asked("--out", folder, "--lang", "zh");
    expect(taken.stderr).toMatch(/--out.*是目录.*允许：已有目录中的文件/s);
  });

  it("of a region whose ranges have changed are told to be of an earlier state, and not taken", async () => {
    written(`${REGION}parameters: { variety: { value: 0.75, unit: "1", status: assumed, range: [0.6, 0.9] } }\n`);
    const { status, stdout } = await compare("outdated");
    expect(status).toBe(0);
    expect(stdout.replace(/\n +/g, " ")).toContain(
      "The stored parameter draws belong to an earlier state of the region",
    );
    expect(designOf("outdated")[0]).toContain("parameters.variety");
    written(`# Words move nothing.\n${REGION}description: Other words.\n`);
    expect((await compare("words")).stdout).not.toContain("earlier state");
  });

  it.each([
    [/^# region: .*$/m, "", /draws\.csv:1: "region" is not in the head/],
    [
      /entryReturn/,
      "entryretur",
      /draws\.csv:8: "parameters\.entryReturn" is no column.*Did you mean "parameters\.entryretur"/s,
    ],
    [/^3,[^,]+,/m, "3,x,", /draws\.csv:12: .*"x" is not a number/],
  ])("says what is wrong with a damaged file: %s", async (found, other, message) => {
    const text = readFileSync(stored, "utf8");
    writeFileSync(stored, text.replace(found, other));
    const { status, stderr } = await compare("damaged");
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
    writeFileSync(stored, text);
  });

  describe("of a region with moments", () => {
    const own = mkdtempSync(join(folder, "moments-"));
    const file = join(own, "draws.csv");
    const moments = (value: number, more = "") =>
      writeFileSync(
        join(own, "region.yaml"),
        `${REGION}moments:
  public-share: { kind: normal, value: ${value}, unit: share, error: 0.005, use: condition, source: a test }
  housing-share: { kind: between, value: [0.05, 0.15], unit: share, error: 0, use: check, source: a test }${more}
`,
      );
    const draws = (...more: string[]) =>
      agglomHere("draws", own, "--quiet", "--workers", "1", "--count", "24", ...more);
    const studied = (...more: string[]) =>
      agglomHere(
        "compare",
        scenario,
        "--set",
        `region=${own}`,
        "--out",
        join(own, "out"),
        "--quiet",
        "--full",
        ...more,
      );
    const numbers = () =>
      readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => /^\d/.test(line))
        .map((line) => Number.parseInt(line, 10));

    it("keeps candidates as the data say, and tells what each datum would keep", async () => {
      moments(0.165);
      const { status, stdout } = await draws();
      expect(status).toBe(0);
      const [, candidates, kept] = /Of (\d+) candidates (\d+) were kept/.exec(stdout)!.map(Number);
      expect(kept).toBe(24);
      expect(candidates).toBe(numbers().at(-1)! + 1);
      expect(candidates).toBeGreaterThan(24);
      expect(stdout).toMatch(/Public spending.* conditions +[2-8]\d %/);
      expect(stdout).toMatch(/Rent of housing land.* only looked at +\d+ %/);
      expect(stdout).toMatch(/likelihood of [01]\.?\d*/);
      expect(readFileSync(file, "utf8")).toMatch(/^# conditioned on: public-share$/m);
    });

    it("keeps the same ones first, however many are asked for", async () => {
      const first = numbers();
      await draws("--count", "12");
      expect(numbers()).toEqual(first.slice(0, 12));
      await draws();
      expect(numbers()).toEqual(first);
    });

    it("searches on where data leave few of many candidates", async () => {
      const text = readFileSync(join(own, "region.yaml"), "utf8");
      writeFileSync(join(own, "region.yaml"), text.replace("error: 0.005", "error: 0.0005"));
      const { status, stdout } = await draws("--count", "2", "--out", join(own, "few.csv"));
      writeFileSync(join(own, "region.yaml"), text);
      expect(status).toBe(0);
      expect(Number(/Of (\d+) candidates 2 were kept/.exec(stdout)![1])).toBeGreaterThan(4 * 2);
    });

    it("writes the same bytes on several workers", async () => {
      const alone = readFileSync(file, "utf8");
      const { status } = await draws("--workers", "2", "--out", join(own, "two.csv"));
      expect(status).toBe(0);
      expect(readFileSync(join(own, "two.csv"), "utf8")).toBe(alone);
    });

    it("gives studies the range given the data; the prior range on request", async () => {
      const given = await studied("--uncertainty", "16");
      expect(given.stdout.replace(/\n +/g, " ")).toMatch(/90 % range given the data .*16 draws/);
      expect(given.stdout).toMatch(/Of \d+ candidates 24 were kept/);
      const prior = await studied("--uncertainty", "16", "--prior");
      expect(prior.stdout).toContain("prior range: no data held against it");
      expect(prior.stdout).not.toContain("given the data");
    });

    it("has no more kept draws than are stored, and says how to get them", async () => {
      const { status, stderr } = await studied("--uncertainty", "40");
      expect([status, stderr]).toEqual([2, expect.stringMatching(/more than the 24 .*agglom draws REGION --count 40/)]);
    });

    it("does not take draws that were held against other data", async () => {
      moments(0.16);
      const { stdout } = await studied("--uncertainty", "16");
      expect(stdout.replace(/\n +/g, " ")).toContain("belong to an earlier state of the region");
      expect(stdout).toContain("prior range: no data held against it");
    });

    it("leaves a moment out, or all of them", async () => {
      moments(0.5);
      expect((await draws("--without", "public-share")).status).toBe(0);
      expect(numbers()).toEqual(Array.from({ length: 24 }, (_, draw) => draw));
      expect((await draws("--prior")).stdout).not.toContain("candidates");
      const few = await draws("--prior", "--candidates", "20");
      expect([few.status, few.stderr]).toEqual([
        2,
        expect.stringMatching(/keeps 20 of 20 candidates.*Give --candidates/s),
      ]);
      const other = await draws("--without", "public-shar");
      expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('Did you mean "public-share"')]);
    });

    it("stops where a datum is out of reach, and names it; nor keeps searching for ever", async () => {
      const out = await draws("--candidates", "40");
      expect([out.status, out.stderr]).toEqual([
        2,
        expect.stringMatching(/moments\.public-share.*alone keeps less than 1 % of 40 candidates/),
      ]);
      moments(0.165);
      const few = await draws("--candidates", "25");
      expect([few.status, few.stderr]).toEqual([2, expect.stringMatching(/keeps \d+ of 25 candidates/)]);
      moments(
        0.165,
        "\n  public-shares: { kind: normal, value: 1, unit: share, error: 1, use: check, source: a test }",
      );
      const unknown = await draws();
      expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('Did you mean "public-share"')]);
    });
  });

  it("refuses a region in which nothing is uncertain, and one that is not there", async () => {
    const known = "{ range: null }";
    written(`${REGION}parameters: { entryReturn: ${known}, entryPlaceElasticity: ${known} }\n`);
    const { status, stderr } = await agglomHere("draws", region, "--quiet");
    expect([status, stderr]).toEqual([2, expect.stringMatching(/region\.yaml: .*uncertain/)]);
    const absent = await agglomHere("draws", "yangtze-river-dleta", "--quiet");
    expect([absent.status, absent.stderr]).toEqual([2, expect.stringContaining('Did you mean "yangtze-river-delta"')]);
  });
});
