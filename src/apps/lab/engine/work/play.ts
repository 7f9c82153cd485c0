import { Table } from "../playing.js";
import { scenarioNamed } from "../scenarios.js";
import type { Work } from "../serve.js";

/** Tables at which somebody plays, with what they remember of turns. */
const tables = new Map<string, Table>();

export const playWork: Work["play"] = async (ask, turn) => {
  const open = await scenarioNamed(ask.scenario);
  const table = tables.get(ask.scenario) ?? new Table(open);
  tables.set(ask.scenario, table);
  return table.play(ask, async (done, of) => {
    turn.step({ done, of });
    await turn.pause();
  });
};
