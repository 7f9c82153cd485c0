import { describe, expect, it } from "vitest";
import { findLever } from "../../src/levers/index.js";
import { LeverUseError } from "../../src/levers/lever.js";
import { copyPolicy } from "../../src/model/engine/instruments.js";
import { english } from "../../src/words/index.js";
import { cell, oneWay, road, two } from "./examples.js";
import { changes, complete, names, region, withLever } from "./region.js";

const NONE = Number.NaN;
const mask = (...members: number[]) => Uint8Array.from(members);

/** Type, parameters, the list of the policy that the lever writes to, and what it writes there. */
const agreements: [string, object, string, object[]][] = [
  [
    "link-investment",
    { ...road, part: 0.25 },
    "publicWorks",
    [
      {
        ...{ project: "shanghai-nanjing", city: 0, end: 1, part: 0.25, hoursBefore: 2, travelHours: 1 },
        throughTraffic: true,
        ...{ amount: 2.5, sector: 0 },
      },
    ],
  ],
  [
    "firm-release",
    { cities: "jiangsu", sectors: ["electronics"], firms: 30, destinations: ["suzhou", "rest"] },
    "releases",
    [
      { city: 1, sectors: mask(0, 0, 1), amount: 30, unit: "firms", destinations: mask(0, 0, 1, 1) },
      { city: 2, sectors: mask(0, 0, 1), amount: 30, unit: "firms", destinations: mask(0, 0, 0, 1) },
    ],
  ],
  [
    "firm-release",
    { ...cell, jobs: 2 },
    "releases",
    [{ city: 1, sectors: mask(0, 0, 1), amount: 2, unit: "jobs", destinations: null }],
  ],
  [
    "firm-release",
    { ...cell, releaseRate: 0.1, destinations: "shanghai" },
    "releases",
    [{ city: 1, sectors: mask(0, 0, 1), amount: 0.1, unit: "share", destinations: mask(1, 0, 0, 0) }],
  ],
  [
    "capital-quota",
    { origins: "shanghai", destinations: "jiangsu", limit: 5 },
    "capitalQuotas",
    [
      { from: mask(1, 0, 0, 0), to: mask(0, 1, 1, 0), limit: 5 },
      { from: mask(0, 1, 1, 0), to: mask(1, 0, 0, 0), limit: 5 },
    ],
  ],
  [
    "quota-trade",
    { members: two("quota") },
    "quotaMarkets",
    [
      {
        ...{ members: [0, 2], quota: Float64Array.of(1, 3), cap: Number.POSITIVE_INFINITY, administeredPrice: NONE },
        ...{ tradable: true, demandSlope: 1 },
      },
    ],
  ],
  [
    "enclave-park",
    { host: "suzhou", sponsor: "shanghai" },
    "enclaves",
    [
      {
        ...{ id: "shanghai@suzhou", host: 2, sponsor: 0, sectors: mask(1, 1, 1), contractor: 2, parkShare: 0.1 },
        ...{ sponsorTax: 0.25, zoneTax: 0.5, sponsorGdpCredit: 0.7, land: 0, landPrice: 0, investment: 0 },
        ...{ investmentYears: 10, sponsorInvestment: 0.9, room: 0, offer: 0.5 },
      },
    ],
  ],
  [
    "compensation-bond",
    { upstream: "jiangsu", downstream: "shanghai", amount: 1 },
    "bonds",
    [
      {
        ...{ id: "jiangsu-shanghai", upstream: [1, 2], downstream: 0, sectors: mask(1, 1, 1), amount: 1 },
        ...{ stability: 0.85, threshold: 1, noise: 0 },
      },
    ],
  ],
  [
    "central-transfer",
    { payee: "suzhou", amount: 10 },
    "transfers",
    [{ id: "centre>suzhou", payer: -1, payee: 2, amount: 10 }],
  ],
  [
    "central-transfer",
    { payer: "shanghai", payee: "suzhou", amount: 10 },
    "transfers",
    [{ id: "shanghai>suzhou", payer: 0, payee: 2, amount: 10 }],
  ],
  [
    "innovation-platform",
    { members: two("contribution") },
    "innovationPlatforms",
    [{ id: "shanghai+suzhou", members: [0, 2], contributions: Float64Array.of(1, 3) }],
  ],
  [
    "platform-contribution",
    { cities: "jiangsu", contribution: 2 },
    "innovationPlatforms",
    [{ id: "platform", members: [1, 2], contributions: Float64Array.of(2, 2) }],
  ],
];

