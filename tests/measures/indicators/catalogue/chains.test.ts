import { describe, expect, it } from "vitest";
import { value } from "../values.js";

describe("production chains", () => {
  it("count inputs that are covered at home", () => {
    // b makes 40 and 60 of the two sectors and needs 10 and 30 of them: both chains are complete.
    expect(value("b", "chain-completeness")).toBe(1);
    expect(value("b", "missing-links")).toBe(0);
    // The hinterland makes 500 of each and needs 200 and 100.
    expect(value("h", "missing-links")).toBe(0);
  });

  it("have one round where all links are direct, more the more is bought inside", () => {
    const [cluster, province] = [value("cluster", "propagation-length"), value("P", "propagation-length")];
    expect(province).toBeGreaterThan(1);
    expect(cluster).toBeGreaterThan(province);
  });
});
