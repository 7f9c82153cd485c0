import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { t } from "../../words/index.js";
import { addressLimit, workersWithin } from "../node/process/addressSpace.js";
import { said } from "./language.js";
import { tell } from "./output.js";
import { leaveSignals } from "./signals.js";

/** Commands that listen to signals and pause for them. */
const STOPPABLE: ReadonlySet<string> = new Set([
  ...["run", "compare", "sweep", "sensitivity", "work"],
  ...["league", "facts", "events", "lab"],
]);

/** Makes a command fit the machine before it begins. */
export function fitMachine(command: Command): void {
  if (!STOPPABLE.has(command.name())) leaveSignals();
  fitWorkers(command, addressLimit());
}

/**
 * Takes fewer workers where the address space has no room for all, and says so. The workers of `submit` are those of
 * other machines.
 */
function fitWorkers(command: Command, limit: number | undefined): void {
  if (limit === undefined || command.parent?.name() === "submit") return;
  if (!command.options.some(({ long }) => long === "--workers")) return;
  const wanted = (command.getOptionValue("workers") as number | undefined) ?? availableParallelism();
  const fitting = workersWithin(limit, wanted);
  if (fitting === wanted) return;
  command.setOptionValue("workers", fitting);
  tell(said(t("cli.fewerWorkers", { limit: (limit / 1e9).toFixed(1), fitting, wanted })));
}
