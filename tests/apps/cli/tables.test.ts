import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-tables-"));
afterAll(() => rmSync(folder, { recursive: true }));

const tables = (results: string, ...args: string[]) => agglomHere("tables", `tests/invented/${results}`, ...args);

describe("agglom tables", () => {
  it("prints every table of a comparison, as its page has them", async () => {
    const { stdout } = await tables("comparison");
    for (const title of [
      "Effects of the variants on the cluster in 2024",
      "Effects in 2024, with the prior range: no data held against it (63 parameter draws)",
      "Effects on Invented coast in 2024",
      "“No border”: effects within and beyond the cluster in 2024",
      "“No border”: effects by city in 2024",
      "Who gains and who pays, in 2024",
      "Dictionary",
    ])
      expect(stdout).toContain(`${title}\n`);
    expect(stdout.replaceAll("\u00a0", " ")).toMatch(
      /^Flood +−3\.53 % .* 2 of 6 \(Mine \+3\.97 %, Hill \+0\.80 %\) +3 of 6 \(Port −4\.24 %, /m,
    );
  });

  it.each([
    ["markdown", /^\| Mine \| 40\.0 \| −5\.0 ± 0\.5 \|/m],
    ["latex", /^Mine & .*needs 5\.0 \$\\pm\$ 0\.5 \(13 \\% of revenue\) \\\\$/m],
    ["csv", /^Mine,40\.0,-5\.0 ± 0\.5,0,-1\.00,needs 5\.0 ± 0\.5 \(13 % of revenue\)$/m],
    ["html", /<h2>Who accepts<\/h2>/],
  ])("prints those of a game as %s", async (format, row) => {
    const { stdout } = await tables("game", "--format", format, "--only", "acceptance");
    expect(stdout.replaceAll("\u00a0", " ").replaceAll("~", " ")).toMatch(row);
    expect(stdout).not.toContain("price of consent");
  });

  it("writes a file each into a folder, in the language that is asked for", async () => {
    const out = join(folder, "league");
    const { stdout } = await tables("league", "--format", "latex", "--out", out, "--lang", "zh");
    expect(readdirSync(out).sort()).toEqual(["table-effects.tex", "table-levels.tex"]);
    expect(stdout).toBe(`${out}/table-levels.tex\n${out}/table-effects.tex\n`);
    expect(readFileSync(`${out}/table-levels.tex`, "utf8")).toMatch(/\\caption\{基年.*\}\\label\{tab:levels\}/);
  });

  it("names the nearest table where one is not known, and says which results are tables themselves", async () => {
    const unknown = await tables("sweep-one", "--only", "option");
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain(
      '"option" is no table of these results. Allowed: options. Did you mean "options"?',
    );
    const rows = await tables("attribution");
    expect(rows.status).toBe(2);
    expect(rows.stderr).toContain("holds results that are tables themselves");
  });
});
