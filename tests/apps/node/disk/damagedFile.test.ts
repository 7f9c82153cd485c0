import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { historyOf, Journal } from "../../../../src/apps/node/cluster/status.js";
import { readResults } from "../../../../src/apps/node/results/readResults.js";
import { readStudy } from "../../../../src/apps/node/results/studies.js";
import { csvOfParquet, parquetOfCsv } from "../../../../src/apps/node/tables/tableFiles.js";
import { UserError } from "../../../../src/input/index.js";
import { uncertaintyJson } from "../../../../src/measures/results/index.js";
import { inventedStudy } from "../../../report/fixture.js";
import { agglomHere } from "../../cli/program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-damaged-"));
afterAll(() => rmSync(folder, { recursive: true }));

const whole = { parquet: join(folder, "parquet"), csv: join(folder, "csv") };

beforeAll(async () => {
  const small = ["--set", "years=3", "--firms", "300", "--replicates", "1", "--quiet"];
  for (const [format, out] of Object.entries(whole))
    expect(
      (await agglomHere("compare", "teaching/two-cities", ...small, "--format", format, "--out", out)).status,
    ).toBe(0);
});

type Damage = [name: string, of: (bytes: Buffer) => Buffer];

/** Bits of every byte of a stretch turned over. */
const flipped = (from: number, to: number) => (bytes: Buffer) => {
  const other = Buffer.from(bytes);
  for (let at = Math.floor(from * bytes.length); at < to * bytes.length; at++) other[at]! ^= 0xff;
  return other;
};

const DAMAGES: Damage[] = [
  ["empty", () => Buffer.alloc(0)],
  ["cut after a byte", (bytes) => bytes.subarray(0, 1)],
  ["cut in half", (bytes) => bytes.subarray(0, bytes.length / 2)],
  ["without its last byte", (bytes) => bytes.subarray(0, -1)],
  ["without its beginning", (bytes) => bytes.subarray(100)],
  ["zeros", (bytes) => Buffer.alloc(bytes.length)],
  ["of another kind", () => Buffer.from("%PDF-1.7\n1 0 obj")],
  ["turned over at the beginning", flipped(0, 0.1)],
  ["turned over in the middle", flipped(0.4, 0.5)],
  ["turned over before the end", flipped(0.8, 0.9)],
  ["turned over at the end", flipped(0.98, 1)],
  ["turned over as a whole", flipped(0, 1)],
];

/** What a reader says of a file that is damaged so. */
async function saidOf(file: string, [, damage]: Damage, read: () => unknown): Promise<string> {
  const before = readFileSync(file);
  writeFileSync(file, damage(before));
  try {
    await read();
    return "nothing";
  } catch (error) {
    return error instanceof UserError ? error.message : `no UserError: ${String(error)}`;
  } finally {
    writeFileSync(file, before);
  }
}

const blames = (file: string) =>
  expect.stringMatching(new RegExp(`^${file}(:\\d+:\\d+)?: is damaged: \\S.*Run the command again that wrote it`));

describe("a Parquet file", () => {
  it.each(DAMAGES)("that is %s is damaged, by its name", async (...damage) => {
    const file = join(whole.parquet, "effects.parquet");
    const read = async () => [...((await csvOfParquet(file, "effects")) as Iterable<Uint8Array>)];
    expect(await saidOf(file, damage, read)).toEqual(blames(file));
  });

  it("that is damaged is no fault of the program: agglom export says so, and so does agglom report", async () => {
    const own = join(folder, "own");
    cpSync(whole.parquet, own, { recursive: true });
    const file = join(own, "effects.parquet");
    writeFileSync(file, readFileSync(file).subarray(0, 1000));
    for (const command of [
      ["export", own, "--format", "csv"],
      ["report", own],
    ]) {
      const { status, stderr } = await agglomHere(...command);
      expect(stderr).toEqual(blames(file));
      expect(status).toBe(2);
    }
  });
});

