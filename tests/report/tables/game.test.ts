import { describe, expect, it } from "vitest";
import { type GameReport, gameReportSchema } from "../../../src/measures/results/index.js";
import { gameSeen } from "../../../src/measures/views/gameNames.js";
import {
  acceptanceTable,
  amount,
  coalitionsTable,
  divisionsTable,
  paymentTable,
  priceTable,
  rangesTable,
} from "../../../src/report/tables/game.js";
import type { Cell, Table } from "../../../src/report/tables/table.js";
import { textOf } from "../../../src/words/index.js";
import { game } from "../game.js";

const tight = (text: string) => text.replaceAll("\u00a0", " ");
const textIn = (cell: Cell | string) => tight(typeof cell === "string" ? cell : cell.text);
const headsOf = (table: Table) => table.columns.map(textIn);
const rowsOf = (table: Table | undefined) => table!.groups.flatMap(({ rows }) => rows.map((row) => row.map(textIn)));
const seen = (change: Partial<GameReport> = {}) => gameSeen({ ...game, ...change }, "en");

describe("a table of a game in money", () => {
  it("counts in billions with three digits, or to the first digit of the standard error", () => {
    expect(amount(seen(), 1234.5)).toBe("123");
    expect(amount(seen(), -12.345)).toBe("−1.23");
    expect(amount(seen(), 0)).toBe("0");
    expect(tight(amount(seen(), 12.345, 3))).toBe("1.2 ± 0.3");
    expect(tight(amount(seen(), 12.345, 0.31))).toBe("1.23 ± 0.03");
    expect(tight(amount(seen(), 1234.5, 250))).toBe("123 ± 25");
  });
});

describe("the ranges of a game over draws", () => {
  const player = (id: string, gain: [number, number, number] | null, refuses: number) => ({
    ...{ player: id, gain, needs: gain && ([0, 1, 5] as [number, number, number]), refuses },
  });
  const uncertainty = (total: [number, number, number] | null): GameReport["uncertainty"] => ({
    ...{ draws: 20, worlds: 16, given: "prior", failed: [], total, affordable: 1 },
    players: [player("a", [-10, 20, 30], 0.25), player("b", null, 0)],
  });

  it("say of every player its gain with its sign, its needs, and how often it refuses", () => {
    const table = rangesTable(seen({ uncertainty: uncertainty([10, 30, 40]) }))!;
    expect(table.title).toContain("of 16 parameter draws");
    expect(headsOf(table)).toEqual(["player", "gain if all agree", "needs", "refuses unpaid"]);
    expect(rowsOf(table)).toEqual([
      ["A", "−1.0 to +3.0", "0 to 0.50", "25 %"],
      ["B", "–", "–", "0 %"],
    ]);
  });

  it("are not there without draws, or where no draw could be played", () => {
    expect(rangesTable(seen())).toBeUndefined();
    expect(rangesTable(seen({ uncertainty: uncertainty(null) }))).toBeUndefined();
  });
});

