import fc from "fast-check";
import { expect, it } from "vitest";
import { eventThresholds } from "../../../src/model/engine/firmBirths.js";
import { calmPlan, movingEconomy } from "./plan.js";

const share = fc.double({ min: 0, max: 1, noNaN: true });

it("a firm closes, or else is released, or else thinks about its plant, or else about its headquarters", () => {
  fc.assert(
    fc.property(share, share, share, (exit, close, release) => {
      const economy = movingEconomy();
      const plan = calmPlan(economy);
      plan.exit[0] = exit;
      plan.close[0] = close;
      plan.release[0] = release;
      const events = eventThresholds(economy, plan);
      const stands = (1 - exit) * (1 - close);
      const free = stands * (1 - release);
      expect(events.close[0]).toBeCloseTo(1 - stands, 12);
      expect(events.release[0]! - events.close[0]!).toBeCloseTo(stands * release, 12);
      expect(1 - events.plant[0]!).toBeCloseTo(free * 0.1, 12);
      expect(events.plant[0]! - events.headquarters[0]!).toBeCloseTo(free * 0.9 * 0.2, 12);
      // The two ends of the unit interval never meet.
      expect(events.headquarters[0]).toBeGreaterThanOrEqual(events.release[0]! - 1e-12);
    }),
  );
});
