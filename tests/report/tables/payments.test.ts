import { describe, expect, it } from "vitest";
import type { ReportContext } from "../../../src/measures/results/index.js";
import { paymentsOf } from "../../../src/report/tables/payments.js";
import { type Row, smallReport } from "../../figures/comparison/small.js";
import { inventedReport } from "../fixture.js";

const paid = (city: string, ...amounts: number[]) =>
  amounts.map((amount, y): Row => [city, "net-transfers", 2024 + y, 0, amount]);
const [known] = inventedReport(2).context.changes[0]!.levers;
const using = (...types: string[]) => [
  { variant: "reform", levers: types.map((type) => ({ ...known!, type })), also: [] },
];
const of = (rows: Row[], context: Partial<ReportContext> = {}) =>
  paymentsOf(smallReport([2024, 2026], "abcd", rows, context));
const cells = (table: ReturnType<typeof of>[number]["table"]) =>
  table.groups[0]!.rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? cell : (cell as { text: string }).text)),
  );

describe("who pays whom", () => {
  it("is a row a city, a column a year in which anything is paid, and the sum; the largest receiver first", () => {
    const [payments, ...more] = of([
      ...paid("a", 0, 10, 20),
      ...paid("b", 0, -20, -10),
      ...paid("c", 0, 10, -10),
      ...paid("d", 0, 0, 0),
    ]);
    expect(more).toEqual([]);
    expect(payments!.run).toBe("reform");
    expect(payments!.name).toBe("“reform”");
    expect(cells(payments!.table)).toEqual([
      ["A", "+1.00", "+2.00", "+3.00"],
      ["C", "+1.00", "−1.00", "0"],
      ["B", "−2.00", "−1.00", "−3.00"],
    ]);
    expect(payments!.turnover).toBe(30);
  });

  it("is a row a year where there are fewer cities than years, with what all others pay", () => {
    const [payments] = of([...paid("a", 5, 10, 20)]);
    expect(cells(payments!.table).map((row) => row.slice(1))).toEqual([
      ["+0.50", "−0.50"],
      ["+1.00", "−1.00"],
      ["+2.00", "−2.00"],
      ["+3.50", "−3.50"],
    ]);
    expect(
      cells(payments!.table)
        .map(([year]) => year)
        .slice(0, 3),
    ).toEqual(["2024", "2025", "2026"]);
    expect(payments!.turnover).toBe(35);
  });

  it("ends with the range of each sum over parameter draws, where a study holds it of every city", () => {
    const draws = Array.from({ length: 20 }, (_, draw) => 10 * draw);
    const runs = { baseline: draws.map(() => 0), reform: draws };
    const ofCity = (place: string) => ({ place, indicator: "net-transfers", from: 2024, to: 2026, runs });
    const tableOf = (...places: string[]) => {
      const uncertainty = { ...inventedReport(2).uncertainty!, draws: 20, failed: [], paired: places.map(ofCity) };
      const rows = [...paid("a", 5, 10, 20), ...paid("b", -5, 0, 0)];
      return cells(paymentsOf(smallReport([2024, 2026], "ab", rows, {}, { uncertainty }))[0]!.table);
    };
    expect(tableOf("a", "b").at(-1)).toEqual([
      "90 % range given the data, 20 draws",
      "+0.050 to +18.9",
      "+0.050 to +18.9",
      "−37.9 to −0.10",
    ]);
    expect(tableOf("a").at(-1)![0]).toBe("Sum");
  });

  it("is nothing where nobody pays", () => {
    expect(of(paid("a", 0, 0.0049, 0))).toEqual([]);
    expect(of([])).toEqual([]);
  });

  it("says at which prices amounts are counted where levers name amounts or share increments", () => {
    const notes = (...types: string[]) => of(paid("a", 5, 5, 5), { changes: using(...types) })[0]!.table.notes ?? [];
    expect(notes("toll")).toHaveLength(1);
    expect(notes("central-transfer")).toHaveLength(2);
    expect(notes("increment-sharing")).toHaveLength(2);
    expect(notes("enclave-park", "increment-sharing")).toHaveLength(3);
    const other = using("central-transfer").map((one) => ({ ...one, variant: "else" }));
    expect(of(paid("a", 5, 5, 5), { changes: other })[0]!.table.notes).toHaveLength(1);
  });
});
