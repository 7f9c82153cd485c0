import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-two-"));
afterAll(() => rmSync(folder, { recursive: true }));

const COMPARE = [
  "compare",
  "scenarios/teaching/two-cities.yaml",
  "--set",
  "years=3",
  "--firms",
  "400",
  "--quiet",
  "--uncertainty",
  "0",
];

/** Status and messages of the program when it has ended. */
async function ended(...args: string[]): Promise<{ status: number; stderr: string }> {
  const run = spawn(process.execPath, ["bin/agglom.js", ...args], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  run.stderr.on("data", (text: Buffer) => {
    stderr += text.toString();
  });
  const status = await new Promise<number>((resolve) => run.on("close", resolve));
  return { status, stderr };
}

describe("two runs at once", () => {
  it("into one directory: the second is refused, and the results are whole", async () => {
    const out = join(folder, "same");
    for (let pair = 0; pair < 2; pair++) {
      const args = [...COMPARE, "--replicates", "2", "--workers", "1", "--out", out];
      const [first, second] = await Promise.all([ended(...args), ended(...args)]);
      const statuses = [first.status, second.status].sort();
      expect([0, 2]).toContain(statuses[1]);
      expect(statuses[0]).toBe(0);
      if (statuses[1] === 2)
        expect(first.stderr + second.stderr).toMatch(
          /being written to by another run, process \d+ on .*less than a minute/,
        );
      expect(readdirSync(out)).toHaveLength(13);
      expect(readFileSync(join(out, "report.html"), "utf8").trimEnd()).toMatch(/<\/html>$/);
      expect(readdirSync(folder)).toEqual(["same"]);
    }
  });
});
