import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglom, agglomHere, root } from "../../cli/program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-modules-"));
afterAll(() => rmSync(folder, { recursive: true }));

let modules = 0;
/** Every module has a file of its own: a process loads a file once. What is refused stays in none. */
const checkWith = (text: string, ...flags: string[]) => {
  const file = join(folder, `module-${modules++}.mjs`);
  writeFileSync(file, text);
  return agglomHere("check", "teaching/two-cities", "--import", file, ...flags);
};
const importing = (code: string) => `import * as agglom from "${root}dist/bundle/index.js";\n${code}`;

describe("a module from outside", () => {
  it.each([
    ["that registers nothing", "export {};", /registers no lever, indicator or figure with this program/],
    ["that is no JavaScript", "this is not", /cannot be loaded: Unexpected/],
    ["that throws", 'throw new Error("out of paper");', /cannot be loaded: out of paper/],
    [
      "whose lever is empty",
      importing("agglom.registerLever({});"),
      /cannot be loaded: lever: type "undefined" is no word of lower-case letters/,
    ],
    [
      "whose indicator has a name alone",
      importing('agglom.registerIndicator({ id: "alone" });'),
      /cannot be loaded: indicator "alone": label is missing or no text/,
    ],
    [
      "whose indicator is better upwards",
      importing('agglom.registerIndicator({ ...agglom.INDICATORS[0], id: "own", better: "up" });'),
      /cannot be loaded: indicator "own": better is "up"\. Allowed: higher, lower, none/,
    ],
    [
      "whose lever has the name of another",
      importing("agglom.registerLever(agglom.levers[0]);"),
      /cannot be loaded: there is a lever of type "transport-link" already/,
    ],
    [
      "whose indicator has the name of another",
      importing("agglom.registerIndicator(agglom.INDICATORS[0]);"),
      /cannot be loaded: there is an indicator "[a-z-]+" already/,
    ],
    [
      "whose figure has no place",
      importing('agglom.registerFigure({ ...agglom.FIGURES[0], id: "new", section: "nowhere" });'),
      /cannot be loaded: figure "new": there is no section "nowhere", only findings, /,
    ],
    [
      "whose figure reads what nobody records",
      importing('agglom.registerFigure({ ...agglom.FIGURES[0], id: "new", reads: ["luck"] });'),
      /cannot be loaded: figure "new" reads "luck", which is no indicator/,
    ],
    [
      "whose figure reads courses of what nobody records",
      importing('agglom.registerFigure({ ...agglom.FIGURES[0], id: "new", reads: [], readsCourses: ["luck"] });'),
      /cannot be loaded: figure "new" reads "luck", which is no indicator/,
    ],
    [
      "whose figure has the name of one for print",
      importing('agglom.registerFigure({ ...agglom.FIGURES[0], id: "lorenz" });'),
      /cannot be loaded: there is a figure "lorenz" already/,
    ],
  ])("%s is refused", async (_, text, words) => {
    const { status, stderr } = await checkWith(text);
    expect(stderr).toMatch(words);
    expect(stderr).toMatch(/^--import: /);
    expect(status).toBe(2);
  });

  it("that fails later is named beside the program, and how to see where", () => {
    const failing = '{ ...agglom.levers[0], type: "failing", sets: () => { throw new Error("out of ink"); } }';
    const file = join(folder, "failing.mjs");
    writeFileSync(file, importing(`agglom.registerLever(${failing});`));
    const lever = "{ type: failing, from: 2023, between: cities, scale: 0 }";
    const scenario = join(folder, "failing.yaml");
    writeFileSync(
      scenario,
      `extends: ${root}/scenarios/teaching/two-cities.yaml\ntitle: Failing\nvariants: { goods: { levers: [${lever}] } }\n`,
    );
    // In a process of its own: what is not refused stays.
    const { status, stderr } = agglom("check", scenario, "--import", file);
    expect(stderr).toBe(
      `Unexpected failure: out of ink\nThis is a fault of the program or of a module that it imported (${file}), ` +
        "not of your input. AGGLOM_DEBUG=1 says where it happened.\n",
    );
    expect(status).toBe(1);
  });

  it("whose indicator gives no number is named", () => {
    const file = join(folder, "text.mjs");
    writeFileSync(
      file,
      importing('agglom.registerIndicator({ ...agglom.INDICATORS[0], id: "own", measure: () => "0.5" });'),
    );
    const { status, stderr } = agglom("run", "teaching/two-cities", "--set", "years=3", "--import", file, "--quiet");
    expect(stderr).toMatch(/^Unexpected failure: indicator "own": its measure gives 0\.5, which is no number/);
    expect(status).toBe(1);
  });

  it.each([
    [
      "throws later",
      'setTimeout(() => { throw new Error("out of time"); })',
      /^Unexpected failure: out of time\n.*module/,
    ],
    [
      "ends the process",
      "setTimeout(() => process.exit(0))",
      /^The program was ended before its work was done\. .*--import/,
    ],
    [
      "waits for nothing",
      "await new Promise(() => {})",
      /^The program was ended before its work was done\. .*--import/,
    ],
  ])("that %s ends the program with a status and a sentence", (_, code, words) => {
    const file = join(folder, `module-${modules++}.mjs`);
    writeFileSync(file, importing(`agglom.registerIndicator({ ...agglom.INDICATORS[0], id: "own" }); ${code};`));
    const { status, stderr, stdout } = agglom(
      "run",
      "teaching/two-cities",
      "--import",
      file,
      "--out",
      join(folder, "out"),
    );
    expect([status, stderr, stdout]).toEqual([1, expect.stringMatching(words), ""]);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it("that is a folder is refused", async () => {
    const { status, stderr } = await agglomHere("check", "teaching/two-cities", "--import", folder);
    expect([status, stderr]).toEqual([2, expect.stringContaining('" is a folder. Allowed: a JavaScript module')]);
  });

  it("is refused in the language of its user", async () => {
    const { stderr } = await checkWith(importing("agglom.registerLever(agglom.levers[0]);"), "--lang", "zh");
    expect(stderr).toMatch(/无法加载：已有类型为“transport-link”的政策工具。/);
  });

  it("that is not there is refused", async () => {
    const { status, stderr } = await agglomHere("check", "teaching/two-cities", "--import", join(folder, "none.mjs"));
    expect(stderr).toMatch(/^--import: .*there is no such file/);
    expect(status).toBe(2);
  });
});
