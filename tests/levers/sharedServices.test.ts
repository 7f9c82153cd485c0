import { describe, expect, it } from "vitest";
import { leverOf } from "../../src/levers/index.js";
import type { LeverContext } from "../../src/levers/lever.js";
import { emptyPolicy } from "../../src/model/engine/instruments.js";

const lever = leverOf("shared-services");
const context = {
  nodeIds: ["shanghai", "nanjing", "rest"],
  cities: 2,
  provinces: ["shanghai", "jiangsu", "rest"],
  agglomerations: ["", "", ""],
  base: emptyPolicy(3, 1, 1),
} as unknown as LeverContext;

/** What the lever writes of one use in a city, defaults filled in. */
function written(parameters: object) {
  const policy = emptyPolicy(3, 1, 1);
  lever.apply(lever.schema.parse({ cities: "nanjing", ...parameters }), context, policy);
  return policy.sharedServices[0]!;
}

describe("recognition of public services", () => {
  it("is of people registered in other cities, unless hinterlands are named, and free where the host pays", () => {
    expect([...written({}).pairs]).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect([...written({ origins: "all-nodes" }).pairs]).toEqual([0, 1, 0, 0, 0, 0, 0, 1, 0]);
    expect(written({})).toMatchObject({ access: 1, accessToday: 0.5, fee: 0 });
    expect(written({ payer: "home", fee: 0.4 })).toMatchObject({ payer: "home", fee: 0.4 });
    expect(written({ payer: "centre" })).toMatchObject({ payer: "centre", fee: 1 });
  });

  it("has nothing to do where nobody asks who is registered where", () => {
    const parameters = lever.schema.parse({ cities: "nanjing" });
    const registered = { ...context, base: { ...context.base, registration: new Float64Array(9).fill(0.2) } };
    expect(lever.idle!(parameters, context, context.base)?.en).toMatch(/does not follow where people are registered/);
    expect(lever.idle!(parameters, registered, registered.base)).toBeUndefined();
  });
});
