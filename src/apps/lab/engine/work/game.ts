import type { LiveGame } from "../../../../games/index.js";
import { currencyOf } from "../../../../runs/experiments/index.js";
import { textOf } from "../../../../words/index.js";
import { citiesOf, provincesOf } from "../names.js";
import { scenarioNamed } from "../scenarios.js";
import type { Turn, Work } from "../serve.js";
import type { NamedPlace } from "../worlds.js";

/** Games that have been analysed. */
const known = new Map<string, LiveGame>();

/** The turn that is being answered: games outlive the question that they were made for. */
let current: Turn<"game"> | Turn<"paid"> | undefined;

export const gameWork: Work["game"] = async ({ scenario }, turn) => {
  current = turn;
  // Linear programmes come as three megabytes of WebAssembly, which only games need.
  const { LiveGame } = await import("../../../../games/index.js");
  const open = await scenarioNamed(scenario);
  const live = new LiveGame(open.scenario, () => current!.pause());
  const report = await live.analyse((done, of) => turn.step({ done, of }));
  known.set(scenario, live);
  const { region, coordination } = live.game.scenario;
  const places: NamedPlace[] = [...citiesOf(region), ...provincesOf(region)];
  const named = (id: string): NamedPlace => places.find((place) => place.id === id) ?? { id, label: textOf(id) };
  return {
    report,
    players: live.game.players.map(({ id }) => named(id)),
    agreement: coordination!.label,
    currency: currencyOf(live.game.scenario),
  };
};

export const paidWork: Work["paid"] = async (ask, turn) => {
  if (!known.has(ask.scenario)) await gameWork(ask, { ...turn, step: () => {} });
  current = turn;
  return known.get(ask.scenario)!.paid(ask.receipts);
};
