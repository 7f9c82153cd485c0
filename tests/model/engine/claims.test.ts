import { describe, expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { addToClaims, claimTable, copyClaims, type OpenClaim, settleClaims } from "../../../src/model/engine/claims.js";
import { noPayments } from "../../../src/model/engine/pending.js";
import { claimOf, sharingRule } from "./setting.js";

const economy = bareEconomy({ nodes: 2, sectors: 1, labourTypes: 1 }, {});
const account = (received: number, yearsSettled: number) => ({ cap: 100, received, yearsSettled });
const tableOf = (claims: readonly OpenClaim[], cellMass = Float64Array.of(5, 5)) => claimTable(claims, 2, cellMass);

/** What a table says of its claims that count. */
const listed = ({ count, ...columns }: ReturnType<typeof tableOf>) =>
  Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, [...values.subarray(0, count)]]));

describe("the table of claims", () => {
  it("lists those that may still receive something: the window runs, the cap is not reached", () => {
    const claims = [claimOf({ account: account(0, 5) }), claimOf({ account: account(100, 2) }), claimOf({ mass: 2 })];
    expect(listed(tableOf(claims))).toEqual({
      position: [2],
      origin: [0],
      destination: [1],
      cell: [1],
      share: [0.5],
      cellShare: [0.4],
      remaining: [100],
      receipt: [0],
    });
  });

  it("counts a claim's firms as at most the whole cell, and as nothing where the cell is empty", () => {
    const of = (mass: number) => tableOf([claimOf({ mass: 7 })], Float64Array.of(0, mass)).cellShare[0];
    expect([of(14), of(5), of(0)]).toEqual([0.5, 1, 0]);
  });
});

describe("the year's end", () => {
  it("books receipts on their claims and a year on all", () => {
    const claims = [claimOf({ account: account(100, 2) }), claimOf({ account: account(10, 1) })];
    const table = tableOf(claims);
    table.receipt[0] = 15;
    settleClaims(claims, table, economy, noPayments(economy));
    expect(claims.map((claim) => claim.account)).toEqual([account(100, 3), account(25, 2)]);
  });

  it("has the centre promise its share of what is missing, once, when a window closes", () => {
    const claims = [claimOf({ account: account(40, 4) })];
    const promised = [0, 1].map(() => {
      const pending = noPayments(economy);
      settleClaims(claims, tableOf(claims), economy, pending);
      return [...pending.toCities, ...pending.toCentre];
    });
    expect(promised).toEqual([
      [30, 0, -30],
      [0, 0, 0],
    ]);
  });

  it("adds up over a claim's life to half of five years of taxes, or to the cap", () => {
    for (const [tax, received] of [
      [10, 5 * 5],
      [80, 100],
    ] as const) {
      const claims = [claimOf({ account: account(0, 0) })];
      for (let year = 0; year < 8; year++) {
        const table = tableOf(claims);
        for (let c = 0; c < table.count; c++) table.receipt[c] = Math.min(table.share[c]! * tax, table.remaining[c]!);
        settleClaims(claims, table, economy, noPayments(economy));
      }
      expect(claims[0]!.account.received).toBe(received);
    }
  });
});

describe("a fresh claim", () => {
  it("joins that of the same rule, year, sector and way", () => {
    const claims = [claimOf({ origin: 1, destination: 0 }), claimOf({ mass: 1 })];
    expect(addToClaims(claims, claimOf({ mass: 2 }))).toBe(1);
    expect(claims.length).toBe(2);
    expect(claims[1]).toMatchObject({ mass: 3, account: { cap: 200 } });
  });

  it.each<[string, Partial<OpenClaim>]>([
    ["rule", { rule: sharingRule({ id: "other" }) }],
    ["year", { movedIn: 2021 }],
    ["sector", { sector: 1 }],
    ["origin", { origin: 2 }],
    ["destination", { destination: 2 }],
  ])("of another %s stands for itself", (_, other) => {
    const claims = [claimOf()];
    expect(addToClaims(claims, claimOf(other))).toBe(1);
    expect(claims.map(({ mass }) => mass)).toEqual([1, 1]);
  });
});

it("copies of claims have accounts of their own", () => {
  const claims = [claimOf()];
  const [copy] = copyClaims(claims);
  copy!.account.received = 7;
  copy!.mass = 0;
  expect(claims[0]).toEqual(claimOf());
});
