import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere, root, startAgglom } from "./program.js";
import { contentOf } from "./stopping.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-results-"));
afterAll(() => rmSync(folder, { recursive: true }));

const TWO_CITIES = ["compare", "scenarios/teaching/two-cities.yaml", "--set", "years=5", "--firms", "500", "--quiet"];
const FILES = [
  ...["indicators", "replicates", "effects", "flows", "structure"].map((name) => `${name}.parquet`),
  ...["policy.jsonl", "dictionary.csv", "report.json"],
  ...["collaboration.csv", "collaboration.json"],
  ...["datapackage.json", "manifest.json", "report.html"],
].sort();

describe("a results directory", () => {
  it("holds the same bytes on one worker and on two, but for the circumstances of the run", async () => {
    const [one, two] = [join(folder, "one"), join(folder, "two")];
    expect((await agglomHere(...TWO_CITIES, "--replicates", "2", "--workers", "1", "--out", one)).status).toBe(0);
    expect((await agglomHere(...TWO_CITIES, "--replicates", "2", "--workers", "2", "--out", two)).status).toBe(0);
    expect(Object.keys(contentOf(one)).sort()).toEqual(FILES);
    expect(contentOf(two)).toEqual(contentOf(one));
  });

  it("differs with the seed", async () => {
    const other = join(folder, "other");
    await agglomHere(...TWO_CITIES, "--replicates", "2", "--seed", "2", "--out", other);
    const indicators = (at: string) => contentOf(at)["indicators.parquet"];
    expect(indicators(other)).not.toBe(indicators(join(folder, "one")));
  });

  it("has a report that agglom report writes again from the tables alone", async () => {
    const page = readFileSync(join(folder, "one", "report.html"), "utf8");
    rmSync(join(folder, "one", "report.html"));
    expect((await agglomHere("report", join(folder, "one"))).status).toBe(0);
    expect(readFileSync(join(folder, "one", "report.html"), "utf8")).toBe(page);
  });

  it("is replaced by the next run, and shows no chance on screen where there is none", async () => {
    const again = join(folder, "again");
    const run = (replicates: number) =>
      agglomHere(...TWO_CITIES, "--replicates", `${replicates}`, "--full", "--out", again);
    expect((await run(2)).stdout).toMatch(
      /2 paired replicates; in brackets 95 % intervals, of chance alone\.\n\n.*\n\n/,
    );
    const { status, stdout } = await run(1);
    expect(status).toBe(0);
    expect(stdout).toContain("against the baseline, one run of each variant, so without intervals");
    expect(stdout).not.toMatch(/95 %|\[/);
  });

  it("has a name of its own for every file", async () => {
    const files = ["a", "b"].map((name) => {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "same.yaml"), `extends: ${root}/scenarios/teaching/two-cities.yaml\nyears: 5\n`);
      return join(folder, name, "same.yaml");
    });
    const out = join(folder, "both");
    const { stdout } = await agglomHere(
      "compare",
      ...files,
      "--replicates",
      "1",
      "--firms",
      "500",
      "--quiet",
      "--out",
      out,
    );
    expect(readdirSync(out)).toEqual(["a-same", "b-same"]);
    expect(stdout).toMatch(/League table.*a-same/s);
  });

  it("appears complete or not at all, whenever the run is killed", async () => {
    // When its folder is made, while files are written, and when all are there.
    for (const moment of [0, 1, 6, FILES.length]) {
      const target = join(folder, `killed-${moment}`);
      const run = startAgglom(...TWO_CITIES, "--replicates", "1", "--workers", "1", "--out", target);
      const ended = new Promise((resolve) => run.on("close", resolve));
      while (run.exitCode === null && !existsSync(target) && filesIn(`${target}.partial/results`) < moment)
        await wait(1);
      run.kill("SIGKILL");
      await ended;
      if (existsSync(target)) {
        expect(readdirSync(target).sort()).toEqual(FILES);
        expect(readFileSync(join(target, "report.html"), "utf8").trimEnd().endsWith("</html>")).toBe(true);
      }
    }
  });
});

/** The number of files in a folder; -1: it is not there. */
function filesIn(place: string): number {
  try {
    return readdirSync(place).length;
  } catch {
    return -1;
  }
}
