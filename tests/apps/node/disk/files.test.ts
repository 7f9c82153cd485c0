import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  damagedFile,
  diskFiles,
  eachLaterOf,
  eachOf,
  readAs,
  readJson,
  shippedFacts,
  shippedFile,
  shippedRegionIds,
  shippedRegions,
  textPieces,
} from "../../../../src/apps/node/disk/files.js";
import { NotFound, UserError } from "../../../../src/input/index.js";
import { SaidError, t } from "../../../../src/words/index.js";
import { insteadOf, refusal, thrownBy } from "./brokenDisk.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A new file of this content. */
function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("a file that users wrote", () => {
  it("is read as its bytes, unpacked where it ends in .gz", () => {
    expect(textOf(diskFiles.read(written("plain.yaml", "years: 3")))).toBe("years: 3");
    expect(textOf(diskFiles.read(written("packed.yaml.gz", gzipSync("years: 4"))))).toBe("years: 4");
    const packed = gzipSync("years: 5");
    expect([...diskFiles.read(written("packed.bin", packed))]).toEqual([...packed]);
    expect(diskFiles.read(written("empty.yaml", "")).length).toBe(0);
  });

  it("is read whole where it is longer than what is read at once", () => {
    const bytes = Buffer.alloc((1 << 20) + 5, "agglom ");
    expect(Buffer.compare(diskFiles.read(written("long.csv", bytes)), bytes)).toBe(0);
  });

  it.each([
    ["is not there", () => join(folder, "none.yaml"), "there is no such file", false],
    ["lies below a file", () => join(written("file.yaml", ""), "none.yaml"), "there is no such file", false],
    ["is a folder", () => folder, "it is a folder", true],
    ["is no .gz", () => written("damaged.gz", "years: 3"), "it is no whole gzip file", true],
    ["ends early", () => written("half.gz", gzipSync("years: 3").subarray(0, 20)), "it is no whole gzip file", true],
    ["unpacks to much", () => written("much.gz", gzipSync(Buffer.alloc(65e6))), "it has more than 64 MB", true],
  ])("that %s is not found, for a reason in words", (_, place, why, isThere) => {
    const path = place();
    const error = thrownBy(() => diskFiles.read(path)) as NotFound;
    expect(error).toBeInstanceOf(NotFound);
    expect(error.message).toContain(path);
    expect(error.message).toContain(why);
    expect(error.isThere).toBe(isThere);
  });

  it("that the machine refuses is told of in words, or by the code", () => {
    const path = written("refused.yaml", "");
    const said = ["EACCES", "EMFILE"].map((code) => {
      const mend = insteadOf({
        openSync: () => {
          throw refusal(code);
        },
      });
      const error = thrownBy(() => diskFiles.read(path));
      mend();
      return (error as Error).message;
    });
    expect(said).toEqual([
      expect.stringContaining("there is no right to read it"),
      expect.stringContaining("it cannot be read (EMFILE)"),
    ]);
  });

  it("that has more than 64 MB is none, and is not read to its end", () => {
    let read = 0;
    const endless = ((_file: number, block: Buffer) => {
      read += block.length;
      return block.length;
    }) as typeof import("node:fs").readSync;
    const path = written("endless", "");
    const mend = insteadOf({ readSync: endless });
    const error = thrownBy(() => diskFiles.read(path));
    mend();
    expect(error).toBeInstanceOf(NotFound);
    expect((error as Error).message).toContain("it has more than 64 MB");
    expect(read).toBeLessThan(66e6);
  });

  it("is the region of a folder that has one", () => {
    const place = join(folder, "region");
    mkdirSync(place);
    expect(diskFiles.regionIn!(place)).toBeUndefined();
    writeFileSync(join(place, "region.yaml"), "");
    for (const name of [place, `${place}/`, `${place}//`])
      expect(diskFiles.regionIn!(name)).toBe(join(place, "region.yaml"));
  });
});

