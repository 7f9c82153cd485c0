import { describe, expect, it } from "vitest";
import { names } from "./region.js";

function common(first: [string, object], second: [string, object]): string[] {
  const taken = new Set(names(...first));
  return names(...second).filter((name) => taken.has(name));
}

const transfer = { payee: "suzhou", amount: 1 };

describe("two levers conflict", () => {
  it("where they bind a common pair, and only there", () => {
    expect(
      common(["toll", { between: "cities", scale: 0 }], ["toll", { between: [["nanjing", "suzhou"]], tollPerKm: 1 }]),
    ).toEqual(["toll:nanjing>suzhou", "toll:suzhou>nanjing"]);
    expect(
      common(["toll", { between: "same-province", scale: 0 }], ["toll", { between: "different-province", scale: 0 }]),
    ).toEqual([]);
  });

  it("where protection is against the same goods of the same seller, or says two things of one rent", () => {
    const protect = (more: object): [string, object] => [
      "local-protection",
      { cities: "nanjing", sectors: "food", scale: 0, ...more },
    ];
    expect(common(protect({}), protect({ against: "jiangsu" }))).toEqual(["local-protection:food:suzhou>nanjing"]);
    expect(common(protect({ against: "shanghai" }), protect({ against: "jiangsu" }))).toEqual([]);
    expect(
      common(protect({ against: "shanghai", rentShare: 1 }), protect({ against: "jiangsu", rentShare: 0 })),
    ).toEqual(["local-protection:rentShare:food:nanjing"]);
  });

  it("where a border and a talent policy touch the same migrants", () => {
    const border = { between: "different-province", labour: "skilled", scale: 0.5 };
    expect(common(["migration-border", border], ["talent-settlement", { cities: "shanghai", scale: 0 }])).toEqual([
      "migration-border:skilled:nanjing>shanghai",
      "migration-border:skilled:suzhou>shanghai",
    ]);
    expect(
      common(["migration-border", border], ["talent-settlement", { cities: "shanghai", wageSubsidy: 0.1 }]),
    ).toEqual([]);
  });

  it("where two subsidies raise the same wage", () => {
    const talents = { cities: "jiangsu", wageSubsidy: 0.1 };
    expect(common(["talent-settlement", talents], ["skilled-wage-subsidy", { cities: "nanjing" }])).toEqual([
      "wage-subsidy:skilled:nanjing",
    ]);
  });

  it("where agreements of one kind have one name", () => {
    expect(common(["central-transfer", transfer], ["central-transfer", transfer])).toEqual([
      "central-transfer:centre>suzhou",
    ]);
    expect(common(["central-transfer", transfer], ["central-transfer", { ...transfer, id: "second" }])).toEqual([]);
  });

  it("not where one bans entry and the other closes firms", () => {
    const cells = { cities: "all", sectors: "chemicals" };
    expect(
      common(["negative-list", { ...cells, entryBan: 1 }], ["negative-list", { ...cells, closeRate: 0.1 }]),
    ).toEqual([]);
  });

  it("not where toll, booth and border meet on one road", () => {
    expect(common(["toll", { between: "cities", scale: 0 }], ["booth-delay", { between: "cities", scale: 0 }])).toEqual(
      [],
    );
    expect(
      common(["toll", { between: "cities", scale: 0 }], ["administrative-border", { between: "cities", scale: 0 }]),
    ).toEqual([]);
  });
});
