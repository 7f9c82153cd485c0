import { expect, it, vi } from "vitest";

/** Every number of the first five years of a reform, on cohorts and with firms, by the modules as they are imported now. */
async function numbersOfARun(): Promise<number[]> {
  const { arm, calibrationOf, numbersOf } = await import("../../model/arms.js");
  const lever = { type: "transport-link", between: [["harbour", "mill"]], scale: 0.5 };
  const of = (agents: number) => numbersOf(arm(calibrationOf("teaching-three-cities"), [lever], { years: 5, agents }));
  return [...of(0), ...of(3000)];
}

it("gives the same on a machine without SIMD, but for sums in another order", async () => {
  const compiled = await numbersOfARun();
  vi.resetModules();
  vi.stubGlobal("WebAssembly", {});
  const { workspace } = await import("../../../src/maths/numerics/simd.js");
  expect(workspace).toBeNull();
  const plain = await numbersOfARun();
  expect(plain.length).toBe(compiled.length);
  const apart = plain.map((value, k) => Math.abs(value - compiled[k]!) / Math.max(1, Math.abs(value)));
  expect(Math.max(...apart.filter((one) => !Number.isNaN(one)))).toBeLessThan(1e-9);
  expect(apart.some((one) => one > 0)).toBe(true);
  expect(plain.map(Number.isNaN)).toEqual(compiled.map(Number.isNaN));
});
