import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere, root } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-failures-"));
afterAll(() => rmSync(folder, { recursive: true }));

const pays = (payer: string, amount: number) =>
  `{ type: central-transfer, id: ${payer}, from: 2024, payer: ${payer}, payee: ${payer === "mill" ? "harbour" : "mill"}, amount: ${amount} }`;

/** One variant that works, and one whose city pays an amount that it does not have in every replicate. */
function scenario(name: string, amount: number, baseline = "[]", levers = `[${pays("harbour", amount)}]`): string {
  const file = join(folder, `${name}.yaml`);
  const variants = `goods: null, firms: null, everything: null, pays: { label: Pays, levers: ${levers} }`;
  writeFileSync(
    file,
    `extends: ${root}/scenarios/teaching/two-cities.yaml\ntitle: Poor\nbaseline: { levers: ${baseline} }\nvariants: { ${variants} }\n`,
  );
  return file;
}

const SMALL = ["--set", "years=6", "--firms", "500", "--replicates", "6", "--quiet"];
const CSV = ["--format", "csv"];
const manifestOf = (at: string) => JSON.parse(readFileSync(join(at, "manifest.json"), "utf8"));
const effectsOf = (at: string, variant: string) =>
  readFileSync(join(at, "effects.csv"), "utf8")
    .split("\n")
    .filter((line) => line.split(",")[1] === variant);

