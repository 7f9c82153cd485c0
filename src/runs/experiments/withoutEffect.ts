import {
  type Calibration,
  fitTable,
  idleLevers,
  instabilityText,
  leverRegion,
  missText,
  worstFit,
} from "../../calibrate/index.js";
import { BASELINE, lastYearOf, placeLabels, type Region } from "../../input/index.js";
import { findLever } from "../../levers/index.js";
import { differs, type Summary } from "../../measures/results/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import { stabilityOf } from "../../model/engine/stability.js";
import { joined, quoted, someOf, type Text, t, textOf } from "../../words/index.js";
import { armLabel } from "./names.js";
import { calibrationOf, decidesItself, type PreparedScenario, type PreparedVariant } from "./prepare.js";

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
  const last = lastYearOf(scenario);
  return variants.flatMap((arm) => {
    const own = arm.name === BASELINE ? arm.levers : arm.levers.slice(scenario.baseline.levers.length);
    const calibration = calibrationOf(arm);
    if (!calibration) return [];
    return idleLevers(calibration, arm.levers, last, decidesItself(prepared, arm))
      .filter(({ entry }) => own.includes(entry))
      .map(({ entry, reason }) => ({ variant: arm.name, lever: entry.type, reason }));
  });
}

/**
 * Variants that runs have shown to differ from the baseline in no number, and levers that can do nothing.
 */
export function withoutEffect(prepared: PreparedScenario, { variants }: Summary): WithoutEffect[] {
  const unmoved = variants.slice(1).filter((arm) => arm.pairs.replicates.length > 0 && !differs(arm));
  return [
    ...unmoved.map(({ variant }) => ({ variant, reason: t("experiments.everyNumberEveryYear") })),
    ...leversWithoutEffect(prepared),
  ];
}

/** In one sentence; the variant by its id, or as `name` says. */
export function withoutEffectText(
  { variant, lever, reason }: WithoutEffect,
  name: Text = quoted(textOf(variant)),
): Text {
  if (lever === undefined) return t("experiments.changesNothing", { name, reason });
  return t("experiments.canDoNothing", { lever: findLever(lever)?.label ?? textOf(lever), name, reason });
}

/**
 * What whoever reads the results should know of the region, a sentence each: what was filled in because its author did
 * not give it, a base year that misses its data, and one that runs away by itself. `isKnown`: regions whose stability
 * is known already, as it takes seconds to find out; each different world of the arms is asked about once.
 */
export function regionCautions(prepared: PreparedScenario, isKnown: (region: Region) => boolean = () => false): Text[] {
  const { scenario, variants } = prepared;
  const worlds = new Map<Calibration, string>();
  for (const arm of variants) {
    const calibration = calibrationOf(arm);
    if (calibration && !worlds.has(calibration)) worlds.set(calibration, arm.name);
  }
  const found = [...worlds].flatMap(([calibration, name]) =>
    worldCautions(calibration, isKnown).map((text) => ofArm(text, name, armLabel(scenario, name))),
  );
  return [...(scenario.region.filledIn ?? []), ...found];
}

/** What is to be known of levers, each once, with the variants that have them. */
export function leverCautions(prepared: PreparedScenario): Text[] {
  const { scenario, variants } = prepared;
  const told = new Map<string, { text: Text; arms: string[] }>();
  for (const arm of variants) {
    for (const text of cautionsOfArm(prepared, arm)) {
      const { arms } = told.get(text.en) ?? { arms: [] };
      told.set(text.en, { text, arms: [...new Set([...arms, arm.name])] });
    }
  }
  return [...told.values()].map(({ text, arms }) => {
    const names = arms.map((name) => quoted(armLabel(scenario, name)));
    return arms.includes(BASELINE) ? text : joined([someOf(names, 3), text], "colon");
  });
}

/** Those of one arm; nothing where governments choose, whose choices are what levers act on. */
export function cautionsOfArm(prepared: PreparedScenario, arm: PreparedVariant): Text[] {
  const calibration = calibrationOf(arm);
  if (!calibration || decidesItself(prepared, arm)) return [];
  const region = leverRegion(calibration);
  return arm.levers.flatMap((entry) => {
    const { caution, label } = findLever(entry.type)!;
    const said = caution?.(entry as never, { ...region, from: entry.from, year: entry.from });
    return said ? [t("experiments.leverCaution", { lever: label, caution: said })] : [];
  });
}

/** What is to be said of a base year: that it misses its data, or that it runs away by itself. */
export function worldCautions(calibration: Calibration, isKnown: (region: Region) => boolean = () => false): Text[] {
  const { region } = calibration;
  const worst = worstFit(fitTable(calibration));
  const missed = worst > region.target.tolerance ? [missText(worst, region)] : [];
  const unstable = isKnown(region) ? undefined : stabilityText(calibration);
  return [...missed, ...(unstable ? [unstable] : [])];
}

/** A world that does not last as long as its stability is watched is as unstable as one whose push grows. */
function stabilityText({ world, market, region }: Calibration): Text | undefined {
  try {
    return instabilityText(stabilityOf(world, market), placeLabels(region));
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    return t("experiments.baseYearUnstableLeft", { message: error.text });
  }
}

/** The baseline's world is everybody's unless an arm has other constants. */
function ofArm(text: Text, name: string, label: Text): Text {
  return name === BASELINE ? text : joined([quoted(label), text], "colon");
}
