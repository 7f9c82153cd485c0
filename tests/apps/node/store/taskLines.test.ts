import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { linesOf, readTaskLine, skimmedLines, sumOf, taskLine } from "../../../../src/apps/node/store/taskLines.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is read of an open file with this content. */
function reading<Result>(content: string | Uint8Array, read: (file: number) => Result): Result {
  const path = join(folder, "file");
  writeFileSync(path, content);
  const file = openSync(path, "r");
  try {
    return read(file);
  } finally {
    closeSync(file);
  }
}

const linesIn = (content: string, from?: number) =>
  reading(content, (file) =>
    Array.from(linesOf(file, from), ({ start, bytes, ended }) => [start, bytes.toString(), ended]),
  );

/** What is skimmed of a file from a place on, and where that ends. */
function skimmedIn(content: string | Uint8Array, from = 0) {
  return reading(content, (file) => {
    const found: [id: string, start: number, bytes: number][] = [];
    const lines = skimmedLines(file, from);
    for (let next = lines.next(); ; next = lines.next()) {
      if (next.done) return { found, end: next.value };
      const { id, start, bytes } = next.value;
      found.push([id, start, bytes]);
    }
  });
}

const line = (id: string, result: string) => taskLine(id, Buffer.from(result)).toString();

describe("lines of a file", () => {
  it("are told with where they begin, in bytes, and whether they are ended", () => {
    expect(linesIn("one\n\nüber\nlast")).toEqual([
      [0, "one", true],
      [4, "", true],
      [5, "über", true],
      [11, "last", false],
    ]);
    expect(linesIn("one\ntwo\n", 4)).toEqual([[4, "two", true]]);
    expect(linesIn("")).toEqual([]);
    expect(linesIn("one\n", 4)).toEqual([]);
  });

  it("are whole where they are longer than what is read at once, or end with it", () => {
    const [long, exact] = ["x".repeat(200_000), "y".repeat((1 << 16) - 1)];
    expect(linesIn(`${exact}\n${long}\nend\n`)).toEqual([
      [0, exact, true],
      [1 << 16, long, true],
      [(1 << 16) + 200_001, "end", true],
    ]);
    expect(linesIn(long)).toEqual([[0, long, false]]);
  });
});

describe("a finished task", () => {
  it("is a line that says what it is before its result", () => {
    const sum = createHash("sha256").update('a\n{"n":1}').digest("hex").slice(0, 16);
    expect(sumOf("a", '{"n":1}')).toBe(sum);
    expect(sumOf("a", Buffer.from('{"n":1}'))).toBe(sum);
    expect(line("a", '{"n":1}')).toBe(`{"id":"a","sum":"${sum}","bytes":7,"result":{"n":1}}\n`);
    // Bytes, not letters.
    expect(line("b", '"ü"')).toContain('"bytes":4,');
  });

  it("comes back from its line, and from one of an earlier program, which does not say how long it is", () => {
    const text = line("a", '{"n":1}').trimEnd();
    const task = { id: "a", sum: sumOf("a", '{"n":1}'), result: '{"n":1}' };
    expect(readTaskLine(Buffer.from(text))).toEqual(task);
    expect(readTaskLine(Buffer.from(text.replace('"bytes":7,', "")))).toEqual(task);
  });

  it.each([
    ["a letter is another one", (text: string) => text.replace('"n"', '"m"')],
    ["the id is another one", (text: string) => text.replace('"a"', '"b"')],
    ["the end is missing", (text: string) => text.slice(0, -1)],
    ["the end is another one", (text: string) => `${text.slice(0, -1)}]`],
    ["the beginning is missing", (text: string) => text.slice(1)],
    ["nothing is left", () => ""],
  ])("does not come back from a line of which %s", (_, damage) => {
    const text = line("a", '{"n":1}').trimEnd();
    expect(readTaskLine(Buffer.from(damage(text)))).toBeUndefined();
  });
});

describe("lines that are skimmed", () => {
  const [first, second, third] = [line("a", "1"), line("b", JSON.stringify("ü".repeat(9000))), line("c", "[3]")];
  const size = (text: string) => Buffer.byteLength(text);
  const [toSecond, toThird] = [size(first), size(first) + size(second)];
  const all = `${first}${second}${third}`;

  it("are told by their heads, with their places, however long they are", () => {
    expect(skimmedIn(all)).toEqual({
      found: [
        ["a", 0, size(first) - 1],
        ["b", toSecond, size(second) - 1],
        ["c", toThird, size(third) - 1],
      ],
      end: size(all),
    });
    expect(skimmedIn(all, toThird)).toEqual({ found: [["c", toThird, size(third) - 1]], end: size(all) });
    expect(skimmedIn("")).toEqual({ found: [], end: 0 });
  });

  it("are told where many short ones stand in what is read at once, and across it", () => {
    const many = Array.from({ length: 500 }, (_, n) => line(`task-${n}`, String(n)));
    const { found, end } = skimmedIn(many.join(""));
    expect(found.map(([id]) => id)).toEqual(many.map((_, n) => `task-${n}`));
    expect(found[499]![1]).toBe(size(many.slice(0, 499).join("")));
    expect(end).toBe(size(many.join("")));
  });

  it("end at the first that does not say how long it is, or says what is not so", () => {
    for (const damaged of [
      second.replace(/"bytes":\d+,/, ""),
      second.replace(/"bytes":(\d+)/, (_, bytes) => `"bytes":${Number(bytes) - 1}`),
      second.replace(/"bytes":(\d+)/, (_, bytes) => `"bytes":${Number(bytes) + 1}`),
      second.replace(/"bytes":\d+/, '"bytes":999999999'),
      "\0".repeat(size(second)),
      second.slice(0, -1),
    ])
      expect(skimmedIn(`${first}${damaged}${third}`)).toEqual({ found: [["a", 0, size(first) - 1]], end: toSecond });
    expect(skimmedIn(all.slice(0, -1)).end).toBe(toThird);
  });
});