describe("text of a file", () => {
  it("comes in pieces that are whole together, though a letter may lie across two", () => {
    const text = `${"x".repeat((1 << 20) - 1)}ü and more`;
    const pieces = [...textPieces(written("text", text))];
    expect(pieces.join("")).toBe(text);
    expect(pieces.length).toBeGreaterThan(1);
    expect([...textPieces(written("none", ""))].join("")).toBe("");
  });

  it("has to be UTF-8 to its end", () => {
    for (const bytes of [
      [0x61, 0xff, 0x61],
      [0x61, 0xc3],
    ])
      expect(() => [...textPieces(written("bytes", Uint8Array.from(bytes)))]).toThrow(TypeError);
  });
});

describe("a file that the program wrote", () => {
  it("that is damaged is told of by its name and line, what was allowed and what to try", () => {
    const plain = damagedFile("a.csv", "it ends too soon");
    expect(plain).toBeInstanceOf(UserError);
    expect(plain.message).toMatch(
      /^a\.csv: is damaged: it ends too soon.*the file as the program wrote it.*Run the command again that wrote it/s,
    );
    const all = { line: 7, allowed: "an edition of this program", hint: "Write it anew" };
    expect(damagedFile("a.csv", "it ends too soon", all).message).toMatch(
      /^a\.csv(:| line |, line )7.*is damaged: it ends too soon.*an edition of this program.*Write it anew/s,
    );
  });

  it("that is not as its schema says is told of in the language of the reader", () => {
    const schema = z.object({ runs: z.object({ count: z.number() }) });
    const file = written("schema", JSON.stringify({ runs: { count: "two" } }));
    const { text } = thrownBy(() => readJson(file, schema)) as UserError;
    expect(text.en).toContain(
      'schema:1:10: is damaged: runs.count = "two" is text. Allowed: a number. Run the command',
    );
    expect(text.zh).toContain('schema:1:10: 已损坏：runs.count = "two" 是文字。允许：数值。再次运行');
    const lacking = thrownBy(() => readJson(written("lacking", '{\n "runs": {} }'), schema)) as UserError;
    expect(lacking.text.en).toContain("lacking:2:2: is damaged: runs.count is missing. Allowed: a number.");
    expect(lacking.text.zh).toContain("lacking:2:2: 已损坏：runs.count 缺失。允许：数值。");
  });

  it.each([
    ["", "", "the file is empty", "文件为空"],
    ['{ "runs": {\n  "count": ', ":2:12", "it is no JSON: it ends too soon", "不是 JSON：过早结束"],
    ['{\n "runs": [1, 2,, 3] }', ":2:16", "it is no JSON: what stands here does not", "不是 JSON：此处的内容"],
    ['{ "runs": "a\n" }', ":1:13", "it is no JSON: what stands here does not", "不是 JSON：此处的内容"],
    ["{}\n}", ":2:1", "it is no JSON: what stands here does not", "不是 JSON：此处的内容"],
  ])("that is no JSON, %j, is told of by line and column in each language", (text, place, en, zh) => {
    const file = written("broken.json", text);
    const said = thrownBy(() => readJson(file, z.object({}))) as UserError;
    expect(said.text.en).toContain(`${file}${place}: is damaged: ${en}`);
    expect(said.text.zh).toContain(`${file}${place}: 已损坏：${zh}`);
  });

  it.each([
    ["a fault of the reader's words", new Error("no such table\n  at line 3"), "is damaged: no such table"],
    ["words in all languages", new SaidError(t("node.noUtf8")), "is damaged: it is not UTF-8 text"],
    ["JSON that is none", new SyntaxError("Unexpected end"), "is damaged: it is no JSON. "],
    ["what is not there", new TypeError("undefined is no function"), "is damaged: it does not hold what it should"],
    ["what is out of range", new RangeError("Offset"), "is damaged: it does not hold what it should"],
    [
      "bytes that are no text",
      Object.assign(new TypeError("bad"), { code: "ERR_ENCODING_INVALID_ENCODED_DATA" }),
      "is damaged: it is not UTF-8 text",
    ],
    ["the machine", refusal("EACCES"), "cannot be read: there is no right to read it"],
    ["the machine in other words", refusal("EIO"), "cannot be read: it cannot be read (EIO)"],
  ])("is to blame for %s, by its name", async (_, error, words) => {
    const fail = () => {
      throw error;
    };
    function* failing() {
      yield 1;
      fail();
    }
    async function* failingLater() {
      yield 1;
      fail();
    }
    const later = async () => {
      for await (const one of eachLaterOf("a.csv", failingLater())) expect(one).toBe(1);
    };
    for (const thrown of [
      thrownBy(() => readAs("a.csv", fail)),
      thrownBy(() => [...eachOf("a.csv", failing())]),
      await later().catch((caught: unknown) => caught),
    ]) {
      expect(thrown).toBeInstanceOf(UserError);
      expect((thrown as UserError).message.startsWith(`a.csv: ${words}`)).toBe(true);
      expect((thrown as UserError).message).not.toContain("line 3");
    }
  });

  it("is not blamed for what is told already, and gives what it holds", async () => {
    const told = new UserError({ file: "b.csv", what: "is gone", allowed: "a file" });
    const tell = () => {
      throw told;
    };
    expect(thrownBy(() => readAs("a.csv", tell))).toBe(told);
    expect(readAs("a.csv", () => 3)).toBe(3);
    expect([...eachOf("a.csv", [1, 2])]).toEqual([1, 2]);
    const later: number[] = [];
    async function* items() {
      yield* [1, 2];
    }
    for await (const item of eachLaterOf("a.csv", items())) later.push(item);
    expect(later).toEqual([1, 2]);
  });

  it("of JSON is read by its schema, without keys that it does not know at any depth", () => {
    const schema = z.strictObject({ a: z.number(), b: z.strictObject({ c: z.string() }).optional() });
    const read = (text: string) => readJson(written("some.json", text), schema);
    expect(read('{ "a": 1 }')).toEqual({ a: 1 });
    expect(read('{ "a": 1, "later": [2], "b": { "c": "x", "more": 1, "most": 2 } }')).toEqual({ a: 1, b: { c: "x" } });
    expect(() => read('{ "a": 1, "b": { "c": 2 } }')).toThrow(
      /some\.json:1:18: is damaged: b\.c = 2 is a number\. Allowed: text/,
    );
    expect(() => read("[]")).toThrow(/is damaged: \[\] is a list\. Allowed: a map with the keys a, b/);
    expect(() => read("{")).toThrow(/is damaged: it is no JSON/);
    const damage = { hint: "Remove it" };
    expect(() => readJson(written("some.json", "{}"), schema, damage)).toThrow(/Remove it/);
    expect(() => readJson(join(folder, "none.json"), schema)).toThrow(/cannot be read: there is no such file/);
  });
});

