import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { loadScenario } from "../../../input/index.js";
import type { Uncertainty } from "../../../measures/results/index.js";
import type { Pack } from "../../library/input.js";
import { diskFiles } from "../disk/files.js";
import { programRoot } from "../process/program.js";
import { readStudy } from "../results/studies.js";

/** Folders of scenarios/ that hold no scenarios for the lab. */
const LEFT_OUT = new Set(["regions", "facts", "events", "league", "scorecard", "travel"]);

/**
 * What the lab needs of every region, by its id: a page has no files; of some scenarios alone if they are named. Throws
 * UserError where one is not valid.
 */
export function labPacks(names: readonly string[] = scenarioNames()): Map<string, Pack> {
  const packs = new Map<string, { files: Record<string, string>; studies: Record<string, Uncertainty> }>();
  const textsOf = textReader();
  for (const name of names) {
    const { region, files } = textsOf(name);
    const pack = packs.get(region) ?? { files: {}, studies: {} };
    Object.assign(pack.files, files);
    const study = studyOf(name);
    if (study) pack.studies[name] = study;
    packs.set(region, pack);
  }
  return packs;
}

/** As the program knows them: "teaching/two-cities". */
function scenarioNames(): string[] {
  const folder = join(programRoot, "scenarios");
  const groups = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !LEFT_OUT.has(entry.name),
  );
  return groups.flatMap(({ name: group }) =>
    readdirSync(join(folder, group))
      .filter((file) => file.endsWith(".yaml"))
      .sort()
      .map((file) => `${group}/${file.slice(0, -".yaml".length)}`),
  );
}

/**
 * Gives, of a scenario, everything that it reads, by its path in the program's folder, and the id of its region. One
 * source for all of them, so that a region is made once.
 */
function textReader(): (name: string) => { region: string; files: Record<string, string> } {
  let files: Record<string, string>;
  const source = {
    read(path: string) {
      const bytes = diskFiles.read(join(programRoot, path));
      files[path] = Buffer.from(bytes).toString("utf8");
      return bytes;
    },
  };
  return (name) => {
    files = {};
    const { region } = loadScenario(`scenarios/${name}.yaml`, source);
    return { region: region.id, files };
  };
}

/**
 * What an answer quotes of a stored study: effects of the last year on the cluster and the country, without what ranks
 * and drives them.
 */
function studyOf(name: string): Uncertainty | undefined {
  const file = join(programRoot, "scenarios", `${name}.study.json`);
  if (!existsSync(file)) return undefined;
  const study = readStudy(file);
  const last = Math.max(...study.effects.map(({ year }) => year));
  return {
    ...study,
    failed: [],
    probe: null,
    effects: study.effects.filter(({ year, place }) => year === last && ["cluster", "country"].includes(place)),
    ranks: [],
    drivers: [],
  };
}
