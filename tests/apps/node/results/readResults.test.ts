import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { programVersion } from "../../../../src/apps/node/process/program.js";
import { checkEdition, EDITION, readResults } from "../../../../src/apps/node/results/readResults.js";
import { UserError } from "../../../../src/input/index.js";
import { findLever } from "../../../../src/levers/index.js";
import { dictionaryRows } from "../../../../src/measures/indicators/index.js";
import { dictionaryCsv, manifestJson } from "../../../../src/measures/results/index.js";
import { textOf } from "../../../../src/words/index.js";
import { manifestOf } from "../../../report/fixture.js";
import { game } from "../../../report/game.js";
import { thrownBy } from "../disk/brokenDisk.js";
import { league, sensitivity, sweep } from "../figures/invented.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-read-"));
afterAll(() => rmSync(folder, { recursive: true }));

const manifest = manifestOf(3);
const MANIFEST = manifestJson(manifest);
const [word] = dictionaryRows(textOf("yuan"));

/** A new directory with these files. */
function holding(name: string, files: Readonly<Record<string, string>>): string {
  const directory = join(folder, name);
  mkdirSync(directory);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text);
  return directory;
}

const reports = { game, sweep: sweep(1), sensitivity: sensitivity("morris") };

describe("a directory of results", () => {
  it.each(["game", "sweep", "sensitivity"] as const)(
    "of a %s is known by its file, and has a manifest",
    async (kind) => {
      const report = reports[kind];
      const files = { [`${kind}.json`]: JSON.stringify(report) };
      const results = await readResults(holding(kind, { ...files, "manifest.json": MANIFEST }));
      expect(results).toEqual({ kind, report, manifest });
      const lacking = holding(`${kind}-alone`, files);
      await expect(readResults(lacking)).rejects.toThrow(`${lacking}/manifest.json: there is no such file`);
    },
  );

  it("of a league is known by its file, and needs no manifest", async () => {
    const results = await readResults(holding("league", { "league.json": JSON.stringify(league) }));
    expect(results).toEqual({ kind: "league", report: league });
  });

  it.each([
    ["backtest", { backtest: "quantity,observed\ngdp,0.1\n", scores: "quantity,r2\ngdp,0.5\n" }],
    ["phase", { phase: "freeness,share\n0.1,0.5\n" }],
    ["events", { events: "event,effect\nbridge,0.1\n", placebos: "event,effect\nbridge,0\n" }],
    ["realised", { realised: "id,value\ntoll,1\n" }],
  ])("of a test of the model has its tables, %s among them, and no manifest", async (name, tables) => {
    const files = Object.fromEntries(Object.entries(tables).map(([table, text]) => [`${table}.csv`, text]));
    const results = await readResults(holding(name, files));
    if (results.kind !== "tables") throw new Error(results.kind);
    expect(results.manifest).toBeUndefined();
    expect(results.results.dictionary).toEqual([]);
    const rows = Object.entries(tables).map(([table, text]) => {
      const [header, row] = text.split("\n").map((line) => line.split(","));
      return [table, [Object.fromEntries(header!.map((column, c) => [column, row![c]]))]];
    });
    expect(results.results.tables).toEqual(Object.fromEntries(rows));
    expect(Object.keys(results.results.labels).length > 0).toBe(name === "realised");
  });

  it("of an attribution calls levers by their labels, with the numbers that tell them apart", async () => {
    const rows = ["toll", "toll 2", "own-lever", "toll"].map((lever) => `real-gdp,${lever},1\n`).join("");
    const directory = holding("attribution", {
      "attribution.csv": `indicator,lever,effect\n${rows}`,
      "manifest.json": MANIFEST,
      "dictionary.csv": dictionaryCsv([word!]),
    });
    const read = await readResults(directory);
    if (read.kind !== "tables") throw new Error(read.kind);
    const { label } = findLever("toll")!;
    expect(read.results.labels).toEqual({
      toll: { en: label.en, zh: label.zh },
      "toll 2": { en: `${label.en} 2`, zh: `${label.zh} 2` },
    });
    expect(read.results.tables["attribution"]).toHaveLength(4);
    expect(read.results.tables["attribution"]![1]).toEqual({ indicator: "real-gdp", lever: "toll 2", effect: "1" });
    expect(read.results.dictionary.map(({ indicator }) => indicator)).toEqual([word!.indicator]);
    expect(read.manifest).toEqual(manifest);
    rmSync(join(directory, "dictionary.csv"));
    await expect(readResults(directory)).rejects.toThrow(
      /dictionary\.csv: there is no such file.*Run the command again that wrote it/s,
    );
  });

  it("that is none says which file is missing, and that of a table by the format in which it is written", async () => {
    const empty = holding("empty", {});
    await expect(readResults(empty)).rejects.toThrow(`${empty}/manifest.json: there is no such file`);
    const files: Record<string, string> = { "manifest.json": MANIFEST };
    const lacking = holding("lacking", files);
    for (const [file, text] of [
      ["policy.jsonl", ""],
      ["report.json", "{}"],
    ] as const) {
      await expect(readResults(lacking)).rejects.toThrow(`${lacking}/${file}: there is no such file`);
      writeFileSync(join(lacking, file), text);
    }
    await expect(readResults(lacking)).rejects.toThrow(/report\.json:\d+:\d+: is damaged/);
  });
});

