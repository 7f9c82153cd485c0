import { stringify } from "yaml";
import {
  armsOf,
  BASELINE,
  type CouncilFile,
  chosenLeverName,
  citiesNamed,
  councilOf,
  firstYearOf,
  type GovernmentsFile,
  governmentsOf,
  type LeverEntry,
  lastYearOf,
  loadRegion,
  mistakeAt,
  playersOf,
  type Region,
  type ResolvedScenario,
} from "../../input/index.js";
import { findLever } from "../../levers/index.js";
import { changeSentences } from "../../report/index.js";
import {
  BEHAVIOUR_TEXT,
  changesOf,
  councilPowers,
  currencyOf,
  DECISIONS,
  leversWithoutEffect,
  namesOf,
  type PreparedScenario,
  prepareScenario,
  rehearse,
  weightsText,
} from "../../runs/experiments/index.js";
import { uncertainFactors } from "../../runs/studies/index.js";
import { ENGLISH, joined, type Language, type Say, saying, type Text, type TextKey, t } from "../../words/index.js";
import { diskFiles, jsonText } from "../node/disk/files.js";
import { cautionsOf, regionCautionsOf } from "./cautions.js";
import { Command } from "./command.js";
import { languageAsked, said } from "./language.js";
import { isRegion, loadWith, placesIn, readScenario, type ScenarioOptions, scenarioOptions } from "./options.js";
import { checkAsked, lines, named, print, warn, warnOf, writeAsked } from "./output.js";

/**
 * agglom check FILE: parses, extends, validates; does all that a run does before its first year; says what the scenario
 * holds, or prints it resolved, and warns of levers that can do nothing, of what was filled in and of a base year that
 * is unstable.
 */
export function checkCommand(): Command {
  return scenarioOptions(new Command("check", "help.check"), "help.outResolved")
    .group("start")
    .takes("<file>", "help.scenarioOrRegion")
    .flag("--resolved", "help.resolvedYaml")
    .language()
    .flag("--json", "help.resolvedJson")
    .example("agglom check scenarios/yangtze-river-delta/barrier-removal.yaml --set years=10")
    .does((file: string, options: CheckOptions) => {
      checkAsked(options.out);
      if (isRegion(file)) checkRegion(file, options);
      else checkScenario(file, options);
    });
}

interface CheckOptions extends ScenarioOptions {
  resolved?: boolean;
}

/** A scenario with which all has been done that a run, or a study of what is uncertain, does before its first year. */
export function rehearsed(file: string, options: ScenarioOptions) {
  const scenario = readScenario(file, options);
  const prepared = prepareScenario(scenario);
  rehearse(prepared, placesIn(file, options));
  uncertainFactors(scenario, loadWith(file, options));
  return { scenario, prepared, cautions: cautionsOf(prepared) };
}

function checkScenario(file: string, options: CheckOptions): void {
  const { scenario, prepared, cautions } = rehearsed(file, options);
  printWhole(scenario, options, () => `${holdings(prepared, languageAsked())}${said("cli.scenarioValid")}\n`);
  if (prepared.variants.length === 1) warnOf([t("cli.noVariantsToCompare", { baseline: BASELINE })]);
  warnOf(cautions);
  warn(leversWithoutEffect(prepared));
}

function checkRegion(file: string, options: CheckOptions): void {
  if (options.set.length > 0)
    throw mistakeAt("--set", t("cli.notThis", { file }), "cli.setWithScenario", "cli.changeRegionFile");
  const region = loadRegion(file, diskFiles);
  const cautions = regionCautionsOf(region);
  printWhole(region, options, () => `${regionHoldings(region)}${said("cli.regionValid")}\n`);
  warnOf(cautions);
}

/** What was read, in the form that was asked for. */
function printWhole(whole: unknown, { out, json, resolved }: CheckOptions, summary: () => string): void {
  writeAsked(out, { "resolved.yaml": stringify(whole) });
  if (json) print(jsonText(whole));
  else print(resolved ? stringify(whole) : summary());
}

/** A scenario, and who reads of it. */
interface Reading {
  scenario: ResolvedScenario;
  say: Say;
}

/**
 * What a scenario holds, for somebody who checks it before a run: place and time, who wants and plays what, and its
 * arms, each with what its levers change, before and after.
 */
export function holdings(prepared: PreparedScenario, language: Language = ENGLISH): string {
  const { scenario } = prepared;
  const changes = changesOf(prepared);
  const say = saying(language);
  const reading: Reading = { scenario, say };
  const { region, variants, baseline, startYear, replicates, seed } = scenario;
  const population =
    scenario.population === "agents" ? say("cli.firms", { firms: scenario.firms }) : say("cli.cohorts");
  const arms = Object.entries(variants).map(([name, variant]) => {
    const changed = Object.keys(variant.parameters ?? {});
    const constants = changed.length > 0 ? [say("cli.otherConstants", { changed: joined(changed) })] : [];
    const parts = [...armParts(reading, variant.levers, name), ...constants];
    const levers = changes.find(({ variant }) => variant === name)!.levers.filter(({ agreed }) => !agreed);
    const told = changeSentences({ variant: name, levers, also: [] }, false)[language];
    return [`  ${name}${say("join.colon")}${parts.join(say("join.semicolon"))}`, ...told.map((one) => `    ${one}`)];
  });
  const { cities, sectors } = region.tables;
  const base = armParts(reading, baseline.levers).join(say("join.semicolon"));
  return lines([
    say(scenario.title),
    say(scenario.question),
    say("cli.scenarioHolds", {
      region: region.label,
      cities: cities.length,
      sectors: sectors.length,
      startYear,
      last: lastYearOf(scenario),
      population,
      replicates: t("cli.replicatesCount", { count: replicates }),
      seed,
    }),
    ...objectives(reading),
    ...agreement(reading),
    say("cli.baselineHolds", { base }),
    ...arms.flat(),
  ]);
}

