import { describe, expect, it } from "vitest";
import { CONTROLS, controlNamed, type Setting } from "../../../../src/apps/lab/state/controls.js";
import { AS_PACKAGE, leversOf, whereOf, withSetting } from "../../../../src/apps/lab/state/policy.js";
import { NONE, TOLL } from "../worlds.js";

const CITIES = [
  { id: "harbour", province: "coast" },
  { id: "mill", province: "coast" },
];

const lever = (setting: Setting) => leversOf({ package: "", settings: [setting] }, [], 2025);

describe("a lever that was moved", () => {
  it.each([
    ["cities", "protection", "mill", { cities: "mill" }],
    ["cities", "platform", "mill", { cities: "mill" }],
    ["pairs", "border", "harbour~mill", { between: [["harbour", "mill"]] }],
    ["pairs", "border", "different-province", { between: "different-province" }],
    ["members", "pool", "inland", { members: [{ city: "inland" }] }],
    ["members", "quota", "inland", { members: [{ city: "inland", quota: 0.5 }] }],
  ])("of %s binds those alone that it is for: %s of %s", (reach, control, where, places) => {
    expect(controlNamed(control)!.reach).toBe(reach);
    const [entry] = lever({ control, value: 0.5, where });
    expect(entry).toMatchObject(places);
    expect(JSON.stringify(entry)).not.toMatch(/"all"|"cities"\]/);
  });

  it.each([
    ["protection", { cities: "all" }],
    ["border", { between: "cities" }],
    ["pool", { members: [{ city: "all" }] }],
  ])("binds everybody where nobody is named: %s", (control, places) => {
    expect(lever({ control, value: 0.5 })[0]).toMatchObject(places);
  });

  it("has the value it was moved to, from the year it was told", () => {
    expect(lever({ control: "border", value: 0.35 })).toEqual([
      { type: "administrative-border", from: 2025, between: "cities", scale: 0.35 },
    ]);
    expect(lever({ control: "quota", value: 3 })).toEqual([
      { type: "quota-trade", from: 2025, members: [{ city: "all", quota: 3 }] },
    ]);
    expect(lever({ control: "pool", value: 0.2 })).toEqual([
      { type: "revenue-pool", from: 2025, members: [{ city: "all" }], share: 0.2 },
    ]);
    expect(lever({ control: "moved-tax", value: 0.5 })).toEqual([
      {
        type: "relocation-tax-sharing",
        from: 2025,
        origins: "all",
        destinations: "all",
        governmentLedOnly: false,
        minimumTax: 0,
        share: 0.5,
      },
    ]);
    expect(lever({ control: "land", value: 2, where: "mill" })).toEqual([
      { type: "land-quota", from: 2025, together: true, cities: "mill", industrialLandRelease: 2 },
    ]);
    const rules = [1, 2, 3].map((value) => lever({ control: "catalogue", value })[0]!["rule"]);
    expect(rules).toEqual(["comparative-advantage", "relatedness", "chain-fit"]);
  });

  it("names the cities that it must, the first ones where none are chosen", () => {
    const named = (control: string, where?: string) =>
      leversOf({ package: "", settings: [{ control, value: 1, where }] }, [], 2025, CITIES)[0];
    expect(named("enclave-park")).toMatchObject({ host: "harbour", sponsor: "mill", parkShare: 1 });
    expect(named("enclave-park", "mill~inland")).toMatchObject({ host: "mill", sponsor: "inland" });
    expect(named("central-transfer")).toMatchObject({ payee: "harbour", amount: 1 });
    expect(named("compensation-bond", "inland~mill")).toMatchObject({ upstream: "inland", downstream: "mill" });
  });

  it("is none where nobody knows it", () => {
    expect(lever({ control: "magic", value: 1 })).toEqual([]);
    expect(withSetting(NONE, { control: "magic", value: 1 }, [])).toBe(NONE);
    expect(controlNamed("magic")).toBeUndefined();
  });
});

describe("whom a package's lever binds", () => {
  const cities = ["harbour", "mill", "spring"];
  it.each([
    ["border", [{ between: "cities" }], undefined],
    ["border", [{}], undefined],
    ["border", [{ between: "different-province" }], "different-province"],
    ["border", [{ between: [["harbour", "mill"]] }], "harbour~mill"],
    ["border", [{ between: [["harbour", "inland"]] }], AS_PACKAGE],
    ["border", [{ between: "cities" }, { between: "cities" }], AS_PACKAGE],
    ["border", [{ between: [["harbour", "mill"]], oneWay: true }], AS_PACKAGE],
    ["border", [], undefined],
    ["release", [{ cities: ["harbour"] }], "harbour"],
    ["release", [{ cities: "all" }], undefined],
    ["release", [{ cities: ["harbour", "mill"] }], AS_PACKAGE],
    ["pool", [{ members: [{ city: "all", weight: 1 }] }], undefined],
    ["pool", [{ members: [{ city: "mill" }, { city: "spring" }] }], AS_PACKAGE],
  ])("is said as the lever %s says it: %j", (id, levers, where) => {
    const control = controlNamed(id)!;
    const shipped = levers.map((lever) => ({ type: control.type, from: 2024, ...lever }));
    expect(whereOf(control, shipped, cities)).toBe(where);
  });

  it("is the cities that it names", () => {
    const control = CONTROLS.find(({ named }) => named.length === 2)!;
    const [first, second] = control.named;
    const lever = { type: control.type, from: 2024, [first!]: "mill", [second!]: "harbour" };
    expect(whereOf(control, [lever], cities)).toBe("mill~harbour");
  });
});

