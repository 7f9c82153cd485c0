import { hostname } from "node:os";
import type { ResolvedScenario } from "../../../input/index.js";
import type { Origin } from "../../../runs/experiments/index.js";
import { importedModules } from "../process/modules.js";
import { hashOf, programVersion } from "../process/program.js";

/** What distinguishes equal runs; the only part of a results directory that may differ between them. */
export interface RunCircumstances {
  command: string;
  startedAt: Date;
  workers: number;
}

/**
 * Where results come from: the scenario of a file, this program on this machine, and the circumstances of the run,
 * which ends now.
 */
export function originOf(file: string, scenario: ResolvedScenario, circumstances: RunCircumstances): Origin {
  const { command, startedAt, workers } = circumstances;
  const modules = importedModules();
  return {
    program: programVersion(),
    node: process.version,
    scenario: { file, sha256: hashOf(JSON.stringify(scenario)) },
    ...(modules.length > 0 && { modules }),
    run: {
      command,
      seconds: (Date.now() - startedAt.getTime()) / 1000,
      host: hostname(),
      workers,
      startedAt: startedAt.toISOString(),
    },
  };
}
