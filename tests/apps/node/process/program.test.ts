import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { commitOf, programVersion } from "../../../../src/apps/node/process/program.js";

const project = mkdtempSync(join(tmpdir(), "agglom-program-"));
afterAll(() => rmSync(project, { recursive: true }));
const git = (...args: string[]) => execFileSync("git", ["-C", project, ...args], { encoding: "utf8" }).trim();

describe("the program that results name", () => {
  it("has the commit of its own checkout, and none inside the checkout of another project", () => {
    git("init", "--quiet");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "-m", "First");
    const installed = join(project, "node_modules/agglom");
    mkdirSync(installed, { recursive: true });
    expect(commitOf(project)).toBe(git("rev-parse", "HEAD"));
    expect(commitOf(installed)).toBeNull();
  });

  it("has the version that a paper is asked to cite", () => {
    const { version } = programVersion();
    expect(readFileSync("CITATION.cff", "utf8")).toContain(`\nversion: ${version}\n`);
    for (const file of ["README.md", "README.zh.md"])
      expect(readFileSync(file, "utf8")).toContain(`Version ${version}, commit`);
    expect(readFileSync("examples/README.md", "utf8")).toContain(`agglom-${version}.tgz`);
  });
});