describe("a comparison that was edited by hand", () => {
  const invented = "tests/invented/comparison";
  // biome-ignore lint/suspicious/noExplicitAny: what is edited may be anything
  type Edited = Record<string, any>;
  const edited = async (file: string, edit: (data: Edited) => void) => {
    const directory = mkdtempSync(join(folder, "edited-"));
    cpSync(invented, directory, { recursive: true });
    const data = JSON.parse(readFileSync(join(directory, file), "utf8")) as Edited;
    edit(data);
    writeFileSync(join(directory, file), JSON.stringify(data));
    return readResults(directory).then(
      () => "nothing",
      (error: UserError) => error.message.replace(/.*: is damaged: (.*) Run the command again.*/, "$1"),
    );
  };
  const told = (more: object) => (data: Edited) => {
    const when = { kind: "year", at: 2024, from: 2024, to: 2024 };
    data["answer"] = { when, places: ["cluster", "port"], ...more };
  };
  const put =
    (value: unknown, ...path: (string | number)[]) =>
    (data: Edited) => {
      const holder = path.slice(0, -1).reduce((part, step) => part[step], data);
      holder[path.at(-1)!] = value;
    };

  it("is read where it says what it can", async () => {
    const asked = told({ compare: ["tolls", "merger"], differences: [["tolls", "baseline"]] });
    expect(await edited("report.json", asked)).toBe("nothing");
    expect(await edited("report.json", put(1, "title", "later"))).toBe("nothing");
    expect(await edited("uncertainty.json", () => {})).toBe("nothing");
    // Standard errors of a range's ends need not rise.
    const errors = [{ variant: "tolls", place: "cluster", indicator: "real-gdp", relative: [3, 2, 4] }];
    expect(await edited("uncertainty.json", put(errors, "errors"))).toBe("nothing");
  });

  it.each<[said: string, edit: (data: Edited) => void]>([
    ["variants[1].label.zh = {} is a map. Allowed: text.", put({}, "variants", 1, "label", "zh")],
    ["sectors = [] is out of range. Allowed: a list of at least 1.", put([], "sectors")],
    ["cities = [] is out of range. Allowed: a list of at least 1.", put([], "cities")],
    ['focus = "bordr" names nothing that this file holds. Allowed: baseline, tolls', put("bordr", "focus")],
    ['cities[0].province = "x" names nothing', put("x", "cities", 0, "province")],
    ['changes[0].variant = "x" names nothing', put("x", "changes", 0, "variant")],
    [
      'answer.places[1] = "prt" names nothing that this file holds. Allowed: cluster',
      told({ places: ["port", "prt"] }),
    ],
    ['answer.compare[0] = "x" names nothing', told({ compare: ["x"] })],
    ['answer.ranked[1] = "x" names nothing', told({ ranked: ["tolls", "x"] })],
    ['answer.differences[0][1] = "x" names nothing', told({ differences: [["tolls", "x"]] })],
    [
      "answer.when.at = 1999 is out of range. Allowed: a whole number from 2020 to 2024.",
      told({ when: { kind: "year", at: 1999, from: 2024, to: 2024 } }),
    ],
    ["structure[0][1] = [1] is a list of 1. Allowed: a list of 4.", put([1], "structure", 0, 1)],
    ["structure[0] = [] is a list of 0. Allowed: a list of 6.", put([], "structure", 0)],
  ])("is refused where report.json says: %s", async (said, edit) => {
    expect(await edited("report.json", edit)).toContain(said);
  });

  it.each<[said: string, edit: (data: Edited) => void]>([
    ["draws = -1 is out of range. Allowed: a whole number above 0.", put(-1, "draws")],
    ["failed[0].draw = 64 is out of range. Allowed: a whole number from 0 to 63.", put(64, "failed", 0, "draw")],
    ["effects[0].worlds = 65 is out of range.", put(65, "effects", 0, "worlds")],
    ["target = 1e+308 is out of range. Allowed: a number from -100 to 1000.", put(1e308, "target")],
    ["effects[0].effect = [3,2,4] does not rise.", put([3, 2, 4], "effects", 0, "effect")],
    ["paired[0].runs.tolls = [1] is a list of 1. Allowed: a list of 64.", put([1], "paired", 0, "runs", "tolls")],
  ])("is refused where uncertainty.json says: %s", async (said, edit) => {
    expect(await edited("uncertainty.json", edit)).toContain(said);
  });

  it.each<[said: string, block: string, edit: (line: string) => string]>([
    [
      'variant = "trolls" names nothing that this file holds.',
      "agreement",
      (line) => line.replace(/"variant":"[^"]*/, '"variant":"trolls'),
    ],
    ["year = 2024.5 is", "agreement", (line) => line.replace(/"year":\d+/, '"year":2024.5')],
    ['patches[0].value.before = "x" is text.', "governments", (line) => line.replace(/"before":[^,]+/, '"before":"x"')],
    [
      "patches[0].value.members = {} is a map.",
      "agreement",
      (line) => line.replace(/"members":[^\]]*\]/, '"members":{}'),
    ],
    ["it is no JSON: it ends too soon.", "agreement", (line) => line.slice(0, -1)],
  ])("is refused where a line of policy.jsonl says: %s", async (said, block, edit) => {
    const directory = mkdtempSync(join(folder, "edited-"));
    cpSync(invented, directory, { recursive: true });
    const lines = readFileSync(`${invented}/policy.jsonl`, "utf8").split("\n");
    const at = lines.findIndex((line) => line.includes(`"path":["${block}"`));
    lines[at] = edit(lines[at]!);
    writeFileSync(join(directory, "policy.jsonl"), lines.join("\n"));
    const error = await readResults(directory).catch((thrown: UserError) => thrown.message);
    expect(error).toMatch(new RegExp(`policy\\.jsonl:${at + 1}:\\d+: is damaged: `));
    expect(error).toContain(said);
  });

  it("lacks its study where the table of one is there alone", async () => {
    const directory = mkdtempSync(join(folder, "edited-"));
    cpSync(invented, directory, { recursive: true });
    rmSync(join(directory, "uncertainty.json"));
    expect(await readResults(directory)).toMatchObject({ kind: "comparison" });
    writeFileSync(join(directory, "uncertainty.csv"), "variant\n");
    await expect(readResults(directory)).rejects.toThrow(/uncertainty\.json: there is no such file.*Run the command/);
  });
});

