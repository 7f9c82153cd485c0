import { mistakeAt, type ResolvedScenario, type UserError } from "../../input/index.js";
import { drawsRun, FEWEST_DRAWS, type Uncertainty } from "../../measures/results/index.js";
import type { Lookup } from "../../measures/views/index.js";
import {
  centralSentence,
  drawnFromText,
  drawRangesTable,
  momentsTable,
  namesOf,
  tableText,
  uncertaintySentences,
} from "../../report/index.js";
import {
  type DesignedDraws,
  type DrawList,
  type Draws,
  hasBands,
  type PlannedStudy,
  planStudy,
  regionFactors,
  type Study,
  type StudyOptions,
  studyOf,
} from "../../runs/studies/index.js";
import { percentSigns, quoted, t, textOf, type Words } from "../../words/index.js";
import { dated, type StoredStudy, storedStudy, storeStudy, subjectOf } from "../node/results/studies.js";
import { type Command, wholeNumber } from "./command.js";
import { said } from "./language.js";
import {
  collected,
  drawListIn,
  loadWith,
  MOST_DRAWS,
  readScenario,
  type ScenarioOptions,
  targetPercent,
} from "./options.js";
import { lines, tell } from "./output.js";
import { type KeptDraws, type RunFlags, runPlan } from "./runPlan.js";

export interface UncertaintyFlags extends ScenarioOptions {
  uncertainty?: number | undefined;
  hold: string[];
  target: number;
  store?: boolean;
}

/** Options of any command that draws parameters. `least`: draws that it takes. */
export function drawOptions(command: Command, what: Words = "help.uncertainty", least = FEWEST_DRAWS): Command {
  return command
    .value("--uncertainty <n>", what, wholeNumber(least, MOST_DRAWS))
    .value("--hold <name>", "help.hold", collected, [])
    .flag("--prior", "help.priorRange");
}

/** Parameter draws of a comparison that asks for no number of them. */
const USUAL_DRAWS = FEWEST_DRAWS;

/** Options of a study of what is not known. */
export function uncertaintyOptions(command: Command): Command {
  const what = t("help.compareUncertainty", { usual: USUAL_DRAWS });
  return drawOptions(command, what, 0)
    .value("--target <percent>", "help.target", targetPercent, 0)
    .flag("--store", "help.store");
}

/** A study that belongs to a comparison: its own, or one that is stored beside the scenario. */
export interface FoundStudy {
  uncertainty?: Uncertainty;
  /** Of a study that was run now. */
  drawn?: DesignedDraws;
  /** What to say of it, or of why no range is shown. */
  note?: string;
}

/** Runs the draws of a study that is planned. */
export async function studyFor(
  file: string,
  scenario: ResolvedScenario,
  flags: Omit<UncertaintyFlags, "workers"> & RunFlags,
  planned: PlannedStudy | FoundStudy,
  kept: KeptDraws,
): Promise<FoundStudy> {
  if (!("tasks" in planned)) return planned;
  const telling = { title: said("cli.titleDraws", { title: scenario.title }), things: "draws", kept } as const;
  const found = await foundBy((plan) => runPlan(plan, flags, telling), file, scenario, flags, planned);
  if (!flags.store || !found.uncertainty) return found;
  return { ...found, note: said("cli.stored", { place: storeStudy(file, found.uncertainty) }) };
}

/**
 * What a study tells once its draws are run. Where too few of the usual ones could be calibrated as many more as failed
 * are drawn, once: the list of draws goes on, so that the first ones stay.
 */
export async function foundBy(
  run: (plan: PlannedStudy) => Promise<Draws>,
  file: string,
  scenario: ResolvedScenario,
  flags: Omit<UncertaintyFlags, "workers">,
  planned: PlannedStudy,
): Promise<FoundStudy> {
  const concluded = async (plan: PlannedStudy) =>
    studyOf(plan, await run(plan), { target: flags.target, held: flags.hold });
  const first = await concluded(planned);
  const failed = first.said.draws - drawsRun(first.said);
  if (flags.uncertainty !== undefined || failed === 0) return foundIn(first, scenario);
  const options = optionsOf(file, flags, first.said.draws + failed, scenario);
  return foundIn(await concluded(planStudy(file, scenario, options)), scenario);
}

/** What a study that was run tells. */
export function foundIn({ drawn, said: found }: Study, scenario: ResolvedScenario): FoundStudy {
  if (!hasBands(found)) return { drawn, note: tooFewText(found) };
  const note = drawnFromText(found);
  return { uncertainty: dated(found, scenario), drawn, ...(note && { note: said(note) }) };
}

function tooFewText({ draws, failed }: Study["said"]): string {
  return said("cli.tooFewDraws", {
    ran: drawsRun({ draws, failed }),
    draws,
    least: FEWEST_DRAWS,
    reason: failed[0]?.text ?? "",
    failed: failed.length,
  });
}