describe("the table of the price of consent", () => {
  const priced = (change: Partial<GameReport["price"] & object>, settings: Partial<GameReport["settings"]> = {}) =>
    seen({ price: { ...game.price!, ...change }, settings: { ...game.settings, ...settings } });
  const cells = game.price!.cells;
  const told = (table: Table | undefined) => table!.notes!.join();

  it("lists who needs most first, marks what the scenario has, and names what no payment serves", () => {
    const table = priceTable(seen())!;
    expect(headsOf(table)).toEqual(["player", "wants", "5 years", "10 years *"]);
    expect(rowsOf(table)).toEqual([
      ["C", "scenario's weights *", "0.500", "1.00"],
      ["B", "scenario's weights *", "0", "0"],
      ["B", "GDP alone", "0.200", "0.400"],
    ]);
    expect(told(table)).toBe(
      "* as the scenario has it. Left out, because more money in its budget does not raise it: GDP alone of C.",
    );
  });

  it("shows of so many players every row, and says that there are more", () => {
    const table = priceTable(seen(), 1)!;
    expect(rowsOf(table).map(([name]) => name)).toEqual(["C"]);
    expect(told(table)).toContain("GDP alone of C. The players that need most; game.json has all.");
    expect(rowsOf(priceTable(seen(), 2))).toHaveLength(3);
    expect(told(priceTable(seen(), 2))).not.toContain("need most");
  });

  it("has the interval over replicates in brackets where it is more than a point, and says what they are", () => {
    const withInterval = cells.map((cell) =>
      cell.player === "b" && cell.objective === "gdp"
        ? { ...cell, interval: [cell.needs! - 1, cell.horizon === 10 ? cell.needs! - 1 : 6] as [number, number] }
        : cell,
    );
    const table = priceTable(priced({ cells: withInterval }, { replicates: 2 }))!;
    expect(rowsOf(table)[2]).toEqual(["B", "GDP alone", "0.200 [0.100, 0.600]", "0.400"]);
    expect(told(table)).toContain("* as the scenario has it. In brackets 95 % intervals over replicates.");
    expect(told(priceTable(priced({}, { replicates: 1 })))).not.toContain("brackets");
  });

  it("explains what it cannot say: an objective not served at one horizon, a shorter reach, what comes after", () => {
    const half = cells.map((cell) =>
      cell.player === "c" && cell.objective === "gdp" && cell.horizon === 5 ? { ...cell, needs: 3 } : cell,
    );
    const table = priceTable(priced({ cells: half, reach: 7 }, { terminalValue: "last-year" }))!;
    expect(rowsOf(table)[1]).toEqual(["C", "GDP alone", "0.300", "n/a"]);
    expect(told(table)).toBe(
      "* as the scenario has it. n/a: more money does not serve that objective, so that no payment does. " +
        "What comes after the horizon counts at the last year’s rate for ever. " +
        "Some future cannot be followed for more than 7 years, so that longer horizons are left out.",
    );
  });

  it("names all players of one objective that is left out together", () => {
    const unserved = cells.map((cell) => (cell.objective === "gdp" ? { ...cell, needs: null } : cell));
    expect(told(priceTable(priced({ cells: unserved })))).toContain("does not raise it: GDP alone of C, A, B.");
  });

  it("is not there where the file does not say or nobody must be paid", () => {
    expect(priceTable(seen({ price: null }))).toBeUndefined();
    expect(priceTable(priced({ cells: cells.map((cell) => ({ ...cell, needs: 0 })) }))).toBeUndefined();
  });
});

describe("the table of acceptance", () => {
  it("says of every player its revenue, its gain in three worlds, and what it needs as a share of revenue", () => {
    const [first, ...others] = game.acceptance;
    const table = acceptanceTable(
      seen({ acceptance: [{ ...first!, gainError: 2, without: 4, outside: -7 }, ...others] }),
    );
    expect(headsOf(table)).toEqual([
      ...["player", "own revenue", "gain if all agree", "without it", "outside", "verdict"],
    ]);
    expect(rowsOf(table)).toEqual([
      ["A", "100", "3.0 ± 0.2", "0.400", "−0.700", "accepts"],
      ["B", "100", "1.00", "0", "0", "accepts"],
      ["C", "100", "−0.500", "0", "0", "needs 0.500 (0.50 % of revenue)"],
    ]);
    expect(table.columns[0]).toEqual({ text: "player", small: "bn yuan a year" });
  });
});

