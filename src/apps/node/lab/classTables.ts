import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Benchmarks, type Pause, Table } from "../../../games/turns/playing.js";
import type { RoomWorld } from "../../../games/turns/room.js";
import { type Treatment, USUAL } from "../../../games/turns/rules.js";
import type { CityName, TableSize } from "../../../games/turns/views.js";
import { loadScenario } from "../../../input/index.js";
import { textOf } from "../../../words/index.js";
import { diskFiles } from "../disk/files.js";
import { programRoot } from "../process/program.js";

/** Worlds in which a class plays, by cities at a table: those of people at one screen. */
const SCENARIOS: Readonly<Record<TableSize, string>> = { 3: "agreement", 5: "five-cities" };

/** Lets phones be answered between two looks at a table. */
export const pause: Pause = () => setImmediate();

/** Tables of a class, one for all that have the same treatment, and the names of their cities. Throws UserError. */
export function classTables(size: TableSize): RoomWorld {
  const scenario = loadScenario(join(programRoot, `scenarios/teaching/${SCENARIOS[size]}.yaml`), diskFiles);
  const world = { scenario, worlds: new Map() };
  const known = new Map<string, Table>();
  const best = new Map<number, Promise<Benchmarks>>();
  const playing = ({ council, rentShare }: Treatment): Table => {
    const key = `${council} ${rentShare}`;
    const table = known.get(key) ?? new Table(world, { ...USUAL, council, rentShare });
    known.set(key, table);
    return table;
  };
  const cities = scenario.region.tables.cities.map(
    ({ id, name, nameZh }): CityName => ({ id, label: textOf(name, nameZh) }),
  );
  // Neither the best for all nor a game in which nobody signs depends on who is kept out.
  const benchmarks = ({ rentShare }: Treatment): Promise<Benchmarks> => {
    const found = best.get(rentShare) ?? playing({ ...USUAL, rentShare }).benchmarks(pause);
    best.set(rentShare, found);
    return found;
  };
  return { cities, playing, benchmarks };
}
