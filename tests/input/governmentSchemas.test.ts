import { describe, expect, it } from "vitest";
import type { ZodType } from "zod";
import {
  coordinationSchema,
  councilSchema,
  governmentsSchema,
  objectivesSchema,
} from "../../src/input/governmentSchemas.js";
import { english, refusalOf } from "../../src/words/index.js";

/** What is wrong, each with where it stands; nothing where all is well. */
function told(schema: ZodType, value: object): string[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

/** What would be allowed, and what to try. */
function advised(schema: ZodType, value: object): string[] {
  const [issue] = schema.safeParse(value).error!.issues;
  const { allowed, hint } = refusalOf((issue as { params?: Record<string, unknown> }).params)!;
  return [allowed, hint].flatMap((text) => (text === undefined ? [] : [english(text)]));
}

describe("a lever that governments choose", () => {
  const choosing = (lever: object) => ({
    behaviour: "best-response",
    levers: [{ type: "toll", parameter: "scale", low: 0, high: 2, ...lever }],
  });
  const toldOf = (lever: object) => told(governmentsSchema, choosing(lever));

  it("has its least value below its largest, and nothing else is said where it has not", () => {
    expect(toldOf({})).toEqual([]);
    expect(toldOf({ low: 2 })).toEqual(["levers.0.high: is not above low (2)"]);
    expect(toldOf({ low: 3, start: 9 })).toEqual(["levers.0.high: is not above low (3)"]);
    expect(advised(governmentsSchema, choosing({ low: 2 }))).toEqual(["low < high", "Exchange the two"]);
  });

  it("starts between its bounds or on one of them", () => {
    for (const start of [0, 1, 2]) expect(toldOf({ start })).toEqual([]);
    for (const start of [-0.1, 2.1]) expect(toldOf({ start })).toEqual(["levers.0.start: is outside the bounds"]);
    expect(advised(governmentsSchema, choosing({ start: 3 }))).toEqual([
      "low to high (0 to 2)",
      "Change it, or widen the bounds",
    ]);
  });

  it("is chosen from values between its bounds or on them, of which each other one is told", () => {
    expect(toldOf({ choices: [0, 0.5, 2] })).toEqual([]);
    expect(toldOf({ choices: [-1, 0, 2, 2.5] })).toEqual([
      "levers.0.choices.0: is outside the bounds",
      "levers.0.choices.3: is outside the bounds",
    ]);
    // One value is no choice.
    expect(toldOf({ choices: [1] })).toHaveLength(1);
  });

  it("has an accuracy only where any value may be chosen", () => {
    expect(toldOf({ accuracy: 0.1 })).toEqual([]);
    const both = choosing({ accuracy: 0.1, choices: [0, 1] });
    expect(told(governmentsSchema, both)).toEqual([
      "levers.0.accuracy: has no effect beside choices, which are all tried",
    ]);
    expect(advised(governmentsSchema, both)).toEqual(["accuracy or choices", "Remove one of the two"]);
  });

  it("is that of all cities, with no other parameters, unless something else is said", () => {
    expect(governmentsSchema.parse(choosing({})).levers).toEqual([
      { type: "toll", parameter: "scale", low: 0, high: 2, cities: "all", with: {} },
    ]);
  });
});

describe("governments", () => {
  it("hold what they are given unless they are told to choose", () => {
    expect(governmentsSchema.parse({})).toEqual({
      ...{ behaviour: "fixed", every: 1, horizon: 5, updating: "simultaneous", damping: 0.5, levers: [] },
      learning: { phi: 0.9, delta: 0.5, rho: 0.9, lambda: 500, noise: 0.002, exploration: 0.1 },
    });
  });

  it("that are fixed choose no levers, and others may choose some or none", () => {
    const levers = [{ type: "toll", parameter: "scale", low: 0, high: 2 }];
    expect(told(governmentsSchema, { levers })).toEqual(["levers: has no effect while behaviour is fixed"]);
    expect(advised(governmentsSchema, { levers })).toEqual(["no levers", "Choose a behaviour, or remove the levers"]);
    expect(told(governmentsSchema, { behaviour: "fixed", levers: [] })).toEqual([]);
    expect(told(governmentsSchema, { behaviour: "imitate", levers })).toEqual([]);
    expect(told(governmentsSchema, { behaviour: "imitate" })).toEqual([]);
  });

  it("are damped only where updating says so, then by a half unless something else is said", () => {
    expect(governmentsSchema.parse({ updating: "damped" }).damping).toBe(0.5);
    expect(governmentsSchema.parse({ updating: "damped", damping: 0.25 }).damping).toBe(0.25);
    const undamped = { updating: "sequential", damping: 0.25 };
    expect(told(governmentsSchema, undamped)).toEqual(["damping: has no effect while updating is sequential"]);
    expect(advised(governmentsSchema, undamped)).toEqual([
      "no damping unless updating is damped",
      "Write updating: damped, or remove the line",
    ]);
  });
});

describe("objectives", () => {
  it("weigh something: one weight above nothing will do", () => {
    expect(told(objectivesSchema, {})).toEqual([]);
    expect(objectivesSchema.parse({ weights: { rank: 0.1 } }).weights).toEqual({
      ...{ gdp: 0, revenue: 0, consumption: 0, innovation: 0, rank: 0.1, cluster: 0 },
    });
    const nothing = { cities: { harbour: { gdp: 0 } } };
    expect(told(objectivesSchema, nothing)).toEqual([
      "cities.harbour: weighs nothing, so that all futures are the same to the city",
    ]);
    expect(advised(objectivesSchema, nothing)[0]).toMatch(/^Give at least one of gdp, revenue, .* a weight above 0$/);
    expect(told(objectivesSchema, { weights: {} })).toHaveLength(1);
  });

  it("count the last year for ever only where later years count less", () => {
    expect(told(objectivesSchema, { terminalValue: "last-year", discount: 0.99 })).toEqual([]);
    expect(told(objectivesSchema, { terminalValue: "none", discount: 1 })).toEqual([]);
    const endless = { terminalValue: "last-year", discount: 1 };
    expect(told(objectivesSchema, endless)).toEqual(["terminalValue: adds up for ever what is never discounted"]);
    expect(advised(objectivesSchema, endless)).toEqual([
      "Give `discount` a value below 1, or leave terminalValue at none",
    ]);
  });
});

describe("an agreement", () => {
  const schema = coordinationSchema();
  const among = (count: number, levers: object[] = [{ type: "toll", from: 2024, between: "members", scale: 0 }]) => ({
    label: "Test",
    players: Object.fromEntries(Array.from({ length: count }, (_, k) => [`player-${k}`, ["harbour"]])),
    agreement: { levers },
  });

  it("has two to forty players", () => {
    for (const count of [2, 40]) expect(told(schema, among(count))).toEqual([]);
    expect(told(schema, among(1))).toEqual(["players: has 1 player, and an agreement has 2 to 40"]);
    expect(told(schema, among(41))).toEqual(["players: has 41 players, and an agreement has 2 to 40"]);
    expect(advised(schema, among(0))).toEqual(["Name the cities, provinces or agglomerations of each player"]);
  });

  it("has a lever at least, needs everybody, and pays what is needed, unless something else is said", () => {
    expect(told(schema, among(2, []))).toEqual(["agreement.levers: is an empty agenda"]);
    expect(advised(schema, among(2, []))).toEqual(["List at least one lever that binds `members`"]);
    expect(schema.parse(among(2))).toMatchObject({ decision: "unanimity", compensation: { rule: "minimal" } });
  });
});

describe("a council", () => {
  it("meets every year, binds nobody, notices all and pays nobody unless something else is said", () => {
    expect(councilSchema.parse({})).toEqual({
      ...{ every: 1, binding: false, sanction: 0, monitoring: 1, compensation: false, centralTopUp: 0 },
    });
    expect(councilSchema.parse({ trust: {}, logit: {} })).toMatchObject({
      trust: { initial: 0.5, learn: 0.1, loss: 0.5 },
      logit: { bias: -0.19, slope: 2.31 },
    });
  });
});
