import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-league-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("agglom league sets the reform in every region that is named and writes table and page", async () => {
  const out = join(folder, "league");
  const regions = ["regions/teaching-two-cities", "regions/teaching-three-cities"];
  const run = await agglomHere("league", ...regions, "--set", "years=2", "--quiet", "--out", out);
  expect([run.status, run.stderr]).toEqual([0, ""]);
  expect(run.stdout).toMatch(/^“Borders and protection halved” raises real GDP most in /);
  expect(readdirSync(out).sort()).toEqual(["datapackage.json", "league.csv", "league.json", "report.html"]);
  // Earlier results of its own are replaced; the option by its earlier name.
  const again = await agglomHere("league", ...regions, "--set", "years=2", "--worlds", "0", "--quiet", "--out", out);
  expect([again.status, again.stdout]).toEqual([0, run.stdout]);
  const twice = await agglomHere("league", regions[0]!, regions[0]!, "--out", join(folder, "none"));
  expect([twice.status, twice.stderr]).toEqual([2, expect.stringContaining("stands in the table twice")]);
  expect((await agglomHere("league", "regions/atlantis")).stderr).toContain("atlantis");
});

it("says of which region there is no effect and why, and ends with 1", async () => {
  const reform = join(folder, "reform.yaml");
  const pays = "{ type: central-transfer, from: 2023, payer: mill, payee: harbour, amount: 400 }";
  writeFileSync(
    reform,
    `title: t\nquestion: q\nregion: regions/teaching-two-cities\nstartYear: 2022\nyears: 3\nvariants: { a: { label: A, levers: [${pays}] } }\n`,
  );
  const asked = ["league", "regions/teaching-two-cities", "--reform", reform, "--quiet", "--out", join(folder, "poor")];
  const { status, stderr } = await agglomHere(...asked);
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/No effects of Two cities.*: In 2023 Mill spends more than it has/),
  ]);
});

it("takes the folder of an own region, says what was filled in, and gives values that are shown alike one rank", async () => {
  const mine = join(folder, "mine");
  const twin = join(folder, "twin");
  await agglomHere("new", "region", "mine", "--out", mine);
  await agglomHere("new", "region", "twin", "--out", twin);
  const out = join(folder, "twins");
  const { status, stdout, stderr } = await agglomHere(
    "league",
    mine,
    `${twin}/`,
    "--set",
    "years=2",
    "--quiet",
    "--out",
    out,
  );
  expect(status).toBe(0);
  for (const name of ["Mine", "Twin"])
    expect(stderr).toContain(`Warning: ${name}: Filled in: built-up land of all cities`);
  expect(stdout).toMatch(/ raises real GDP alike in Mine \(\+.+ %\) and Twin \(\+.+ %\), after 1 year\./);
  const [header, ...lines] = readFileSync(join(out, "league.csv"), "utf8").trimEnd().split("\n");
  expect(header).toMatch(/,rank$/);
  expect(lines.filter((line) => /,(1|)$/.test(line))).toEqual(lines);
});

it("names the nearest region that ships", async () => {
  const { status, stderr } = await agglomHere("league", "regions/midle-yangtze", "--out", join(folder, "none"));
  expect(status).toBe(2);
  expect(stderr).toMatch(/REGION: "regions.midle-yangtze" is no file.*Did you mean "middle-yangtze"\?/);
  expect((await agglomHere("check", "barrier-removl")).stderr).toContain(
    'Did you mean "yangtze-river-delta/barrier-removal"?',
  );
});

it("has the same cities once where no region is named, in the first form of the model that they ship in", async () => {
  const plan = join(folder, "plan");
  const { status, stderr } = await agglomHere("plan", "league", "--set", "years=2", "--shards", "9", "--out", plan);
  expect([status, stderr]).toEqual([0, expect.not.stringContaining("rror")]);
  const { cases } = JSON.parse(readFileSync(join(plan, "manifest.json"), "utf8"));
  const names = (cases as { name: string }[]).map(({ name }) => name);
  expect(names).toContain("yangtze-river-delta");
  expect(names).not.toContain("yangtze-river-delta-fixed-capital");
});
