import { LiveGame } from "../../../../games/index.js";
import { Table } from "../../../../games/turns/playing.js";
import { meanOf, sumOf } from "../../../../maths/numerics/sums.js";
import { citiesOf, currencyOf, provincesOf } from "../../../../runs/experiments/index.js";
import { textOf } from "../../../../words/index.js";
import type { Named, Signer } from "../calls.js";
import { fileText } from "../runs.js";
import { openedWorld, openOwnScenario, scenarioNamed } from "../scenarios.js";
import type { Turn, Work } from "../serve.js";
import { armsWork, cityWork, runWork, tableWork, trialsWork } from "./runs.js";

/** Tables at which somebody plays, with what they remember of turns. */
const tables = new Map<string, Table>();

const playWork: Work["play"] = async (ask, turn) => {
  const open = await scenarioNamed(ask.scenario);
  const table = tables.get(ask.scenario) ?? new Table(open);
  tables.set(ask.scenario, table);
  return table.play(ask, async (done, of) => {
    turn.step({ done, of });
    await turn.pause();
  });
};

/** Games that have been analysed. */
const known = new Map<string, LiveGame>();

/** The turn that is being answered: games outlive the question that they were made for. */
let current: Turn<"game"> | Turn<"paid"> | undefined;

const gameWork: Work["game"] = async ({ scenario }, turn) => {
  current = turn;
  const open = await scenarioNamed(scenario);
  const live = new LiveGame(open.scenario, () => current!.pause());
  const report = await live.analyse((done, of) => turn.step({ done, of }));
  known.set(scenario, live);
  const { region, coordination } = live.game.scenario;
  const places: Named[] = [...citiesOf(region), ...provincesOf(region)];
  const signer = (id: string): Signer => {
    const { label } = places.find((place) => place.id === id) ?? { label: textOf(id) };
    const cities = region.tables.cities.filter((city) => [city.id, city.province].includes(id));
    const [longitude, latitude] = (["longitude", "latitude"] as const).map((degrees) =>
      cities.every((city) => city[degrees] !== undefined) ? meanOf(cities.map((city) => city[degrees]!)) : undefined,
    );
    return { id, label, longitude, latitude, gdp: sumOf(cities, ({ gdp100m }) => gdp100m) };
  };
  return {
    report,
    players: live.game.players.map(({ id }) => signer(id)),
    uncounted: live.game.uncounted,
    agreement: coordination!.label,
    currency: currencyOf(live.game.scenario),
  };
};

const paidWork: Work["paid"] = async (ask, turn) => {
  if (!known.has(ask.scenario)) await gameWork(ask, { ...turn, step: () => {} });
  current = turn;
  return known.get(ask.scenario)!.paid(ask.receipts);
};

/** The work behind every kind of question. */
export const WORK: Work = {
  open: async ({ scenario }) => openedWorld(await scenarioNamed(scenario)),
  own: async (ask) => {
    const { scenario } = await openOwnScenario(ask);
    return { title: scenario.title, question: scenario.question };
  },
  run: runWork,
  city: cityWork,
  trials: trialsWork,
  file: async (ask) => fileText(await scenarioNamed(ask.world.scenario), ask),
  table: tableWork,
  arms: armsWork,
  game: gameWork,
  paid: paidWork,
  play: playWork,
};
