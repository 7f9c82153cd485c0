import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agglomHere, root } from "../cli/program.js";

const FIVE_LINES = `import { compare } from "agglom";
import { readScenario } from "agglom/node";
const scenario = readScenario("teaching/two-cities", { set: { years: 3, firms: 500 } });
const { effects } = await compare(scenario, { replicates: 2 });
console.log(JSON.stringify(effects));
`;

const SMALL = ["--set", "years=3", "--firms", "500", "--replicates", "2", "--quiet", "--uncertainty", "0"];

/** Packs without much pressing, which takes half of the time of npm. */
const LOOSELY = `import zlib from "node:zlib"; const { Gzip } = zlib; zlib.Gzip = function (how) { return new Gzip({ ...how, level: 1 }); };`;

/** The package as npm packs it, in the node_modules of an empty project; what it depends on is that of the checkout, so that no network is needed. */
describe("the package, installed in an empty project", () => {
  const project = mkdtempSync(join(tmpdir(), "agglom-package-"));
  const installed = join(project, "node_modules/agglom");
  const node = (...args: string[]) =>
    spawnSync(process.execPath, args, { cwd: project, encoding: "utf8", maxBuffer: 100_000_000 });
  const program = (...args: string[]) => node(join(installed, "bin/agglom.js"), ...args);

  beforeAll(() => {
    execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", project], {
      cwd: root,
      stdio: "ignore",
      env: { ...process.env, NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(LOOSELY)}` },
    });
    mkdirSync(installed, { recursive: true });
    const packed = readdirSync(project).find((name) => name.endsWith(".tgz"))!;
    execFileSync("tar", ["xf", packed, "-C", installed, "--strip-components=1"], { cwd: project });
    rmSync(join(project, packed));
    const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    for (const name of Object.keys(dependencies)) {
      mkdirSync(join(project, "node_modules", name, "../.."), { recursive: true });
      symlinkSync(join(root, "node_modules", name), join(project, "node_modules", name));
    }
  });
  afterAll(() => rmSync(project, { recursive: true }));

  it("compares a shipped scenario by its name, on worker threads", () => {
    const { status, stdout } = program("compare", "teaching/two-cities", ...SMALL, "--workers", "2");
    expect(status).toBe(0);
    expect(stdout).toContain("Report: results/two-cities/report.html");
    expect(readdirSync(join(project, "results/two-cities"))).toContain("effects.parquet");
  });

  it("gives the command line's numbers in five lines of code, to the last digit", async () => {
    writeFileSync(join(project, "five.mjs"), FIVE_LINES);
    const { stderr, stdout } = node("five.mjs");
    expect(stderr).toBe("");
    const out = join(project, "out");
    const printed = (await agglomHere("compare", "teaching/two-cities", ...SMALL, "--json", "--out", out)).stdout;
    const [{ effects }] = JSON.parse(printed) as [{ effects: unknown[] }];
    expect(effects.length).toBeGreaterThan(1000);
    expect(JSON.parse(stdout)).toEqual(effects);
  });

  it("takes an own lever from a module of the project", () => {
    for (const name of ["slowRoads.js", "slow-roads.yaml"])
      writeFileSync(join(project, name.replace(/js$/, "mjs")), readFileSync(join(root, "examples", name)));
    const { status, stderr } = program(
      "compare",
      "slow-roads.yaml",
      "--import",
      "slowRoads.mjs",
      ...SMALL,
      "--workers",
      "1",
    );
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("holds no tests, no sources and no maps", () => {
    const files = readdirSync(installed, { recursive: true }) as string[];
    expect(files.filter((file) => /^(tests|src)\/|\.(map|tsbuildinfo)$/.test(file))).toEqual([]);
    expect(files).toContain("dist/index.d.ts");
  });
});
