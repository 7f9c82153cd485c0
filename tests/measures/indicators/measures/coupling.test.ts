import { describe, expect, it } from "vitest";
import {
  correctedCouplingCoordination,
  couplingCoordination,
} from "../../../../src/measures/indicators/measures/weightings.js";

describe("coupling", () => {
  it("gives both versions of coupling coordination", () => {
    expect(couplingCoordination([0.2, 0.5, 0.8]).coupling).toBeCloseTo(0.861774, 6);
    expect(couplingCoordination([0.2, 0.5, 0.8]).coordination).toBeCloseTo(0.65642, 6);
    expect(correctedCouplingCoordination([0.2, 0.5, 0.8]).coupling).toBeCloseTo(0.487002, 6);
    expect(correctedCouplingCoordination([0.2, 0.5, 0.8]).coordination).toBeCloseTo(0.493458, 6);
  });
});
