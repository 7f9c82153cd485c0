import type { Figure } from "../figure.js";
import type { Lookup } from "../lookup.js";
import { choiceMaps } from "./choices.js";
import { winnersAndLosers } from "./cities.js";
import { convergence } from "./convergence.js";
import { effectFan } from "./fan.js";
import { publicFinance } from "./finance.js";
import { flowChange } from "./flows.js";
import { cityMap } from "./map.js";
import { structureMap } from "./structure.js";

/** Every figure of a report that the data allow, in reading order. */
export function reportFigures(view: Lookup): Figure[] {
  const people = view.data.context.labour;
  const figures = [
    effectFan(view, "real-gdp"),
    effectFan(view, "real-consumption-per-head"),
    ...choiceMaps(view),
    winnersAndLosers(view),
    cityMap(view),
    convergence(view),
    flowChange(view, "firms", ["firms"], "Where firms move", "firms"),
    people.length > 0 ? flowChange(view, "workers", people, "Where workers move", "thousand workers") : undefined,
    structureMap(view),
    publicFinance(view),
  ];
  return figures.filter((figure) => figure !== undefined);
}
