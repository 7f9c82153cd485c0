import { describe, expect, it } from "vitest";
import { agglom } from "./program.js";

describe("agglom calibrate", () => {
  it("takes a region or a scenario, by file or by shipped name", () => {
    const names = [
      "scenarios/regions/teaching-two-cities/region.yaml",
      "regions/teaching-two-cities",
      "scenarios/teaching/two-cities.yaml",
      "teaching/two-cities",
    ];
    const [first, ...others] = names.map((name) => agglom("calibrate", name));
    expect(first!.stdout).toMatch(/^Two cities, base year \d{4}\n/);
    for (const { status, stdout } of others) expect({ status, stdout }).toEqual({ status: 0, stdout: first!.stdout });
  });
});