describe("a CSV table", () => {
  const file = join(whole.csv, "effects.csv");
  const convert = () => [...(parquetOfCsv(file, "effects") as Iterable<Uint8Array>)];
  const changed = (name: string, from: RegExp, to: string): Damage => [
    name,
    (bytes) => Buffer.from(bytes.toString("utf8").replace(from, to)),
  ];

  it.each<Damage>([
    DAMAGES[0]!,
    DAMAGES[2]!,
    DAMAGES[8]!,
    changed("with a field too many", /\n([^\n]*)\n/, "\n$1,1\n"),
    changed("with a quote that is not closed", /\n/, '\n"'),
    changed("with letters in a number", /(\n[^\n]*,)(\d{4})/, "$120x2"),
  ])("that is %s is damaged, by its name", async (...damage) => {
    expect(await saidOf(file, damage, convert)).toEqual(blames(file));
    expect(await saidOf(file, damage, () => readResults(whole.csv))).toEqual(blames(file));
  });
});

describe("a results directory", () => {
  const FILES = ["manifest.json", "report.json", "dictionary.csv", "effects.parquet", "replicates.parquet"];
  const [empty, , half, , , , other, , middle] = DAMAGES;

  it.each([...FILES, "flows.parquet", "policy.jsonl"])("names its %s where that is damaged", async (name) => {
    const file = join(whole.parquet, name);
    // A scenario that decides nothing leaves no event.
    const damages = [...(name === "policy.jsonl" ? [] : [empty!]), half!, middle!, other!];
    for (const damage of damages)
      expect(await saidOf(file, damage, () => readResults(whole.parquet)), damage[0]).toEqual(blames(file));
  });

  it("names a dictionary that is cut off between two lines", async () => {
    const half: Damage = [
      "half of its lines",
      (bytes) => bytes.subarray(0, bytes.indexOf("\n", Math.floor(bytes.length / 2)) + 1),
    ];
    const file = join(whole.parquet, "dictionary.csv");
    const said = await saidOf(file, half, () => readResults(whole.parquet));
    expect(said).toEqual(blames(file));
    expect(said).toContain("it says nothing of ");
  });

  it("may say more than this program knows, in the same edition", async () => {
    const own = join(folder, "later");
    cpSync(whole.parquet, own, { recursive: true });
    const known = await readResults(own);
    for (const [name, within] of [
      ["manifest.json", "program"],
      ["report.json", "title"],
    ] as const) {
      const file = join(own, name);
      const value = JSON.parse(readFileSync(file, "utf8")) as Record<string, object>;
      writeFileSync(file, JSON.stringify({ ...value, later: [1], [within]: { ...value[within], later: true } }));
    }
    expect(await readResults(own)).toEqual(known);
  });
});

describe("a study beside a scenario", () => {
  it("is named where it is damaged, and may say more than this program knows", () => {
    const file = join(folder, "own.study.json");
    const study = inventedStudy();
    writeFileSync(file, uncertaintyJson(study));
    const known = readStudy(file);
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(uncertaintyJson(study)) as object), later: 1 }));
    expect(readStudy(file)).toEqual(known);
    for (const [text, why] of [
      ["", "the file is empty"],
      ['{"schemaVersion":', "it is no JSON"],
      ["[]", "is a list"],
      [uncertaintyJson(study).replace(/"draws": ?\d+/, '"draws":"many"'), 'draws = "many" is text'],
      [Buffer.from([0x22, 0xff, 0x22]), "it is not UTF-8"],
    ] as const) {
      writeFileSync(file, text);
      expect(() => readStudy(file)).toThrow(
        new RegExp(`^${file}(:\\d+:\\d+)?: is damaged: .*${why}.*Remove it, or make it anew`),
      );
    }
  });
});

describe("a journal", () => {
  it("may hold lines that are none, and events that this program does not know", () => {
    const plan = join(folder, "plan");
    const shard = { index: 1, count: 1 };
    mkdirSync(join(plan, "shards"), { recursive: true });
    const journal = new Journal(plan, shard);
    journal.add({ event: "started", id: "a" });
    const line = { event: "measured", id: "a", at: new Date().toISOString(), host: "here", shard: "1-of-1" };
    appendFileSync(join(plan, "shards", "1-of-1.log.jsonl"), `null\n1\n{}\n${JSON.stringify(line)}\n{"id":\n`);
    journal.add({ event: "stopped", id: "a" });
    expect([...historyOf(plan)]).toEqual([["a", expect.objectContaining({ open: false })]]);
  });
});