/** Type, parameters, and the numbers that the lever writes. Those before are 0.1 to 0.5. */
const numbers: [string, object, Record<string, number>][] = [
  ["transport-link", { ...oneWay, travelHours: 5 }, { "travelHours[1]": 5 }],
  [
    "transport-link",
    { ...oneWay, scale: 0.5, roadKm: 9, throughTraffic: false },
    { "travelHours[1]": 1, "roadKm[1]": 9 },
  ],
  ["booth-delay", { ...oneWay, meanMinutes: 15, spreadMinutes: 5 }, { "delayHours[1]": 1 / 3 }],
  ["firm-release", { ...cell, releaseRate: 0.3 }, { "releaseRate[9]": 0.3 }],
  ["negative-list", { ...cell, entryBan: 0.8 }, { "entryBan[9]": 0.8 }],
  ["negative-list", { ...cell, closeRate: 0.4 }, { "closeRate[9]": 0.4 }],
  ["migration-border", { ...oneWay, labour: "skilled", scale: 0.5 }, { "migrationBorder[17]": 0.169 }],
  ["settlement", { cities: "nanjing", people: 20 }, { "settlement[1]": 20 }],
  ["tax-rates", { cities: "nanjing", profitTaxRate: 0.2 }, { "profitTaxRate[1]": 0.2 }],
  [
    "tax-rates",
    { cities: "nanjing", labour: "skilled", wageTaxRate: 0.1, profitTaxRate: 0.3 },
    { "profitTaxRate[1]": 0.3, "wageTaxRate[5]": 0.1 },
  ],
  ["central-local-split", { cities: "nanjing", localShareProfit: 0.4 }, { "localShareProfit[1]": 0.4 }],
  ["land-quota", { cities: "nanjing", housingLandRelease: 2 }, { "housingLandRelease[1]": 2 }],
  [
    "local-protection",
    { ...cell, against: "jiangsu", scale: 0, rentShare: 0.7, rentTo: "government" },
    { "protection[41]": 0, "protectionRentShare[9]": 0.7, "protectionRentToFirms[9]": 0 },
  ],
  [
    "shock",
    { cities: "rest", sectors: "food", productivity: 0.5, shareOfYear: 0.25 },
    { "productivity[3]": 0.372 * (1 - 0.25 * 0.5) },
  ],
  // Three tenths of the cost of chemicals are inputs, which those who stand still do not buy.
  ["shock", { cities: "nanjing", sectors: "food", idle: 0.5 }, { "productivity[1]": 0.37 * 0.5 }],
  [
    "shock",
    { cities: "nanjing", sectors: "chemicals", idle: 0.5, shareOfYear: 0.5 },
    { "productivity[5]": 0.374 * 0.75 ** 0.7 },
  ],
];

const idleReason = (type: string, parameters: object, policy = region.base) =>
  findLever(type)!.idle?.(complete(type, parameters), region, policy)?.en;

describe("what a lever writes", () => {
  it.each(agreements)("%s %j, as an agreement", (type, parameters, list, expected) => {
    expect((withLever(type, parameters) as never)[list]).toEqual(expected);
  });

  it.each(numbers)("%s %j, in numbers", (type, parameters, expected) => {
    const policy = withLever(type, parameters) as unknown as Record<string, Float64Array>;
    expect(changes(type, parameters).sort()).toEqual(Object.keys(expected).sort());
    for (const [place, value] of Object.entries(expected)) {
      const [name, index] = place.slice(0, -1).split("[") as [string, string];
      expect(policy[name]![Number(index)], place).toBeCloseTo(value, 12);
    }
  });

  it("adds what a city gives to a platform twice, and leaves other platforms alone", () => {
    const lever = findLever("platform-contribution")!;
    const policy = withLever("innovation-platform", { members: two("contribution") });
    for (const [id, cities, contribution] of [
      ["new", "nanjing", 2],
      ["shanghai+suzhou", "suzhou", 4],
      ["shanghai+suzhou", "nanjing", 5],
    ])
      lever.apply(complete("platform-contribution", { id, cities, contribution }), region, policy);
    expect(policy.innovationPlatforms).toEqual([
      { id: "shanghai+suzhou", members: [0, 2, 1], contributions: Float64Array.of(1, 7, 5) },
      { id: "new", members: [1], contributions: Float64Array.of(2) },
    ]);
  });

  it("makes one platform of one name, whichever lever names it first", () => {
    const platforms = (...order: [string, object][]) => {
      const policy = copyPolicy(region.base);
      for (const [type, parameters] of order) findLever(type)!.apply(complete(type, parameters), region, policy);
      return policy.innovationPlatforms.map(({ id, members, contributions }) => ({
        id,
        paid: Object.fromEntries(members.map((member, m) => [member, contributions[m]])),
      }));
    };
    const founded: [string, object] = ["innovation-platform", { id: "x", members: two("contribution") }];
    const joined: [string, object] = [
      "platform-contribution",
      { id: "x", cities: ["nanjing", "suzhou"], contribution: 2 },
    ];
    expect(platforms(founded, joined)).toEqual([{ id: "x", paid: { 0: 1, 1: 2, 2: 5 } }]);
    expect(platforms(joined, founded)).toEqual(platforms(founded, joined));
  });

  it("goes by built-up area where cities hold land together, or by what is left of one of them", () => {
    const released = (cities: string[], more = {}) =>
      [...withLever("land-quota", { cities, industrialLandRelease: 8, ...more }).industrialLandRelease].slice(1, 3);
    expect(released(["nanjing", "suzhou"], { together: true })).toEqual([2, 6]);
    expect(released(["nanjing", "suzhou"])).toEqual([8, 8]);
  });
});