/** What a region holds. */
function regionHoldings(region: Region): string {
  const { label, tables, hinterlands, baseYear } = region;
  const provinces = new Set(tables.cities.map(({ province }) => province)).size;
  const names = tables.cities.map(({ id }) => id).join(", ");
  return said("cli.regionHolds", {
    label,
    cities: tables.cities.length,
    provinces,
    sectors: tables.sectors.length,
    baseYear,
    currency: currencyOf({ region }),
    names,
    hinterlands: hinterlands.length,
    around: hinterlands.map(({ id }) => id).join(", "),
  });
}

/** What governments want, where it decides anything. */
function objectives({ scenario, say }: Reading): string[] {
  const { horizon, discount, weights, cities, terminalValue } = scenario.objectives;
  const choosing = armsOf(scenario).some((name) => governmentsOf(scenario, name).behaviour !== "fixed");
  if (!choosing && !scenario.coordination) return [];
  const own = Object.entries(cities).map(
    ([name, theirs]) => `${say("join.semicolon")}${name} ${say(weightsText(theirs, named))}`,
  );
  const judged = scenario.coordination
    ? say("cli.agreementsJudged", { horizon, forever: terminalValue === "last-year" })
    : "";
  const all = `${say(weightsText(weights, named))}${own.join("")}${judged}`;
  return [say("cli.objectivesDiscount", { all, discount })];
}

function agreement({ scenario, say }: Reading): string[] {
  const { coordination, region } = scenario;
  if (!coordination) return [];
  const nameOf = namesOf(scenario);
  const players = playersOf(coordination, region).map(({ id, cities }) =>
    say("cli.playerHolds", { name: named(id, nameOf(id)), cities: cities.length }),
  );
  const { decision } = coordination;
  return [
    say("cli.playersDecision", { players: joined(players, "comma"), decision: t(DECISIONS[decision]!) }),
    say("cli.agreementHolds", {
      coordination: coordination.label,
      types: joined(typesOf(coordination.agreement.levers)),
    }),
  ];
}

/** An arm: levers by date, what a council decides, what governments choose. */
function armParts(reading: Reading, levers: readonly LeverEntry[], name?: string): string[] {
  const { scenario, say } = reading;
  const council = councilOf(scenario, name);
  const governments = governmentsOf(scenario, name);
  const parts = [
    levers.length > 0 ? say(joined(typesOf(levers))) : undefined,
    council && councilText(reading, council, name),
    governments.behaviour === "fixed" ? undefined : governmentsText(reading, governments),
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts : [say("cli.noLevers")];
}

function councilText({ scenario, say }: Reading, council: CouncilFile, name?: string): string {
  const { every, from = firstYearOf(scenario.coordination!) } = council;
  return say("cli.council", {
    when: often({ every, from }, scenario, say),
    powers: councilPowers(scenario, council, name, named),
  });
}

const BEHAVIOURS: Record<string, TextKey> = {
  ...BEHAVIOUR_TEXT,
  sequential: "cli.sequentialUpdating",
  simultaneous: "cli.simultaneousUpdating",
  damped: "cli.dampedUpdating",
};

function governmentsText({ scenario, say }: Reading, governments: GovernmentsFile): string {
  const { behaviour, horizon, updating, levers } = governments;
  const word = (text: string) => say(named(text, BEHAVIOURS[text]));
  const how =
    behaviour === "best-response" ? `${word(behaviour)}${say("join.comma")}${word(updating)}` : word(behaviour);
  const nameOf = namesOf(scenario);
  const chosen = levers.map((lever) => {
    const { choices, low, high } = lever;
    const range = choices
      ? say("cli.oneOfChoices", { choices: joined(choices.map(String)) })
      : say("join.range", { low, high });
    const cities = citiesNamed(lever.cities, scenario.region).map((city) => scenario.region.tables.cities[city]!.id);
    const first = cities[0]!;
    return say("cli.chosenLever", {
      name: chosenLeverName(lever),
      city: named(first, nameOf(first)),
      count: cities.length,
      range,
    });
  });
  return say("cli.governmentsChoose", {
    when: often(governments, scenario, say),
    how,
    horizon,
    chosen: joined(chosen, "comma"),
  });
}

function often(
  { from, every }: { from?: number | undefined; every: number },
  { startYear }: ResolvedScenario,
  say: Say,
): string {
  return say("cli.fromYear", { first: from ?? startYear, every });
}

/** What levers are called. */
function typesOf(levers: readonly { type: string }[]): Text[] {
  return levers.map(({ type }) => named(type, findLever(type)?.label));
}