describe("a policy with a lever set anew", () => {
  const settings = [
    { control: "border", value: 0.5 },
    { control: "toll", value: 0 },
  ];

  it("keeps the others, and the lever once", () => {
    const next = withSetting({ package: "x", settings }, { control: "border", value: 0.25, where: "a~b" }, []);
    expect(next).toEqual({ package: "x", settings: [settings[1], { control: "border", value: 0.25, where: "a~b" }] });
  });

  it("forgets one at its mark, but not where it binds some or stands for one of the package", () => {
    expect(withSetting({ package: "", settings }, { control: "toll", value: 1 }, []).settings).toEqual([settings[0]]);
    const some = { control: "toll", value: 1, where: "a~b" };
    expect(withSetting(NONE, some, []).settings).toEqual([some]);
    const mark = { control: "toll", value: 1 };
    expect(withSetting(NONE, mark, [TOLL]).settings).toEqual([mark]);
    expect(withSetting(NONE, mark, [{ ...TOLL, type: "booth-delay" }]).settings).toEqual([]);
  });

  it("replaces levers of the package of its type alone", () => {
    const shipped = [TOLL, { type: "booth-delay", from: 2024, between: "cities", scale: 0 }];
    const policy = { package: "x", settings: [{ control: "toll", value: 0.25 }] };
    expect(leversOf(policy, shipped, 2026)).toEqual([shipped[1], { ...TOLL, scale: 0.25 }]);
  });
});

describe("a package's lever that was moved", () => {
  const moved = (id: string, value: number, levers: readonly object[], where?: string) => {
    const shipped = levers.map((lever) => ({ type: controlNamed(id)!.type, from: 2023, to: 2026, ...lever }));
    const policy = { package: "x", settings: [{ control: id, value, where }] };
    return leversOf(policy, shipped, 2025, CITIES);
  };
  const pairs = [
    ["harbour", "mill"],
    ["harbour", "spring"],
  ];

  it("binds whom the package's levers bind, in their years", () => {
    const border = { type: "administrative-border", from: 2023, to: 2026 };
    expect(moved("border", 0.25, [{ between: pairs, scale: 0.5 }], AS_PACKAGE)).toEqual([
      { ...border, between: pairs, scale: 0.25 },
    ]);
    const phases = [{ between: pairs }, { between: pairs, from: 2027, to: 2030 }];
    expect(moved("border", 0.25, phases, AS_PACKAGE)).toEqual([
      { ...border, between: pairs, scale: 0.25 },
      { ...border, between: pairs, from: 2027, to: 2030, scale: 0.25 },
    ]);
    const inward = { between: [["all-nodes", "mill"]], oneWay: true };
    expect(moved("border", 0.25, [{ ...inward, scale: 0.5 }], AS_PACKAGE)).toEqual([
      { ...border, ...inward, scale: 0.25 },
    ]);
    const members = [{ city: "mill", weight: 2 }, { city: "spring" }];
    expect(moved("pool", 0.2, [{ members, share: 0.5 }], AS_PACKAGE)).toMatchObject([{ members, share: 0.2 }]);
    const quotas = [{ city: "mill", quota: 1 }, { city: "spring" }];
    expect(moved("quota", 3, [{ members: quotas }], AS_PACKAGE)[0]).toMatchObject({
      members: [
        { city: "mill", quota: 3 },
        { city: "spring", quota: 3 },
      ],
    });
    expect(moved("central-transfer", 2, [{ payee: "mill" }, { payee: "spring" }], AS_PACKAGE)).toMatchObject([
      { payee: "mill", amount: 2 },
      { payee: "spring", amount: 2 },
    ]);
  });

  it("keeps whatever else they say, but what cannot stand beside the value", () => {
    const list = { cities: ["harbour"], sectors: ["steel"], closeRate: 0.1 };
    expect(moved("ban", 0.3, [list], "harbour")).toMatchObject([{ ...list, from: 2023, to: 2026, entryBan: 0.3 }]);
    expect(moved("ban", 0.3, [list], "mill")).toMatchObject([{ ...list, cities: "mill", from: 2023, entryBan: 0.3 }]);
    const two = [list, { ...list, sectors: ["trade"], entryBan: 0.05 }];
    expect(moved("ban", 0.3, two, AS_PACKAGE).map(({ sectors }) => sectors)).toEqual([["steel"], ["trade"]]);
    const [released] = moved("release", 0.05, [{ cities: ["mill"], sectors: ["steel"], jobs: 10 }], "mill");
    expect(released).toEqual({
      type: "firm-release",
      from: 2023,
      to: 2026,
      cities: ["mill"],
      sectors: ["steel"],
      releaseRate: 0.05,
    });
  });

  it.each([
    [["mill"], undefined, ["harbour"]],
    [["mill"], "coast", ["harbour"]],
    ["mill", undefined, ["harbour"]],
    [["mill"], "harbour", "harbour"],
    // Nobody else is meant: the lever itself says why it cannot.
    [["mill"], "mill", "mill"],
    [["coast"], undefined, "all"],
    [["mill", "inland"], undefined, "all"],
    [undefined, undefined, "all"],
  ])("to %j widened to %s leaves out a city that would send firms to itself alone", (destinations, where, cities) => {
    const [released] = moved("release", 0.05, [{ cities: ["spring"], releaseRate: 0.01, destinations }], where);
    expect(released!["cities"]).toEqual(cities);
  });

  it("is one lever of its own from the year told where it binds others than several of the package", () => {
    const two = [{ between: "same-province" }, { between: pairs }];
    expect(moved("border", 0.25, two, "harbour~mill")).toEqual([
      { type: "administrative-border", from: 2025, between: [["harbour", "mill"]], scale: 0.25 },
    ]);
  });

  it("is none at its mark, and binds everybody where the package has no such lever", () => {
    expect(moved("border", 1, [{ between: pairs }], AS_PACKAGE)).toEqual([]);
    expect(moved("border", 0.5, [], AS_PACKAGE)).toMatchObject([{ between: "cities", scale: 0.5 }]);
    expect(moved("central-transfer", 2, [], AS_PACKAGE)).toMatchObject([{ payee: "harbour" }]);
  });
});