describe("names that a lever sets", () => {
  it.each([
    ["tax-rates", { cities: "nanjing", profitTaxRate: 0.2 }, ["tax-rates:profit:nanjing"]],
    ["tax-rates", { cities: "nanjing", labour: "skilled", wageTaxRate: 0 }, ["tax-rates:wage:skilled:nanjing"]],
    ["land-quota", { cities: "nanjing", industrialLandRelease: 2 }, ["land-quota:industrial:nanjing"]],
    ["land-quota", { cities: "nanjing", housingLandRelease: 2 }, ["land-quota:housing:nanjing"]],
    ["negative-list", { ...cell, entryBan: 0.8 }, ["negative-list:entry:electronics:nanjing"]],
    ["central-local-split", { cities: "nanjing", localShareWage: 0.4 }, ["central-local-split:localShareWage:nanjing"]],
    [
      "compensation-bond",
      { upstream: "nanjing", downstream: "shanghai", amount: 1 },
      ["compensation-bond:nanjing-shanghai"],
    ],
    ["capital-quota", { origins: "shanghai", destinations: "jiangsu", limit: 5 }, ["capital-quota:shanghai>jiangsu"]],
    ["enclave-park", { host: "suzhou", sponsor: "shanghai" }, ["enclave-park:shanghai@suzhou"]],
    ["link-investment", { ...road, part: 1 }, ["link-investment:shanghai-nanjing@shanghai"]],
    ["reception-platform", { ...cell, capacity: 1 }, ["reception-platform:platform@nanjing"]],
    ["platform-contribution", { cities: "nanjing", contribution: 2 }, ["platform-contribution:platform@nanjing"]],
    ["tax-apportionment", {}, ["tax-apportionment"]],
    ["revenue-pool", { id: "mine", members: two("weight"), share: 0.2 }, ["revenue-pool:mine"]],
  ])("%s %j", (type, parameters, expected) => expect(names(type, parameters)).toEqual(expected));
});

describe("a lever that cannot do what it says", () => {
  const list = (...assignments: object[]) => ({ cities: "jiangsu", sectors: ["food", "chemicals"], assignments });

  it.each([
    ["firm-release", { cities: "nanjing", firms: 1, destinations: "nanjing" }, "no destination but itself"],
    [
      "firm-release",
      { cities: "all", firms: 1, destinations: "suzhou" },
      "leaves suzhou, which is to release firms, no destination but itself",
    ],
    ["link-investment", { ...road, ends: ["shanghai"], part: 1 }, "leaves no link"],
    ["relocation-tax-sharing", { origins: "nanjing", destinations: "nanjing" }, "is the only city of origins"],
    ["industrial-catalogue", list({ city: "shanghai", sectors: [] }), "shanghai is not among `cities`"],
    [
      "industrial-catalogue",
      list({ city: "jiangsu", sectors: [] }, { city: "suzhou", sectors: [] }),
      "suzhou is listed twice",
    ],
    [
      "industrial-catalogue",
      list({ city: "suzhou", sectors: ["food", "electronics"] }),
      "electronics is not among `sectors`",
    ],
  ])("%s %j", (type, parameters, words) => {
    try {
      names(type, parameters);
    } catch (error) {
      expect(error).toBeInstanceOf(LeverUseError);
      expect(english((error as LeverUseError).problem.what)).toContain(words);
      return;
    }
    throw new Error("accepted");
  });

  it("but may where somebody else is named too", () => {
    expect(names("firm-release", { cities: "jiangsu", firms: 1, destinations: ["nanjing", "suzhou"] })).toHaveLength(6);
  });

  it("that orders jobs of public services away is told that they stay with residents", () => {
    const order = { cities: "nanjing", sectors: ["food", "real-estate-public"], destinations: "suzhou" };
    expect(() => names("firm-release", { ...order, jobs: 2 })).toThrow(
      /^sectors holds public services, .* no jobs move/,
    );
    const allowed = { ...order, sectors: "all" };
    expect(names("firm-release", { ...allowed, jobs: 2 })).toHaveLength(3);
    expect(() => names("firm-release", { ...order, firms: 2 })).toThrow(/real-estate-public/);
    expect(names("relocation-tax-sharing", { origins: "nanjing", destinations: ["nanjing", "suzhou"] })).toHaveLength(
      1,
    );
  });
});

