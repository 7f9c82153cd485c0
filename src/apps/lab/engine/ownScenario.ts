import { kindOfText, loadRegion, loadScenario, memoryFiles, placesOf, UserError } from "../../../input/index.js";
import { prepareScenario, rehearse } from "../../../runs/experiments/index.js";
import { t } from "../../../words/index.js";
import type { Pack } from "../../library/pack.js";
import type { OwnAsk, OwnFiles } from "./calls.js";
import { regionText } from "./freeScenario.js";
import type { OpenScenario } from "./session.js";

/**
 * Reads and checks a scenario of somebody's own, or a region by itself, as `agglom check` does. `packs`: of the
 * program, whose scenarios and regions it may name. Throws UserError where it is not valid, SimulationError where there
 * is no base year.
 */
export function openOwn({ name, files, file }: OwnAsk, packs: readonly Pack[]): OpenScenario {
  const all: Record<string, string | Uint8Array> = Object.assign({}, ...packs.map((pack) => pack.files), files);
  const main = file ?? mainFile(files);
  if (kindOfText(textIn(files, main)) !== "region") return opened(name, all, main, { extends: main });
  const { baseYear } = loadRegion(main, memoryFiles(all));
  const startYear = baseYear + 1;
  const beside = `${main.slice(0, main.lastIndexOf("/") + 1)}agglom-lab.yaml`;
  const text = regionText(main.slice(main.lastIndexOf("/") + 1), startYear);
  const open = opened(name, { ...all, [beside]: text }, beside, {});
  const { question, years } = open.scenario;
  return { ...open, base: { question, region: main, startYear, years } };
}

function opened(
  name: string,
  all: Readonly<Record<string, string | Uint8Array>>,
  file: string,
  base: OpenScenario["base"],
): OpenScenario {
  const source = memoryFiles(all);
  const scenario = loadScenario(file, source);
  rehearse(prepareScenario(scenario), placesOf(file, source, []));
  return { name, pack: { files: {}, studies: {} }, scenario, worlds: new Map(), base };
}

/**
 * The scenario among files, one that no other extends; where there is none, the region. Throws UserError where it is
 * not clear which.
 */
function mainFile(files: OwnFiles): string {
  const written = Object.keys(files).filter((file) => /\.ya?ml$/i.test(file));
  const of = (kind: ReturnType<typeof kindOfText>) => {
    const some = written.filter((file) => kindOfText(textIn(files, file)) === kind);
    return some.filter((file) => !some.some((other) => other !== file && isNamedIn(textIn(files, other), file)));
  };
  const [found = [], unknown] = [[of("scenario"), of("region")].find((some) => some.length > 0), of(undefined)];
  // A file without any key that it should have: its reader says what is wrong.
  const [main, ...others] = found.length > 0 ? found : unknown!;
  if (main === undefined) throw noScenario(Object.keys(files));
  if (others.length > 0) throw severalScenarios([main, ...others]);
  return main;
}

/** Whether a text extends a file, or says that the file is a part of it. */
function isNamedIn(text: string, file: string): boolean {
  const base = file.slice(file.lastIndexOf("/") + 1);
  return text.split("\n").some((line) => /^(extends:|defaults:|\s*-)/.test(line) && line.includes(base));
}

function textIn(files: OwnFiles, file: string): string {
  const content = files[file] ?? "";
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

function noScenario(names: readonly string[]): UserError {
  return new UserError({
    file: names.join(", ") || "*.yaml",
    what: t("lab.ownNoScenario"),
    allowed: t("lab.ownAllowed"),
    hint: t("lab.ownChooseTogether"),
  });
}

function severalScenarios(names: readonly string[]): UserError {
  return new UserError({
    file: names.join(", "),
    what: t("lab.ownSeveral"),
    allowed: t("lab.ownAllowed"),
    hint: t("lab.ownOpenOne"),
  });
}
