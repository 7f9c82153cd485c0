import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ALL } from "../../src/apps/cli/all.js";
import { commandsMarkdown, commandsOverview } from "../../src/apps/cli/commandsDocument.js";

/** A copy of all that lists are made of. */
const folder = mkdtempSync(join(tmpdir(), "agglom-docs-"));
for (const part of ["scripts", "src", "scenarios", "package.json"])
  cpSync(part, join(folder, part), { recursive: true });
symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
afterAll(() => rmSync(folder, { recursive: true }));

const docs = (...args: string[]) =>
  spawnSync(process.execPath, [join(folder, "scripts/docs.js"), ...args, "lists"], { encoding: "utf8" });

describe("scripts/docs.js", () => {
  it("finds the lists as the files say", () => {
    expect(docs()).toMatchObject({ status: 0, stderr: "" });
  });

  it("names the lists that lack a file, and writes them", () => {
    const command = readFileSync("src/apps/cli/report.ts", "utf8").replace("reportCommand", "extraCommand");
    writeFileSync(join(folder, "src/apps/cli/extra.ts"), command);
    const scenario = readFileSync("scenarios/teaching/two-cities.yaml", "utf8");
    writeFileSync(join(folder, "scenarios/teaching/extra.yaml"), scenario);
    const { status, stderr } = docs();
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toEqual([
      "src/apps/cli/all.ts is out of date: npm run docs -- --write",
      "src/apps/lab/engine/scenarios.json is out of date: npm run docs -- --write",
    ]);
    expect(docs("--write")).toMatchObject({ status: 0, stderr: "" });
    expect(docs().status).toBe(0);
    expect(readFileSync(join(folder, "src/apps/cli/all.ts"), "utf8")).toMatch(/ {2}\w+Command,\n {2}extraCommand,\n\]/);
    expect(readFileSync(join(folder, "src/apps/lab/engine/scenarios.json"), "utf8")).toContain("teaching/extra");
  });
});

describe.each(["", ".zh"])("the commands in the documents%s", (ending) => {
  const language = ending === "" ? "en" : "zh";

  it("are those of the program, each with what it takes, what it does and an example", () => {
    const text = readFileSync(`docs/commands${ending}.md`, "utf8");
    expect(text).toContain(commandsMarkdown(language));
    const rows = text.match(/^\| `agglom .+` \| .+ \| `agglom .+` \|$/gm) ?? [];
    expect(rows.length).toBe(ALL.length);
  });

  it("are all in README", () => {
    expect(readFileSync(`README${ending}.md`, "utf8")).toContain(commandsOverview(language));
  });
});
