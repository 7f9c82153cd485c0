import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere, root } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-readers-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SMALL = "--set years=3 --firms 400 --replicates 2 --workers 1 --uncertainty 0";
const A = "scenarios/teaching/two-cities.yaml";
const B = "scenarios/teaching/three-cities.yaml";

/** Status of the program in a line of the shell, where AGGLOM stands for it, and what went to standard error. */
function shell(line: string): { status: number; stderr: string } {
  const script = `agglom() { ${process.execPath} bin/agglom.js "$@"; echo $? > ${folder}/status; }; ${line}`;
  const { stderr } = spawnSync("bash", ["-c", script], { cwd: root, encoding: "utf8" });
  return { status: Number(spawnSync("cat", [`${folder}/status`], { encoding: "utf8" }).stdout), stderr };
}

describe("a reader that has gone away", () => {
  it("does not stop the work: all results are written, and the status is that of the work", () => {
    const out = join(folder, "out");
    expect(shell(`agglom compare ${A} ${B} ${SMALL} --quiet --out ${out} | true`).status).toBe(0);
    expect(readdirSync(out)).toEqual(["three-cities", "two-cities"]);
  });

  it("of standard error does not either", () => {
    const out = join(folder, "err");
    expect(shell(`agglom compare ${A} ${SMALL} --out ${out} 2> >(exec true) | cat > /dev/null`).status).toBe(0);
    expect(existsSync(join(out, "report.html"))).toBe(true);
  });

  it("changes no status of a mistake", () => {
    expect(shell("agglom check none.yaml 2>&1 | true").status).toBe(2);
  });
});

describe("standard output that cannot be written", () => {
  it.skipIf(!existsSync("/dev/full"))(
    "asks for another try, since not all is there; results are written even so",
    () => {
      const out = join(folder, "full");
      const { status, stderr } = shell(`agglom compare ${A} ${SMALL} --quiet --out ${out} > /dev/full`);
      expect(status).toBe(75);
      expect(stderr).toBe("Standard output cannot be written: no space is left on its disk.\n");
      expect(existsSync(join(out, "report.html"))).toBe(true);
    },
  );
});

describe("control characters in a scenario", () => {
  const evil = "\\e]0;owned\\a\\e[31mred\\x9b1m \\u202eright to left\\x7f";
  const file = join(folder, "evil\u001b[31m.yaml");
  writeFileSync(
    file,
    `extends: ${root}/${A}\ntitle: "T ${evil}"\nquestion: "Q ${evil}"\nvariants: { goods: { label: "L ${evil}" } }\n`,
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

  it.each([
    ["check", file],
    ["check", file, "--json"],
    ["check", `${file}.none`],
    ["compare", file, ...SMALL.split(" "), "--out", join(folder, "shown")],
    ["compare", file, "--\u001b[31m"],
    ["run", file, "--variant", "\u009b31m"],
  ])("do not reach the terminal: %s", async (...args) => {
    const { stdout, stderr } = await agglomHere(...args);
    expect(stdout + stderr).not.toMatch(control);
    expect(stdout + stderr).toMatch(/\\u00(1b|9b)/);
  });
});
