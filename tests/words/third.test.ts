import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const FOLDER = resolve("src/words");
const EN = readFileSync(`${FOLDER}/catalogues/en.ts`, "utf8");
const ALL = readFileSync(`${FOLDER}/catalogues/all.ts`, "utf8");

const { options } = ts.getParsedCommandLineOfConfigFile(
  "tsconfig.engine.json",
  {},
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (told) => expect.fail(String(told.messageText)),
  },
)!;

/** What both programs hold. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of src/words with one more file in catalogues/, which is listed as scripts/lists.js lists it. */
function complaintsWith(catalogue: string): string[] {
  const added: Record<string, string> = {
    [join(FOLDER, "catalogues/xx.ts")]: catalogue,
    [join(FOLDER, "catalogues/all.ts")]: `import { xx } from "./xx.js";\n${ALL.replace("{ en,", "{ en, xx,")}`,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => file in added || fileExists(file);
  host.readFile = (file) => added[file] ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    if (file in added) return ts.createSourceFile(file, added[file]!, version);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, version, ...rest));
    return parsed.get(file);
  };
  const program = ts.createProgram([`${FOLDER}/index.ts`], { ...options, noEmit: true, composite: false }, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

it("a third language is one more file, and a key that it lacks stops the build by its name", () => {
  const xx = EN.replace("export const en", "export const xx");
  expect(complaintsWith(xx)).toEqual([]);
  const lacking = complaintsWith(xx.replace(/^ {4}"cli\.yes": .*\n/m, "")).join("\n");
  expect(lacking).toContain("Property '\"cli.yes\"' is missing");
});
