import { describe, expect, it } from "vitest";
import { copyPolicy, emptyPolicy, INSTRUMENTS, type InstrumentName } from "../../../src/model/engine/instruments.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import { breakAgreement } from "../../../src/model/governance/ballot.js";

const [NODES, SECTORS, TYPES] = [3, 2, 2] as const;
const BREAKER = 1;

/** A policy whose every number is `value`, and whose every list holds one item of that name. */
function filled(value: number): Policy {
  const policy = emptyPolicy(NODES, SECTORS, TYPES) as unknown as Record<string, unknown>;
  for (const name of Object.keys(policy)) {
    const instrument = INSTRUMENTS[name as InstrumentName];
    if (instrument.shape === "list") policy[name] = name === "publicWorks" ? [] : [{ id: value }];
    else if (instrument.shape === "split") policy[name] = { plant: value, headquarters: value };
    else (policy[name] as Float64Array).fill(value);
  }
  return policy as unknown as Policy;
}

const [TOGETHER, OTHERS, BEFORE] = [0.3, 0.2, 0.1] as const;
const broken = breakAgreement(filled(TOGETHER), filled(OTHERS), filled(BEFORE), [BREAKER]);
const namesWith = (breach: string) =>
  (Object.keys(INSTRUMENTS) as InstrumentName[]).filter((name) => INSTRUMENTS[name].breach === breach);

describe("a breach of rules", () => {
  it.each([
    [TOGETHER, BEFORE],
    [BEFORE, TOGETHER],
  ])("that differ by sector in one of the policies alone is one of all sectors' rules in the other", (one, other) => {
    const pairs = NODES * NODES;
    const differing = filled(one);
    differing.ruleDifference = new Float64Array(SECTORS * pairs).fill(one);
    for (const [together, before] of [
      [differing, filled(other)],
      [filled(other), differing],
    ] as const) {
      const { ruleDifference } = breakAgreement(together, filled(OTHERS), before, [BREAKER]);
      expect(ruleDifference).toHaveLength(SECTORS * pairs);
      for (const [k, value] of ruleDifference.entries()) {
        const source = k % NODES === BREAKER ? before : together;
        expect(value, `entry ${k}`).toBe(source === differing ? one : other);
      }
    }
  });
});

describe("a breach", () => {
  it.each(namesWith("city"))("takes %s back where the breaker decides, and nowhere else", (name) => {
    for (const [k, value] of (broken[name] as Float64Array).entries())
      expect(value, `entry ${k}`).toBe(k % NODES === BREAKER ? BEFORE : TOGETHER);
  });

  it.each(namesWith("keepers"))("leaves %s to those who keep their word", (name) => {
    expect(broken[name]).toEqual([{ id: OTHERS }]);
  });

  it.each(namesWith("nobody"))("leaves %s as agreed", (name) => {
    expect(broken[name]).toEqual(filled(TOGETHER)[name]);
  });

  it("covers every instrument", () => {
    const covered = ["city", "keepers", "nobody", "works"].flatMap(namesWith);
    expect(covered.length).toBe(Object.keys(INSTRUMENTS).length);
  });

  it("lengthens a link by the parts that the breaker does not build", () => {
    const link = { project: "0-1", end: 0, hoursBefore: 2, travelHours: 1, throughTraffic: true, amount: 5, sector: 0 };
    const works = [
      { ...link, city: 0, end: 1, part: 0.5 },
      { ...link, city: 1, part: 0.25 },
    ];
    const together = { ...filled(TOGETHER), publicWorks: works, travelHours: new Float64Array(9).fill(1.25) };
    const before = { ...filled(BEFORE), travelHours: new Float64Array(9).fill(2) };
    const after = breakAgreement(together, filled(OTHERS), before, [BREAKER]);
    expect(after.publicWorks).toEqual([works[0]]);
    expect(after.travelHours[0 * NODES + 1]).toBe(1.5);
    expect(after.travelHours[1 * NODES + 0]).toBe(1.5);
    expect(after.travelHours[0 * NODES + 2]).toBe(1.25);
  });
});

describe("what one builds of a link", () => {
  /** Two hours from city 0 to city 1, one when the link is complete, of which each end pays a half. */
  const half = (city: number) => ({
    project: "0-1",
    city,
    end: 1 - city,
    part: 0.5,
    hoursBefore: 2,
    travelHours: 1,
    throughTraffic: true,
    amount: 10,
    sector: 0,
  });
  const hours = (policy: Policy, value: number) => {
    for (const pair of [0 * NODES + 1, 1 * NODES + 0]) policy.travelHours[pair] = value;
  };

  it("stays where it was built anyhow: only what the agreement added is taken back", () => {
    const before = emptyPolicy(NODES, SECTORS, TYPES);
    before.publicWorks.push(half(0));
    hours(before, 1.5);
    const together = copyPolicy(before);
    together.publicWorks.push(half(1));
    hours(together, 1);
    const [builder, other] = [0, 1].map((city) => breakAgreement(together, before, before, [city]));
    expect(builder!.publicWorks).toEqual([half(1), half(0)]);
    expect(builder!.travelHours[1]).toBe(1);
    expect(other!.publicWorks).toEqual([half(0)]);
    expect(other!.travelHours[1]).toBe(1.5);
  });

  it("is no more than what the works gave: what else has shortened the way stays", () => {
    const before = emptyPolicy(NODES, SECTORS, TYPES);
    hours(before, 1.2);
    const together = copyPolicy(before);
    together.publicWorks.push(half(0), half(1));
    hours(together, 1);
    const alone = breakAgreement(together, before, before, [0]);
    // Half a link would make an hour and a half; the way was shorter before.
    expect(alone.travelHours[1]).toBe(1.2);
    expect(together.travelHours[1]).toBe(1);
  });
});