describe("a lever that does nothing", () => {
  it("says so of foreign trade inside one country", () => {
    const inside = { sectors: ["food"], sellers: "suzhou", buyers: "shanghai" };
    expect(idleReason("tariff", { ...inside, tariff: 0.2 })).toMatch(/^no border of a country lies between/);
    expect(idleReason("foreign-demand", { ...inside, demand: 0.8 })).toMatch(/^no border of a country/);
    expect(idleReason("tariff", { sectors: ["food"], tariff: 0.2 })).toBeUndefined();
  });

  it("says so of a critical input that nobody uses outside its origins", () => {
    const chemicals = { input: "chemicals", origins: "nanjing", cities: "all", sectors: "all" };
    expect(idleReason("critical-input", chemicals)).toBeUndefined();
    expect(idleReason("critical-input", { ...chemicals, cities: "nanjing" })).toMatch(/^nobody who is named uses/);
    expect(idleReason("critical-input", { ...chemicals, sectors: ["food"] })).toMatch(/^nobody who is named uses/);
  });

  it("says so of registration where none counts", () => {
    const { idle } = findLever("registration")!;
    const uncounted = { ...region.base, registration: region.base.registration.map(() => 0) };
    const parameters = complete("registration", { cities: "nanjing", scale: 0.5 });
    expect(idle!(parameters, region, region.base)).toBeUndefined();
    expect(idle!(parameters, { ...region, base: uncounted }, uncounted)?.en).toMatch(/registration/);
  });

  it("says so of approvals where firms meet no border", () => {
    const between = { between: [["nanjing", "suzhou"]], approvalCoverage: 0.5 };
    const open = { ...region.base, firmBorder: new Float64Array(16) };
    expect(idleReason("relocation-approvals", between)).toBeUndefined();
    expect(idleReason("relocation-approvals", between, open)).toMatch(/^firms meet no border/);
  });

  it("says so of a release of firms that nobody receives", () => {
    const release = { ...cell, releaseRate: 0.3 };
    const received = (more: object) => withLever("reception-platform", { cities: "suzhou", ...more });
    expect(idleReason("firm-release", release)).toMatch(/^no reception platform of another city takes firms/);
    expect(idleReason("firm-release", release, received({ capacity: 1 }))).toBeUndefined();
    expect(idleReason("firm-release", release, received({ capacity: 0 }))).toMatch(/^no reception platform/);
    expect(idleReason("firm-release", release, received({ capacity: 1, sectors: ["food"] }))).toMatch(/^no reception/);
    expect(idleReason("firm-release", { ...release, destinations: "suzhou" })).toBeUndefined();
  });

  it("says so of shared taxes of firms that no government sends, or that pay too little", () => {
    const sharing = { origins: "nanjing", destinations: "suzhou" };
    const quiet = { ...region.base, releaseRate: new Float64Array(12), releases: [] };
    const order = { city: 1, sectors: mask(1, 1, 1), amount: 3, unit: "firms" as const, destinations: null };
    const reason = (more: object, policy: object = quiet) =>
      idleReason("relocation-tax-sharing", { ...sharing, ...more }, policy as typeof region.base);
    expect(reason({})).toMatch(/^no government releases/);
    expect(reason({ governmentLedOnly: false })).toBeUndefined();
    expect(reason({}, { ...quiet, releases: [order] })).toBeUndefined();
    expect(reason({}, { ...quiet, releases: [{ ...order, amount: 0 }] })).toMatch(/^no government releases/);
    expect(reason({}, { ...quiet, releases: [{ ...order, city: 0 }] })).toMatch(/^no government releases/);
    expect(reason({}, { ...quiet, releaseRate: quiet.releaseRate.with(9, 0.1) })).toBeUndefined();
    expect(reason({}, { ...quiet, releaseRate: quiet.releaseRate.with(8, 0.1) })).toMatch(/^no government releases/);
    expect(reason({ governmentLedOnly: false, minimumTax: 100 })).toMatch(/^no firm of its origins pays/);
  });
});