describe("the table of coalitions", () => {
  it("lists those of two and more, the best first, with what each player gains", () => {
    const table = coalitionsTable(seen());
    expect(headsOf(table)).toEqual([
      ...["agreement of", "members", "everybody", "A", "B", "C", "would leave", "would join"],
    ]);
    expect(rowsOf(table)).toEqual([
      ["all", "3.50", "3.50", "3.00", "1.00", "−0.500", "C", ""],
      ["A + B", "2.00", "1.90", "1.20", "0.800", "−0.100", "", ""],
      ["A + C", "0.800", "0.800", "1.00", "0", "−0.200", "C", "B"],
      ["B + C", "0.300", "0.300", "0", "0.500", "−0.200", "C", "A"],
    ]);
    expect(table.notes).toEqual([]);
  });

  it("shows the best alone where more would not fit, and says so", () => {
    const short = coalitionsTable(seen(), 2);
    expect(rowsOf(short).map(([name]) => name)).toEqual(["all", "A + B"]);
    expect(short.notes).toEqual(["The 2 best of 4 coalitions; game.json has all."]);
    expect(coalitionsTable(seen(), 4).notes).toEqual([]);
  });

  it("has a mark where it is not known who would leave or join", () => {
    const open = game.coalitions.map((one) => ({ ...one, leave: null, join: null }));
    expect(rowsOf(coalitionsTable(seen({ coalitions: open })))[0]!.slice(-2)).toEqual(["?", "?"]);
  });

  const many = (count: number) => {
    const ids = Array.from({ length: count }, (_, p) => `p${p}`);
    const gains = (members: readonly string[]) => Object.fromEntries(ids.map((id) => [id, members.length]));
    const of = (members: string[]) => ({
      ...game.coalitions[0]!,
      ...{ members, payoffs: gains(members), total: count * members.length },
    });
    const players = ids.map((id) => ({ ...game.players[0]!, id, label: textOf(id.toUpperCase()) }));
    return seen({ players, coalitions: [of(ids), of(ids.slice(1)), of(ids.slice(0, 2))] });
  };

  it("names a large coalition by those who stay out", () => {
    expect(rowsOf(coalitionsTable(many(5))).map(([name]) => name)).toEqual(["all", "all but P0", "P0 + P1"]);
  });

  it("has a column for each player up to six", () => {
    expect(headsOf(coalitionsTable(many(6)))).toHaveLength(5 + 6);
    expect(headsOf(coalitionsTable(many(7)))).toHaveLength(5);
    expect(rowsOf(coalitionsTable(many(7)))[0]).toHaveLength(5);
  });
});

describe("the table of divisions", () => {
  it("has what each gains, and what it receives under each rule that has an answer", () => {
    const none = { a: 0, b: 0, c: 0 };
    const compensation = { ...game.compensation, transfers: { none, ...game.compensation.transfers } };
    const table = divisionsTable(seen({ compensation, shapleyErrors: { a: 1, b: 2, c: 0.3 } }));
    expect(headsOf(table)).toEqual([
      ...["player", "gains: Shapley value", "gains: nucleolus", "receives: minimal payments"],
    ]);
    expect(rowsOf(table)).toEqual([
      ["A", "1.7 ± 0.1", "1.60", "−0.375"],
      ["B", "1.3 ± 0.2", "1.20", "−0.125"],
      ["C", "0.50 ± 0.03", "0.700", "+0.500"],
    ]);
    expect(rowsOf(divisionsTable(seen({ nucleolus: null })))[0]).toEqual(["A", "1.70", "n/a", "−0.375"]);
  });
});

describe("the table of what was paid", () => {
  const payment: GameReport["payment"] = gameReportSchema.shape.payment.parse({
    ...{ rule: "minimal", transfers: [] },
    ...{ receipts: { a: -3.75, b: -1.25, c: 5 }, ledger: { a: -3.7, b: -1.2, c: 5.1 }, ledgerYear: 2024 },
    ...{ gains: { a: 26.2, b: 8.75, c: -0.5 }, accepts: { a: true, b: true, c: false }, imbalance: 2.34e-12 },
  });

  it("tells what each receives, what its accounts show, what it gains with it, and whether it accepts", () => {
    const table = paymentTable(seen({ payment }))!;
    expect(table.title).toBe("Compensation paid: minimal payments");
    expect(headsOf(table)).toEqual([
      ...["player", "receives", "public accounts 2024", "gain", "without it", "verdict"],
    ]);
    expect(rowsOf(table)).toEqual([
      ["A", "−0.375", "−0.370", "2.62", "0", "accepts"],
      ["B", "−0.125", "−0.120", "0.875", "0", "accepts"],
      ["C", "+0.500", "+0.510", "−0.0500", "0", "does not accept"],
    ]);
    expect(table.notes).toEqual(["Not every player accepts. Accounts balance to 2.3e-12 of GDP."]);
  });

  it("says where all accept, and nothing of accounts that it does not have", () => {
    const accepts = { a: true, b: true, c: true };
    const table = paymentTable(seen({ payment: { ...payment!, accepts, ledger: null, imbalance: null } }))!;
    expect(rowsOf(table)[0]!.slice(1, 3)).toEqual(["−0.375", "n/a"]);
    expect(table.notes).toEqual(["Every player accepts."]);
    expect(paymentTable(seen())).toBeUndefined();
  });
});