describe("what ships with the program", () => {
  it("is found by names that are no paths", () => {
    expect(shippedFile("teaching/two-cities")).toMatch(/scenarios\/teaching\/two-cities\.yaml$/);
    expect(shippedFile("regions/teaching-two-cities")).toMatch(/regions\/teaching-two-cities\/region\.yaml$/);
    for (const name of ["teaching/none", "../scenarios/teaching/two-cities", "teaching/", "/teaching/two-cities", "A"])
      expect(shippedFile(name)).toBeUndefined();
    expect(diskFiles.shipped!("teaching/two-cities")).toBe(shippedFile("teaching/two-cities"));
  });

  it("are scenarios and regions by name, hypotheses and regions as files, each in order", () => {
    const names = diskFiles.shippedNames!();
    expect(names).toEqual([...names].sort());
    expect(names).toContain("teaching/two-cities");
    expect(names).toContain("regions/teaching-two-cities");
    expect(names.every((name) => shippedFile(name) !== undefined)).toBe(true);
    const facts = shippedFacts();
    expect(facts).toEqual([...facts].sort());
    expect(facts.every((file) => file.endsWith(".yaml") && existsSync(file))).toBe(true);
    const ids = shippedRegionIds();
    expect(ids).toEqual([...ids].sort());
    expect(ids).toContain("teaching-two-cities");
    expect(ids).not.toContain("china");
    const regions = shippedRegions();
    expect(regions.map((file) => basename(join(file, "..")))).toEqual(ids.filter((id) => !id.startsWith("teaching-")));
    expect(regions.every((file) => existsSync(file))).toBe(true);
  });
});
