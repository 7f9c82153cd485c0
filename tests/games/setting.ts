import { diskFiles } from "../../src/apps/node/disk/files.js";
import { planCoalitions } from "../../src/games/coalitions.js";
import { type CoordinationGame, prepareGame } from "../../src/games/index.js";
import { measurePayoffs } from "../../src/games/payoffs.js";
import { serialRunner } from "../../src/games/task.js";
import { loadScenario, memoryFiles, type ResolvedScenario } from "../../src/input/index.js";

/** Goods cross the border more easily; Harbour lets factories go. Harbour loses, the others gain more. */
export const AGENDA = `[
  { type: administrative-border, from: 2022, between: members, scale: 0.9 },
  { type: firm-release, from: 2022, cities: [harbour], sectors: [manufacturing], releaseRate: 0.03 },
  { type: reception-platform, from: 2022, cities: [mill, spring], sectors: [manufacturing], capacity: 500, offer: 1 }]`;

interface SmallOptions {
  players?: string;
  agenda?: string;
  more?: string;
  decision?: "unanimity" | "quorum";
  horizon?: number;
  /** In place of the horizon. */
  objectives?: string;
}

/** The three invented cities with an agreement in place of their variants; short, on cohorts unless said otherwise. */
export function smallGame(options: SmallOptions = {}): CoordinationGame {
  return prepareGame(() => ({ file: "game.yaml" }), smallScenario(options));
}

export function smallScenario(options: SmallOptions): ResolvedScenario {
  const { players = "{ harbour: [harbour], mill: [mill], spring: [spring] }", agenda = AGENDA, more = "" } = options;
  const text = `
extends: scenarios/teaching/three-cities.yaml
years: 6
firms: 500
variants: null
${options.objectives ?? `objectives: { horizon: ${options.horizon ?? 4} }`}
coordination:
  label: Test
  players: ${players}
  decision: ${options.decision ?? "unanimity"}
  agreement: { levers: ${agenda.replaceAll("\n", " ")} }
${more}
`;
  const memory = memoryFiles({ "game.yaml": text });
  const files = { read: (path: string) => (path === "game.yaml" ? memory : diskFiles).read(path) };
  return loadScenario("game.yaml", files);
}

/** Payoffs of all coalitions in this thread. */
export async function payoffsOf(game: CoordinationGame, replicates = 0) {
  const plan = planCoalitions("game.yaml", game, { exact: false, pairs: 1 });
  return { plan, payoffs: await measurePayoffs(game, serialRunner(game), plan.coalitions, replicates) };
}
