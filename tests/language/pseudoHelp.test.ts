import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { Language } from "../../src/language/index.js";
import { BROKEN } from "../snapshots/brokenFiles.js";
import { stored } from "../snapshots/invented.js";
import { clustersAndMistakes } from "../snapshots/mistakes.js";
import { foreignWords } from "./foreign.js";

vi.mock("../../src/language/catalogues/all.js", () => import("./madeUp.js"));
vi.mock("../../src/node/standardOutput.js", () => import("../snapshots/heard.js"));

const XX = "xx" as Language;
const { errorOf } = await import("../snapshots/brokenFiles.js");
const { printedBy } = await import("../snapshots/printed.js");

const folder = mkdtempSync(join(tmpdir(), "agglom-pseudo-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a made-up language", () => {
  it.each(stored("help"))("is all that the help of %s speaks", async (name) => {
    const help = await printedBy("--lang", XX, ...name.split("-").slice(1), "--help");
    expect(foreignWords(help.split("\n"), [])).toEqual([]);
  });

  it.each(BROKEN)("is all that is said of the broken file of %s", (name) => {
    const lines = errorOf(name)?.text[XX].split("\n") ?? [];
    expect(foreignWords(lines, [])).toEqual([]);
  });

  it("is all that commands of clusters and mistakes are told in", async () => {
    const lines: string[] = [];
    for (const [, ...args] of clustersAndMistakes(folder)) lines.push(...(await printedBy(...args, "--lang", XX)).split("\n"));
    expect(foreignWords(lines, [])).toEqual([]);
  });
});