/**
 * The draws of the study that is asked for, planned before any run, which says what no study could be made of. Without
 * a number one that is stored beside the scenario is shown, and where there is none, or none of the scenario as it is,
 * the usual draws are run.
 */
export function plannedStudy(
  file: string,
  scenario: ResolvedScenario,
  flags: UncertaintyFlags,
  storedHere = () => storedStudy(file, scenario),
): PlannedStudy | FoundStudy {
  const { uncertainty, hold, prior, store, target } = flags;
  if (uncertainty === 0) {
    refuseWithoutDraws(flags);
    return {};
  }
  if (store) checkStorable(file, scenario, flags);
  if (store && uncertainty !== undefined && uncertainty < FEWEST_DRAWS) throw tooFewToStore(uncertainty);
  const isUsual = uncertainty === undefined && hold.length === 0 && !store && !prior;
  const found = isUsual ? ofTheseDraws(storedHere(), target, () => drawListIn(file, scenario, flags)) : undefined;
  if (found && "uncertainty" in found) return { uncertainty: found.uncertainty };
  if (found) tell(`${said("cli.studyNotShown", { file, stale: found.stale })}\n`);
  if (isUsual && regionFactors(scenario).length + scenario.uncertain.length === 0)
    return { note: said("cli.noRangeOfRegion") };
  return planStudy(file, scenario, optionsOf(file, flags, uncertainty ?? USUAL_DRAWS, scenario));
}

/**
 * A stored study of other draws than those that are stored beside the region is stale, and so is one of another target
 * than the one that is asked for (0: none is).
 */
function ofTheseDraws(
  found: StoredStudy | undefined,
  target: number,
  listHere: () => DrawList,
): StoredStudy | undefined {
  if (!found || !("uncertainty" in found)) return found;
  const own = found.uncertainty.target;
  if (target !== 0 && target !== own) return { stale: t("cli.otherTarget", { own }) };
  const { from, ...list } = listHere();
  const drawn = ({ seed, data }: Pick<Uncertainty, "seed" | "data">) => JSON.stringify([seed, data]);
  const same = from !== "stored" || drawn(list) === drawn(found.uncertainty);
  return same ? found : { stale: t("node.otherDraws") };
}

/** Throws UserError where parameter draws that are not run are to be so or so. */
export function refuseWithoutDraws(flags: Partial<UncertaintyFlags>): void {
  const { hold = [], prior, store, target = 0 } = flags;
  const asked = { "--store": store, "--prior": prior, "--hold": hold.length > 0, "--target": target !== 0 };
  for (const [option, isAsked] of Object.entries(asked))
    if (isAsked) throw mistakeAt(option, "cli.ofUncertainty", "cli.uncertaintyBeside", "cli.addUncertainty");
}

/** Options of a study of so many draws, with the list of draws that the flags ask for. */
export function optionsOf(
  file: string,
  flags: Omit<ScenarioOptions, "workers"> & Pick<UncertaintyFlags, "hold">,
  draws: number,
  scenario: ResolvedScenario,
): StudyOptions {
  return { draws, held: flags.hold, load: loadWith(file, flags), list: drawListIn(file, scenario, flags) };
}

/** A study of a changed scenario beside the file would be stale at once. */
function checkStorable(file: string, scenario: ResolvedScenario, flags: UncertaintyFlags): void {
  const { seed: _seed, firms: _firms, ...rest } = flags;
  if (subjectOf(readScenario(file, { ...rest, set: [] })) === subjectOf(scenario)) return;
  throw mistakeAt("--store", "cli.storeAsInFile", "cli.noSetThatMoves", "cli.extendScenario");
}

/** What has no range is not shown again. */
function tooFewToStore(draws: number): UserError {
  const limits = { number: t("scenario.wholeNumberOne"), low: FEWEST_DRAWS, high: MOST_DRAWS };
  const place = { file: "--uncertainty", value: draws };
  return mistakeAt(place, "cli.tooFewToStore", t("scenario.numberFromTo", limits), "scenario.chooseWithin");
}

/** Every variant with its range over draws, then what the study says of the variant that the answer is about. */
export function uncertaintyText(view: Lookup, uncertainty: Uncertainty): string {
  const central = centralSentence(view, uncertainty);
  const told = uncertaintySentences(
    uncertainty,
    view.focus.id,
    namesOf(view),
    view.language,
    view.data.context.answer?.measure,
  );
  const sentences = central === undefined ? told : [...told, central];
  const { data } = uncertainty;
  const moments = data ? `${tableText(momentsTable(data, view.language))}\n` : "";
  const all = lines(sentences.map((one) => percentSigns(one, view.language)));
  const whose = lines([view.say(quoted(textOf(view.focus.label)))]);
  return `\n${tableText(drawRangesTable(view, uncertainty))}\n${moments}${whose}${all}`;
}