describe("runs that cannot be finished", () => {
  const some = join(folder, "some");
  const none = join(folder, "none");

  it("are left out of their own variant alone, and this is said at once", async () => {
    const { status, stdout } = await agglomHere("compare", scenario("some", 545), ...SMALL, ...CSV, "--out", some);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Poor\n.+\n“Pays” rests on 2 of 6 replicates\. Replicate 0: In 2024 Harbour spends more/);
    const { stdout: full } = await agglomHere(
      "compare",
      scenario("some", 545),
      ...SMALL,
      ...CSV,
      "--full",
      "--out",
      some,
    );
    expect(full).toContain("Effects in 2027 against the baseline, 6 paired replicates; in brackets");
    expect(full).toMatch(/\n“Pays”: effects on Two cities in 2027\n(.+\n|\n(?!“))+Rests on 2 of 6 replicates\.\n/);
    const { replicates, restsOn, failed } = manifestOf(some);
    expect({ replicates, restsOn }).toEqual({ replicates: 6, restsOn: { baseline: 6, people: 6, pays: 2 } });
    expect(failed).toHaveLength(4);
    expect(effectsOf(some, "pays").every((line) => line.endsWith(",2"))).toBe(true);
    expect(readFileSync(join(some, "report.html"), "utf8")).toContain("“Pays” rests on 2 of 6 replicates");
  });

  it("are told in the reader's language on the screen and the page; programs find the English reason", async () => {
    const out = join(folder, "chinese");
    const asked = ["compare", scenario("chinese", 545), ...SMALL, "--replicates", "1", ...CSV, "--out", out];
    const page = () => readFileSync(join(out, "report.html"), "utf8");
    const { stdout } = await agglomHere(...asked, "--lang", "zh");
    expect(stdout).toMatch(/第0次重复：2024年港城入不敷出/);
    expect(stdout).not.toContain("Harbour spends more");
    expect(page()).toMatch(/id="failures">.*第0次重复：2024年港城入不敷出/s);
    const [first] = manifestOf(out).failed;
    expect(first.reason).toMatch(/^In 2024 Harbour spends more/);
    expect(first.text).toEqual({ en: first.reason, zh: expect.stringMatching(/^2024年港城入不敷出/) });
    await agglomHere("report", out);
    expect(page()).toMatch(/id="failures">.*Replicate 0: In 2024 Harbour spends more/s);
    const { stdout: json } = await agglomHere(...asked, "--json", "--lang", "zh");
    expect(JSON.parse(json)[0].failed).toEqual([first]);
  });

  it("of a single run end it with the reason in the reader's language", async () => {
    const small = ["--set", "years=6", "--firms", "500", "--quiet", "--lang", "zh"];
    const out = join(folder, "single");
    const run = await agglomHere("run", scenario("single", 900), "--variant", "pays", ...small, "--out", out);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/2024年港城入不敷出/);
  });

  it("in all replicates of a variant are a failure, and others do not change by it", async () => {
    const { status, stdout } = await agglomHere("compare", scenario("none", 900), ...SMALL, ...CSV, "--out", none);
    expect(status).toBe(1);
    expect(stdout).toMatch(/“Pays” rests on none of 6 replicates/);
    expect(effectsOf(none, "people")).toEqual(effectsOf(some, "people"));
    expect(effectsOf(none, "pays")).toEqual([]);
    expect(readFileSync(join(none, "report.html"), "utf8")).toContain("“Pays” rests on none of 6 replicates");
    expect((await agglomHere("report", none)).status).toBe(0);
  });

  it("as its region cannot be calibrated with a variant's constants, leave others alone as well", async () => {
    const out = join(folder, "constants");
    const constants =
      "variants.pays.parameters={ housingShare: 0.5, realEstateHousingShare: 1, realEstateShareOfFinalDemand: 1 }";
    const file = scenario("constants", 1);
    const { status, stdout } = await agglomHere("compare", file, "--set", constants, ...SMALL, ...CSV, "--out", out);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /“Pays” rests on none of 6 replicates. Replicate 0: .* value added of mill in\s+services is smaller than the housing rent/,
    );
    expect(effectsOf(out, "people")).toEqual(effectsOf(some, "people"));
  });

  it("of the baseline leave no effect, but the levels of what was finished", async () => {
    const out = join(folder, "base");
    const file = scenario("base", 0, `[${pays("harbour", 900)}]`, `[${pays("mill", 900)}]`);
    const { status, stdout } = await agglomHere("compare", file, ...SMALL, ...CSV, "--out", out);
    expect(status).toBe(1);
    expect(stdout).toMatch(/There is no effect to report. Levels:\s/);
    expect(readdirSync(out).sort()).toEqual([
      "datapackage.json",
      "dictionary.csv",
      "flows.csv",
      "indicators.csv",
      "manifest.json",
      "policy.jsonl",
      "replicates.csv",
      "structure.csv",
    ]);
    expect(readFileSync(join(out, "replicates.csv"), "utf8")).toMatch(/\npays,0,/);
  });

  it("of a whole file do not keep another file from being compared", async () => {
    const out = join(folder, "two");
    const broken = scenario("broken", 0, `[${pays("harbour", 900)}]`, "[]");
    const { status, stderr } = await agglomHere("compare", broken, scenario("fine", 1), ...SMALL, "--out", out);
    expect(status).toBe(1);
    expect(stderr).toMatch(/broken.yaml: no run could be finished. In 2024 Harbour spends more/);
    expect(readdirSync(out)).toEqual(["fine"]);
    expect(existsSync(join(out, "fine", "report.html"))).toBe(true);
  });

  it("of subsets of levers leave the replicates in which all were finished", async () => {
    const out = join(folder, "parts");
    const attribute = (amount: number, ...more: string[]) =>
      agglomHere("attribute", scenario(`parts-${amount}`, amount), ...SMALL, "--out", out, ...more);
    const { status, stderr, stdout } = await attribute(545);
    expect(status).toBe(0);
    expect(stderr).toMatch(/run in 2 of 6 replicates, and only these count. central-transfer harbour, replicate 0: In/);
    expect(stdout).toContain("2 replicates");
    expect((await attribute(545, "--lang", "zh")).stderr).toMatch(
      /central-transfer harbour，第0次重复：2024年港城入不敷出/,
    );
    expect(await attribute(900)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^In no replicate could the runs/),
    });
  });
});
