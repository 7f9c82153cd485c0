import { join } from "node:path";

export const SCENARIO = "tests/broken/good/scenario.yaml";
export const SMALL = ["--set", "years=4", "--set", "population=cohorts", "--quiet"];

/** Commands in their order, each with what it is called here: some go on from what others leave in the folder. */
export function clustersAndMistakes(folder: string): [name: string, ...args: string[]][] {
  const out = (name: string) => join(folder, name);
  return [
    ["plan", "plan", "compare", SCENARIO, "--replicates", "2", "--shards", "2", "--out", out("plan"), ...SMALL],
    ["plan again", "plan", "compare", SCENARIO, "--replicates", "2", "--shards", "2", "--out", out("plan"), ...SMALL],
    ["status before", "status", out("plan")],
    ["merge too early", "merge", out("plan"), "--out", out("early")],
    ["submit", "submit", "parallel", out("plan")],
    ["report of nothing", "report", out("nothing")],
    ["compare an unknown indicator", "compare", SCENARIO, "--indicator", "real-gpd"],
    ["check an unknown file", "check", "teaching/two-citys"],
    ["sweep over nothing", "sweep", SCENARIO, "--out", out("sweep")],
    ["game without players", "game", SCENARIO, "--out", out("game")],
    ["an unknown command", "compair"],
    ["an unknown option", "compare", SCENARIO, "--replicats", "2"],
  ];
}
