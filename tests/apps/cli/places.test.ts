import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere, root } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-places-"));
afterAll(() => rmSync(folder, { recursive: true }));
chmodSync(folder, 0o777);

const SCENARIO = join(root, "scenarios/teaching/two-cities.yaml");
const SMALL = [
  "compare",
  SCENARIO,
  "--set",
  "years=3",
  "--firms",
  "300",
  "--replicates",
  "1",
  "--quiet",
  "--uncertainty",
  "0",
  "--workers",
  "1",
];

/** The program in a folder of the shell's, where AGGLOM stands for it. */
function shell(line: string) {
  const script = `agglom() { ${process.execPath} ${root}/bin/agglom.js "$@"; }; cd ${folder}; ${line}`;
  return spawnSync("bash", ["-c", script], { encoding: "utf8" });
}

describe("places", () => {
  it("need a folder that one is in, and no home", () => {
    const gone = shell(
      `mkdir gone; cd gone; rmdir ../gone; agglom ${SMALL.map((word) => `'${word}'`).join(" ")} --out ${folder}/x`,
    );
    expect([gone.status, gone.stderr]).toEqual([
      2,
      "The folder that you are in is not there any more. Go to another one.\n",
    ]);
    const homeless = shell(`env -i ${process.execPath} ${root}/bin/agglom.js check ${SCENARIO}`);
    expect(homeless.status).toBe(0);
  });

  it("are folders directly under the one that one is in, by their names alone", () => {
    const { status, stderr } = shell(`mkdir below && cd below && agglom schema --levers --out refs`);
    expect([status, stderr]).toEqual([0, ""]);
    expect(readdirSync(join(folder, "below/refs"))).toContain("levers.md");
    const run = SMALL.map((word) => `'${word}'`).join(" ");
    const exported = shell(
      `cd below && agglom ${run} --out results/mine && cd results && agglom export mine --format geojson`,
    );
    expect(exported).toMatchObject({ status: 0, stderr: "" });
    expect(exported.stdout).toMatch(/mine\/cities\.geojson\n$/);
    rmSync(join(folder, "below"), { recursive: true });
  });

  it("of a plain file are refused for what it is", () => {
    const { status, stderr } = shell(`touch afile; agglom schema --levers --out afile; rc=$?; rm afile; exit $rc`);
    expect(status).toBe(2);
    expect(stderr).toContain('--out: "afile" is a file');
  });

  it.skipIf(process.getuid?.() !== 0)(
    "of somebody else are refused before the run (as root this can be tried)",
    async () => {
      const out = join(folder, "theirs");
      expect((await agglomHere(...SMALL, "--out", out)).status).toBe(0);
      const asNobody = (...args: string[]) =>
        spawnSync(process.execPath, ["bin/agglom.js", ...args], {
          cwd: root,
          encoding: "utf8",
          uid: 65534,
          gid: 65534,
        });
      for (const [target, words] of [
        [out, "cannot be replaced: there is no right to write there"],
        [join(root, "results/of-nobody"), "cannot be written: there is no right to write there"],
      ] as const) {
        const { status, stderr } = asNobody(...SMALL, "--out", target);
        expect(status).toBe(2);
        expect(stderr).toContain(words);
      }
      expect(readdirSync(folder)).toEqual(["theirs"]);
    },
  );

  it("with line feeds and other letters in their names are places like others", async () => {
    const place = join(folder, 'a\nb 名字 "c" $(d)');
    mkdirSync(place);
    const file = join(place, "e\nf.yaml");
    writeFileSync(file, `extends: ${SCENARIO}\n`);
    expect((await agglomHere("compare", file, ...SMALL.slice(2), "--out", join(place, "out"))).status).toBe(0);
    expect(existsSync(join(place, "out/report.html"))).toBe(true);
    const { stderr } = await agglomHere("check", `${file}.none`);
    expect(stderr.trimEnd()).not.toContain("\n");
    expect(stderr).toContain("a\\nb 名字");
  });

  it("of single files are written through links and into what is no file", async () => {
    symlinkSync("real.json", join(folder, "link.json"));
    writeFileSync(join(folder, "real.json"), "somebody's own");
    expect((await agglomHere("schema", "--write", join(folder, "link.json"))).status).toBe(2);
    expect(readFileSync(join(folder, "real.json"), "utf8")).toBe("somebody's own");
    writeFileSync(join(folder, "real.json"), '{\n  "$schema": "old"\n}');
    expect((await agglomHere("schema", "--write", join(folder, "link.json"))).status).toBe(0);
    const schema = (await agglomHere("schema")).stdout;
    expect(readFileSync(join(folder, "real.json"), "utf8")).toBe(schema);
    expect(shell("agglom schema --write /dev/stdout | cat").stdout).toBe(schema);
  });
});
