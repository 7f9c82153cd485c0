import { stringify } from "yaml";
import type { FileAsk } from "./calls.js";
import { LAB, scenarioOf } from "./runs.js";
import type { OpenScenario } from "./scenarios.js";

/**
 * A scenario file with one variant, the policy, that gives the lab's numbers on the command line: it extends the
 * scenario that ships with the program, or names its region. Throws UserError where the policy is not valid.
 */
export function fileText(open: OpenScenario, { world, policy, label, replicates, version }: FileAsk): string {
  scenarioOf(open, world, policy);
  const { scenario } = open;
  const { seed, population } = world;
  // A variant with more than levers keeps its name, and with it what the shipped file says of its governments, council
  // and constants.
  const name = policy.like ?? LAB;
  const others = Object.keys(scenario.variants).filter((id) => id !== name);
  const file = {
    title: "From the lab",
    ...open.base,
    population,
    seed,
    replicates,
    variants: { ...Object.fromEntries(others.map((id) => [id, null])), [name]: { label, levers: policy.levers } },
  };
  const head = [`# Made in the lab of agglom ${version}. Its numbers on the command line:`, "#   agglom compare FILE"];
  return `${head.join("\n")}\n${stringify(file, { lineWidth: 0 })}`;
}
