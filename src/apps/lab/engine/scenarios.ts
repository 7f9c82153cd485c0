import { PACKS } from "virtual:packs";
import { UserError } from "../../../input/index.js";
import { t } from "../../../words/index.js";
import { packOf } from "../catalogue.js";
import type { OwnAsk } from "./calls.js";
import { openOwn } from "./ownScenario.js";
import { type OpenScenario, openScenario } from "./session.js";

const open = new Map<string, Promise<OpenScenario>>();

/** A scenario of the catalogue, read when it is first asked for. Throws UserError where there is none. */
export function scenarioNamed(name: string): Promise<OpenScenario> {
  const known = open.get(name) ?? read(name);
  open.set(name, known);
  return known;
}

/** A scenario of somebody's own, known by its name from now on. Throws UserError, SimulationError. */
export async function openOwnScenario(ask: OwnAsk): Promise<OpenScenario> {
  const packs = await Promise.all(Object.values(PACKS).map(async (load) => (await load()).default));
  const own = openOwn(ask, packs);
  open.set(ask.name, Promise.resolve(own));
  return own;
}

async function read(name: string): Promise<OpenScenario> {
  const load = PACKS[packOf(name) ?? ""];
  if (!load) throw new UserError({ file: "lab", path: "scenario", value: name, what: t("lab.noScenario") });
  return openScenario(name, (await load()).default);
}