describe("the levers of the lab", () => {
  it("have names of their own, and each mechanism some that are shown first", () => {
    expect(new Set(CONTROLS.map(({ id }) => id)).size).toBe(CONTROLS.length);
    expect(CONTROLS.filter(({ first }) => first).map(({ id }) => id)).toEqual([
      "border",
      "protection",
      "subsidy",
      "migrants",
      "moved-tax",
      "pool",
      "road",
      "reception",
      "platform",
    ]);
  });

  it("have their marks, ends, steps and places as the page says", () => {
    const table = CONTROLS.map(({ id, mark, low, high, step, reach, mechanism }) =>
      [id, mark, low, high, step, reach, mechanism].join(" "),
    );
    expect(table).toMatchInlineSnapshot(`
      [
        "border 1 0 2 0.05 pairs division",
        "protection 1 0 2 0.05 cities division",
        "headquarters 1 0 2 0.05 pairs division",
        "approvals 0 0 1 0.05 pairs division",
        "firms 1 0 2 0.05 pairs division",
        "retention 1 0 2 0.05 cities division",
        "release 0 0 0.1 0.005 cities division",
        "ban 0 0 1 0.05 cities division",
        "subsidy 0 0 0.1 0.005 cities division",
        "catalogue 0 0 3 1 cities division",
        "toll 1 0 2 0.05 pairs coordination",
        "booths 1 0 2 0.05 pairs coordination",
        "rules 1 0 2 0.05 pairs coordination",
        "migrants 1 0 2 0.05 pairs coordination",
        "talent 1 0 2 0.05 cities coordination",
        "registration 1 0 2 0.05 cities coordination",
        "settlement 0 0 500 10 cities coordination",
        "shared-services 0.5 0.5 1 0.05 cities coordination",
        "skilled-wage-subsidy 0 0 0.5 0.05 cities coordination",
        "capital 1 0 2 0.05 pairs coordination",
        "capital-quota 3050 0 3050 50 none coordination",
        "land 0 0 20 0.5 cities coordination",
        "quota 0 0 10 0.25 members coordination",
        "tax-rates -0.05 -0.05 0.6 0.05 cities coordination",
        "rebate 0 0 1 0.05 cities coordination",
        "pact 0.5 0 0.5 0.01 cities coordination",
        "central-local-split -0.05 -0.05 1 0.05 cities coordination",
        "tax-apportionment -0.05 -0.05 0.75 0.05 none coordination",
        "moved-tax 0 0 1 0.05 none coordination",
        "increment 0 0 1 0.05 members coordination",
        "pool 0 0 1 0.05 members coordination",
        "spending-equalisation 0 0 1 0.05 cities coordination",
        "compensation-bond 0 0 20 0.5 named coordination",
        "central-transfer 0 0 20 0.5 named coordination",
        "road 1 0.5 1.5 0.05 pairs platforms",
        "reception 0 0 200 5 cities platforms",
        "enclave-park 0 0 0.5 0.05 named platforms",
        "innovation-platform 0 0 20 0.5 members platforms",
        "platform 0 0 20 0.5 cities platforms",
        "fund 0 0 0.5 0.05 members platforms",
        "transfer 0 0 0.5 0.05 cities platforms",
        "tariff 0 0 0.6 0.05 none events",
        "shock 1 0.5 1.5 0.05 cities events",
        "foreign-demand 1 0.5 1.5 0.05 none events",
      ]
    `);
  });
});
