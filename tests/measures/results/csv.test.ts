import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine, csvRecords, formatNumber, linesOf, readCsv } from "../../../src/measures/results/csv.js";

describe("CSV", () => {
  it("reads back any table of texts that it wrote", () => {
    const field = fc.string({
      unit: fc.constantFrom("a", "é", " ", ",", '"', "\n", "\r", "区"),
      minLength: 1,
      maxLength: 6,
    });
    const row = fc.array(field, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (table) => {
        expect([...csvRecords(table.map(csvLine).join(""))]).toEqual(table);
      }),
    );
  });

  it("keeps every number, signs of zero aside", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(Number(formatNumber(value)) === value).toBe(true);
      }),
    );
    expect(formatNumber(-0)).toBe("0");
    expect(formatNumber(Number.NaN)).toBe("");
  });

  it("reads what spreadsheets write: byte-order mark, CRLF, empty and quoted fields", () => {
    expect([...csvRecords('\uFEFFa,b,c\r\n,"x, ""y""",\r\n')]).toEqual([
      ["a", "b", "c"],
      ["", 'x, "y"', ""],
    ]);
  });

  it("reads records below the header that it expects, and names another header and a record of another length", () => {
    const read = (text: string) => [...readCsv(text, ["a", "b"])];
    expect(read("a,b\n1,2\n\n3,4\n")).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(() => read("a,c\n")).toThrow("expected the columns a,b; found a,c");
    expect(() => read("")).toThrow("found nothing");
    expect(() => read("a,b\n1,2\n3\n")).toThrow("record 3 has 1 fields, not 2");
  });

  it("names a quote that is not closed", () => expect(() => [...csvRecords('a\n"b\n')]).toThrow(/not closed/));

  it("names a line that is cut off, even where nothing of its fields is missing", () =>
    expect(() => [...csvRecords("a,b\n1,2")]).toThrow("the file may be cut off: 1,2"));
});

describe("text in pieces", () => {
  const text = 'a,b\r\n"x, ""y""\nz",1\n\n2,"3"\n';
  const records = [
    ["a", "b"],
    ['x, "y"\nz', "1"],
    ["2", "3"],
  ];

  it("reads the same wherever it is cut", () => {
    for (let length = 1; length <= text.length; length++) {
      const pieces = text.match(new RegExp(`[^]{1,${length}}`, "g"))!;
      expect([...csvRecords(pieces)]).toEqual(records);
    }
    expect([...linesOf(["\uFEFF", "on", "e\nt", "wo"])]).toEqual(["one", "two"]);
    expect([...linesOf("one\n\ntwo\n")]).toEqual(["one", "", "two"]);
  });

  it("that never ends a line or a quote is refused before it fills the memory", () => {
    function* endless(piece: string): Generator<string> {
      yield '"';
      for (;;) yield piece;
    }
    const much = "x".repeat(1 << 20);
    expect(() => [...linesOf(endless(much))]).toThrow("a line has more than");
    expect(() => [...csvRecords(endless(`${much}\n`))]).toThrow("a quote is not closed");
  });
});
