import { stringify } from "yaml";
import { loadRegion, UserError } from "../../input/index.js";
import { BASELINE, leversWithoutEffect, prepareScenario, rehearse } from "../../runs/experiments/index.js";
import { type Language, type Text, t } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { checkPlace } from "../node/disk/places.js";
import { writeFolder } from "../node/disk/writeFolder.js";
import { cautionsOf, regionCautionsOf } from "./cautions.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { holdings, regionHoldings } from "./holdings.js";
import { said } from "./language.js";
import { languageOption, placesIn, readScenario, type ScenarioOptions, scenarioOptions } from "./options.js";
import { print, warn, warnOf } from "./output.js";
import { isRegion } from "./regionFile.js";

const VALID_REGION: Text = t("cli.regionValid");

const VALID: Text = t("cli.scenarioValid");

const NO_VARIANTS: Text = t("cli.noVariantsToCompare", { baseline: BASELINE });

/**
 * agglom check FILE: parses, extends, validates; does all that a run does before its first year; says what the scenario
 * holds, or prints it resolved, and warns of levers that can do nothing, of what was filled in and of a base year that
 * is unstable.
 */
export function checkCommand(finish: Finish): Command {
  return scenarioOptions(new Command("check"), said(t("help.outResolved")))
    .description(said(t("help.check")))
    .group("start")
    .argument("<file>", said(t("help.scenarioOrRegion")))
    .option("--resolved", said(t("help.resolvedYaml")))
    .addOption(languageOption())
    .option("--json", said(t("help.resolvedJson")))
    .example("agglom check scenarios/yangtze-river-delta/barrier-removal.yaml --set years=10")
    .action((file: string, options: CheckOptions) => {
      if (options.out !== undefined) checkPlace(options.out);
      if (isRegion(file)) checkRegion(file, options);
      else checkScenario(file, options);
      finish(EXIT.done);
    });
}

interface CheckOptions extends ScenarioOptions {
  resolved?: boolean;
  lang: Language;
}

function checkScenario(file: string, options: CheckOptions): void {
  const scenario = readScenario(file, options);
  const prepared = prepareScenario(scenario);
  rehearse(prepared, placesIn(file, options));
  const cautions = cautionsOf(prepared);
  printWhole(scenario, options, () => `${holdings(scenario, options.lang)}${VALID[options.lang]}\n`);
  if (prepared.variants.length === 1) warnOf([NO_VARIANTS], options.lang);
  warnOf(cautions, options.lang);
  warn(leversWithoutEffect(prepared), options.lang);
}

function checkRegion(file: string, options: CheckOptions): void {
  if (options.set.length > 0) throw onlyOfScenarios(file);
  const region = loadRegion(file, diskFiles);
  const cautions = regionCautionsOf(region);
  printWhole(region, options, () => `${regionHoldings(region, options.lang)}${VALID_REGION[options.lang]}\n`);
  warnOf(cautions, options.lang);
}

/** What was read, in the form that was asked for. */
function printWhole(whole: unknown, { out, json, resolved }: CheckOptions, summary: () => string): void {
  if (out !== undefined) writeFolder(out, { "resolved.yaml": stringify(whole) });
  if (json) print(`${JSON.stringify(whole, null, 2)}\n`);
  else print(resolved ? stringify(whole) : summary());
}

function onlyOfScenarios(file: string): UserError {
  return new UserError({
    file: "--set",
    what: t("cli.notThis", { file }),
    allowed: t("cli.setWithScenario"),
    hint: t("cli.changeRegionFile"),
  });
}
