import { join } from "node:path";
import type { Language } from "../../src/words/index.js";

export const SCENARIO = "tests/broken/good/scenario.yaml";
export const SMALL = ["--set", "years=4", "--set", "population=cohorts", "--quiet"];

/** Commands in their order, each with what it is called here: some go on from what others leave in the folder. */
export function clustersAndMistakes(folder: string, language: Language): [name: string, ...args: string[]][] {
  const own = (name: string) => join(folder, `${name}-${language}`);
  const lang = ["--lang", language];
  const plan = [
    "compare",
    SCENARIO,
    "--replicates",
    "2",
    "--shards",
    "2",
    "--uncertainty",
    "0",
    "--out",
    own("plan"),
    ...SMALL,
    ...lang,
  ];
  return [
    ["plan", "plan", ...plan],
    ["plan again", "plan", ...plan],
    ["status before", "status", own("plan"), ...lang],
    ["merge too early", "merge", own("plan"), "--out", own("early"), ...lang],
    ["submit", "submit", "parallel", own("plan"), ...lang],
    ["report of nothing", "report", own("nothing"), ...lang],
    ["export of nothing", "export", own("nothing"), ...lang],
    ["figures of nothing", "figures", own("nothing"), ...lang],
    ["compare an unknown indicator", "compare", SCENARIO, "--indicator", "real-gpd", ...lang],
    ["check an unknown file", "check", "teaching/two-citys", ...lang],
    ["sweep over nothing", "sweep", SCENARIO, "--out", own("sweep"), ...lang],
    ["game without players", "game", SCENARIO, "--out", own("game"), ...lang],
    ["game of nothing", "game", ...lang],
    ["game of a table with replicates", "game", "--table", "game.json", "--replicates", "2", ...lang],
    ["an unknown command", "compair", ...lang],
    ["an unknown option", "compare", SCENARIO, "--replicats", "2", ...lang],
  ];
}
