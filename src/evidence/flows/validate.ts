import type { Calibration } from "../../calibrate/index.js";
import type { FlowTable } from "../../input/index.js";
import { greatCircleKm } from "../../maths/numerics/greatCircle.js";
import { subjectOf } from "../realised/subject.js";
import { type Likeness, likenessTo } from "./likeness.js";
import { observedFlows } from "./observed.js";
import { FLOW_KINDS, type FlowKind, onObservedPairs, simulatedFlow } from "./simulated.js";

/** How like observed travel the model's base-year flows of a kind are, beside naive gravity. */
export interface FlowValidation extends Likeness {
  region: string;
  kind: FlowKind;
  /** Pairs compared. */
  pairs: number;
  /** Population product over squared kilometres, measured the same way. */
  naive: Likeness;
  /** Below naive gravity by either measure. */
  below: boolean;
}

/**
 * The model's flows of each kind beside observed ones and naive gravity. Throws UserError where the region has no
 * observed flows.
 */
export function validateFlows(calibration: Calibration): FlowValidation[] {
  const { region } = calibration;
  const observed = observedFlows(region);
  const residents = region.tables.cities.map(({ residentsThousand }) => residentsThousand);
  const naive = likenessTo(observed, naiveGravity(observed, residents));
  const subject = subjectOf(calibration);
  return FLOW_KINDS.map((kind) => {
    const simulated = onObservedPairs(observed, simulatedFlow(subject, kind)).flows.map(({ flow }) => flow);
    const likeness = likenessTo(observed, simulated);
    const below = likeness.spearman < naive.spearman || !(likeness.deviance >= naive.deviance);
    return { region: region.id, kind, pairs: observed.flows.length, ...likeness, naive, below };
  });
}

/** Product of residents over squared kilometres, by pair of the table: what needs no model. */
function naiveGravity({ places, flows }: FlowTable, residents: readonly number[]): number[] {
  return flows.map(
    ({ origin, destination }) =>
      (residents[origin] * residents[destination]) / greatCircleKm(places[origin], places[destination]) ** 2,
  );
}