describe("the edition of results", () => {
  const text = (more: object) => JSON.stringify({ ...JSON.parse(MANIFEST), ...more });
  const refused = (name: string, more: object) => {
    try {
      checkEdition(holding(name, { "manifest.json": text(more) }));
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      return (error as UserError).message;
    }
    return "nothing";
  };

  it("is this one, or none that can be told", () => {
    expect(refused("this", {})).toBe("nothing");
    expect(refused("this-one", { schemaVersion: EDITION })).toBe("nothing");
    expect(refused("in-words", { schemaVersion: "1" })).toBe("nothing");
    for (const [name, content] of [
      ["no-json", "{"],
      ["null", "null"],
      ["number", "1"],
    ] as const)
      expect(() => checkEdition(holding(name, { "manifest.json": content }))).not.toThrow();
    expect(() => checkEdition(join(folder, "not-there"))).not.toThrow();
  });

  it("is none of a plan or of figures, which say themselves what to give instead", () => {
    expect(refused("plan", { kind: "plan", schemaVersion: 3 })).toMatch(
      /is a plan, not the results of one\..*agglom merge \S*plan\.$/,
    );
    expect(refused("Li's plan", { kind: "plan", schemaVersion: 3 })).toMatch(/ agglom merge '\S*Li'\\''s plan'\.$/);
    expect(refused("figures", { holds: "figures", schemaVersion: 1 })).toContain(
      "holds figures, not the results that they were drawn from",
    );
  });

  it("is an earlier one, which the same command writes anew", () => {
    const run = { command: "compare teaching/two-cities" };
    const message = refused("earlier", { schemaVersion: 1, program: { version: "0.9.0" }, run });
    expect(message).toContain(
      "manifest.json: schemaVersion = 1 is an earlier edition of results, written by agglom 0.9.0",
    );
    expect(message).toContain(`Allowed: ${EDITION}, as agglom ${programVersion().version} writes it`);
    expect(message).toContain("Run the command again: agglom compare teaching/two-cities");
    expect(refused("unsaid", { schemaVersion: 1, program: 7, run: {} })).toMatch(
      /written by another version of agglom.*Run the command again\.?$/s,
    );
  });

  it("is told of in Chinese with Chinese marks", () => {
    const said = (more: object) =>
      (thrownBy(() => checkEdition(holding("zh", { "manifest.json": text(more) }))) as UserError).text.zh;
    const unsaid = said({ schemaVersion: 1, program: 7, run: {} });
    rmSync(join(folder, "zh"), { recursive: true });
    expect(unsaid).toContain("由另一版本的 agglom 写出");
    const known = said({ schemaVersion: 1, program: { version: "0.9.0" }, run: { command: "compare a" } });
    expect(known).toContain("由 agglom 0.9.0 写出");
    expect(known).toContain("再次运行该命令：agglom compare a");
  });

  it("is a later one, which needs a later program", () => {
    const message = refused("later", { schemaVersion: EDITION + 1, program: { version: "9.0.0" }, run: undefined });
    expect(message).toContain("is a later edition of results, written by agglom 9.0.0");
    expect(message).toContain("Use the version that wrote them, or a later one");
    expect(message).not.toContain("Run the command again");
  });
});
