import { Option } from "commander";
import { type ResolvedScenario, UserError } from "../../input/index.js";
import type { Uncertainty } from "../../measures/results/index.js";
import type { Lookup } from "../../measures/views/data.js";
import { drawRangesTable, namesOf, tableText, uncertaintySentences } from "../../report/index.js";
import {
  type Cases,
  type DrawnWorlds,
  FEWEST_DRAWS,
  hasBands,
  planStudy,
  type Study,
  type StudyOptions,
  studyOf,
} from "../../runs/studies/index.js";
import { percentSigns, t } from "../../words/index.js";
import { dated, storedStudy, storeStudy, subjectOf } from "../node/results/studies.js";
import type { Command } from "./command.js";
import { said } from "./language.js";
import { anyNumber, readScenario, type ScenarioOptions, wholeNumber } from "./options.js";
import { tell } from "./output.js";
import { type KeptDraws, runPlan } from "./runPlan.js";

export interface UncertaintyFlags extends ScenarioOptions {
  uncertainty?: number;
  hold: string[];
  target: number;
  store?: boolean;
  fresh?: boolean;
}

const MOST_DRAWS = 100_000;

/** Options of any command that draws worlds. */
export function drawOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--uncertainty <n>", said(t("help.uncertainty"))).argParser(wholeNumber(FEWEST_DRAWS, MOST_DRAWS)),
    )
    .option("--hold <name>", said(t("help.hold")), (name, list: string[]) => [...list, name], []);
}

/** Options of a study of what is not known. */
export function uncertaintyOptions(command: Command): Command {
  return drawOptions(command)
    .addOption(new Option("--target <percent>", said(t("help.target"))).argParser(anyNumber).default(0))
    .option("--store", said(t("help.store")));
}

/** A study that belongs to a comparison: its own, or one that is stored beside the scenario. */
export interface FoundStudy {
  uncertainty?: Uncertainty;
  /** Of a study that was run now. */
  drawn?: DrawnWorlds;
  /** What to say of a study that is not shown. */
  note?: string;
}

/** Says before any run what no study could be made of. */
export function checkStudy(file: string, scenario: ResolvedScenario, flags: UncertaintyFlags): void {
  if (flags.uncertainty === undefined) {
    stored(file, scenario, flags);
    return;
  }
  if (flags.store) checkStorable(file, scenario, flags);
  planStudy(file, scenario, optionsOf(file, flags, flags.uncertainty));
}

/** Runs the study that is asked for, or looks for a stored one. */
export async function studyFor(
  file: string,
  scenario: ResolvedScenario,
  flags: UncertaintyFlags,
  kept: KeptDraws,
): Promise<FoundStudy> {
  if (flags.uncertainty === undefined) return stored(file, scenario, flags);
  const planned = planStudy(file, scenario, optionsOf(file, flags, flags.uncertainty));
  const title = said(t("cli.titleWorlds", { title: scenario.title }));
  const worlds = await runPlan(planned, flags, { title, things: "worlds", kept });
  const found = foundIn(studyOf(planned, worlds, { target: flags.target, held: flags.hold }), scenario);
  const note =
    flags.store && found.uncertainty
      ? said(t("cli.stored", { place: storeStudy(file, found.uncertainty) }))
      : undefined;
  return { ...found, ...(note ? { note } : {}) };
}

/** What a study that was run tells. */
export function foundIn({ drawn, said: found }: Study, scenario: ResolvedScenario): FoundStudy {
  if (hasBands(found)) return { uncertainty: dated(found, scenario), drawn };
  tell(said(t("cli.noWorldRun", { reason: found.failed[0]?.text })));
  return { drawn };
}

/** The worlds of the study that is asked for, or one that is stored, for others to run. */
export function plannedStudy(file: string, scenario: ResolvedScenario, flags: UncertaintyFlags): Cases | FoundStudy {
  if (flags.uncertainty === undefined) return stored(file, scenario, flags);
  return planStudy(file, scenario, optionsOf(file, flags, flags.uncertainty));
}

export function optionsOf(
  file: string,
  flags: ScenarioOptions & Pick<UncertaintyFlags, "hold">,
  draws: number,
): StudyOptions {
  const load = (path: string, value: number) => readScenario(file, { ...flags, set: [...flags.set, { path, value }] });
  return { draws, held: flags.hold, load };
}

function stored(file: string, scenario: ResolvedScenario, flags: UncertaintyFlags): FoundStudy {
  if (flags.hold.length > 0 || flags.store)
    throw new UserError({
      file: flags.store ? "--store" : "--hold",
      what: t("cli.ofUncertainty"),
      allowed: t("cli.uncertaintyBeside"),
      hint: t("cli.addUncertainty"),
    });
  const found = storedStudy(file, scenario);
  if (!found) return {};
  if ("uncertainty" in found) return { uncertainty: found.uncertainty };
  return {
    note: said(t("cli.studyNotShown", { file, stale: found.stale })),
  };
}

/** A study of a changed scenario beside the file would be stale at once. */
function checkStorable(file: string, scenario: ResolvedScenario, flags: UncertaintyFlags): void {
  const { seed: _seed, firms: _firms, ...rest } = flags;
  if (subjectOf(readScenario(file, { ...rest, set: [] })) === subjectOf(scenario)) return;
  throw new UserError({
    file: "--store",
    what: t("cli.storeAsInFile"),
    allowed: t("cli.noSetThatMoves"),
    hint: t("cli.extendScenario"),
  });
}

/** Every variant with its range over draws, then what the study says of the variant that the answer is about. */
export function uncertaintyText(view: Lookup, uncertainty: Uncertainty): string {
  const sentences = uncertaintySentences(uncertainty, view.focus.id, namesOf(view), view.language);
  const lines = sentences.map((one) => `${percentSigns(one, view.language)}\n`);
  return `\n${tableText(drawRangesTable(view, uncertainty))}\n${lines.join("")}`;
}
