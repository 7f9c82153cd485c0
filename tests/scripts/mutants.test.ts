import { describe, expect, it } from "vitest";
import { Imports } from "../../scripts/mutants/nearest.js";
import { mutationsOf } from "../../scripts/mutants/operators.js";

/** The texts that a text can be turned into. */
const faulty = (text: string) =>
  mutationsOf(text, "any.ts").map(({ start, end, to }) => text.slice(0, start) + to + text.slice(end));

describe("changes of a text", () => {
  it.each([
    ["const a = b === c;", ["const a = b !== c;"]],
    ["const a = b < c;", ["const a = b <= c;", "const a = b >= c;"]],
    ["const a = b && c;", ["const a = b || c;"]],
    ["const a = b + c;", ["const a = b - c;"]],
    ["const a = b ?? c;", ["const a = b;", "const a = c;"]],
    ["const a = !b;", ["const a = b;"]],
    ["const a = b ? c : d;", ["const a = true ? c : d;", "const a = false ? c : d;", "const a = (b) ? d : c;"]],
    ["if (a) b();", ["if (true) b();", "if (false) b();", ";", "if (a) ;"]],
    ["while (a) b();", ["while (false) b();"]],
    ["const a = Math.min(b, c);", ["const a = Math.max(b, c);"]],
    ["const a = b[c];", ["const a = b[c + 1];"]],
    ["const a = b[0];", ["const a = b[1];"]],
    ["const a = b.at(-1);", ["const a = b.at(0);"]],
    ["function a() { return b; }", ["function a() { ; }"]],
    ["function a() { for (;;) return undefined; }", ["function a() { ; }", "function a() { for (;;) ; }"]],
    ["function a() { return undefined; }", []],
  ])("%s", (text, expected) => {
    expect(faulty(text)).toEqual(expected);
  });

  it("leave types, imports, comments and the words of texts alone", () => {
    const text = `
      import { a } from "./a-b.js";
      // a === b
      type B = A["b" & "c"];
      export interface C { d: 1 | -1 }
      const words = "a + b";
      const field = a["b"];`;
    expect(faulty(text)).toEqual([]);
  });

  it("say the line and what is changed there", () => {
    const [first] = mutationsOf("const a = 1;\nconst b =\n  a   < 2;", "any.ts");
    expect(first).toMatchObject({ line: 3, change: "< to <=: a < 2" });
  });
});

describe("tests that are near to a file", () => {
  const texts: Record<string, string> = {
    "src/one/a.ts": "",
    "src/one/b.ts": 'import { a } from "./a.js";',
    "src/one/types.ts": 'import type { a } from "./a.js";',
    "src/apps/cli/main.ts":
      'import { compare } from "./compare.js";\nimport { check } from "./check.js";\nimport { help } from "./help.js";',
    "src/apps/cli/compare.ts": 'import { b } from "../../one/b.js";\nnew Command("compare")',
    "src/apps/cli/check.ts": 'new Command("check")',
    "tests/apps/cli/program.ts": `spawn("${["bin", "agglom.js"].join("/")}")`,
    "tests/apps/cli/starts.test.ts": 'import { agglom } from "./program.js";\nagglom("compare");',
    "src/apps/cli/help.ts": "",
    "tests/printed.ts": 'import { main } from "../src/apps/cli/main.js";',
    "tests/words.test.ts": 'import { printedBy } from "./printed.js";\nprintedBy("check");',
    "tests/one/a.test.ts": 'import { a } from "../../src/one/a.js";',
    "tests/one/room.test.ts": 'import { b } from "../../src/one/b.js";',
    "tests/one/types.test.ts": 'import { t } from "../../src/one/types.js";',
    "tests/two/direct.test.ts": 'import { a } from "../../src/one/a.js";',
  };
  const imports = new Imports(Object.keys(texts), (file: string) => texts[file]!);

  it("are its own, those that import it, those of its room, and those that start a command", () => {
    expect(imports.testsOf("src/one/a.ts")).toEqual([
      "tests/one/a.test.ts",
      "tests/two/direct.test.ts",
      "tests/one/room.test.ts",
      "tests/apps/cli/starts.test.ts",
    ]);
  });

  it("are those that start a command by its name alone", () => {
    expect(imports.testsOf("src/apps/cli/check.ts")).toEqual(["tests/words.test.ts"]);
    expect(imports.testsOf("src/apps/cli/compare.ts")).toEqual(["tests/apps/cli/starts.test.ts"]);
  });

  it("are all that start the program, for what it does for every command", () => {
    for (const file of ["src/apps/cli/main.ts", "src/apps/cli/help.ts"])
      expect(imports.testsOf(file)).toEqual(["tests/apps/cli/starts.test.ts", "tests/words.test.ts"]);
  });

  it("come in the order of their time among those that are equally near", () => {
    const lasted = new Map([["tests/apps/cli/starts.test.ts", 900]]);
    const timed = new Imports(Object.keys(texts), (file: string) => texts[file]!, lasted);
    expect(timed.testsOf("src/apps/cli/main.ts")).toEqual(["tests/words.test.ts", "tests/apps/cli/starts.test.ts"]);
  });

  it("are first those whose names begin like the file's, however long they take", () => {
    const own = "tests/apps/cli/checkTable.test.ts";
    const more: Record<string, string> = { ...texts, [own]: 'import "../../printed.js";\nprintedBy("check");' };
    const named = new Imports(Object.keys(more), (file: string) => more[file]!, new Map([[own, 9000]]));
    expect(named.testsOf("src/apps/cli/check.ts")).toEqual([own, "tests/words.test.ts"]);
  });

  it("need the program to be built where they start it, themselves or by a helper", () => {
    expect(imports.startsProgram("tests/apps/cli/starts.test.ts")).toBe(true);
    for (const test of ["tests/words.test.ts", "tests/one/a.test.ts"]) expect(imports.startsProgram(test)).toBe(false);
  });
});
