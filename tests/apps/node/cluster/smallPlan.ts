import { beginOutput } from "../../../../src/apps/cli/output.js";
import { makePlan, type PlanningFlags } from "../../../../src/apps/cli/planning.js";
import { readScenario } from "../../../../src/apps/node/compare.js";

/** The shortest of runs: two cities for as long as it takes until their levers begin. */
export const scenario = readScenario("teaching/two-cities", { set: { years: 4, population: "cohorts" } });

const cells = [{ year: 2022, place: "cluster", indicator: "real-gdp" }];

/** Writes a plan of parameter draws and gives what is said of it. `draws`: how many tasks. */
export function writeSmallPlan(folder: string, draws: number, flags: PlanningFlags): string {
  let said = "";
  beginOutput((_, text) => {
    said += text;
    return undefined;
  });
  makePlan(
    {
      ...{ folder, command: "facts", indicator: "real-gdp" },
      cases: [
        {
          ...{ name: "Two cities", file: "two.yaml", scenario, study: { kind: "facts", cells } },
          ...{ replicates: 1, keepReplicates: false },
          draws: Array.from({ length: draws }, (_, replicate) => ({ changes: [], replicate })),
        },
      ],
    },
    new Date(0),
    flags,
  );
  return said;
}
