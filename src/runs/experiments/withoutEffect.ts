import { idleLevers } from "../../calibrate/index.js";
import { differs, type Summary } from "../../measures/results/index.js";
import { type Text, t, textOf } from "../../words/index.js";
import { BASELINE, calibrationOf, type PreparedScenario } from "./prepare.js";
import { decidesItself } from "./start.js";

/** Something that the user wrote and that changes no number, and the likely reason. */
export interface WithoutEffect {
  /** Name of the arm. */
  variant: string;
  /** Type of the lever; absent where the whole variant equals the baseline. */
  lever?: string;
  /** The likely one, as the end of a sentence. */
  reason: Text;
}

/**
 * Levers that by their data can do nothing, arm by arm; those of the baseline once. Of an arm without a base year it is
 * its runs that tell.
 */
export function leversWithoutEffect(prepared: PreparedScenario): WithoutEffect[] {
  const { scenario, variants } = prepared;
  const last = scenario.startYear + scenario.years - 1;
  return variants.flatMap((arm) => {
    const own = arm.name === BASELINE ? arm.levers : arm.levers.slice(scenario.baseline.levers.length);
    const calibration = calibrationOf(arm);
    if (!calibration) return [];
    return idleLevers(calibration, arm.levers, last, decidesItself(prepared, arm))
      .filter(({ entry }) => own.includes(entry))
      .map(({ entry, reason }) => ({ variant: arm.name, lever: entry.type, reason }));
  });
}

const EQUAL: Text = t("experiments.everyNumberEveryYear");

/**
 * Variants that runs have shown to differ from the baseline in no number, and levers that can do nothing.
 */
export function withoutEffect(prepared: PreparedScenario, { variants }: Summary): WithoutEffect[] {
  const unmoved = variants.slice(1).filter((arm) => arm.pairs.replicates.length > 0 && !differs(arm));
  return [...unmoved.map(({ variant }) => ({ variant, reason: EQUAL })), ...leversWithoutEffect(prepared)];
}

/** In one sentence; the variant by its id, or as `name` says. */
export function withoutEffectText({ variant, lever, reason }: WithoutEffect, name: Text = textOf(variant)): Text {
  if (lever === undefined) return t("experiments.changesNothing", { name, reason });
  return t("experiments.canDoNothing", { lever, name, reason });
}
