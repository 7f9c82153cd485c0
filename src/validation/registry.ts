import * as corePeriphery from "./corePeriphery.js";
import * as footlooseCapital from "./footlooseCapital.js";
import * as footlooseEntrepreneur from "./footlooseEntrepreneur.js";
import * as helpman from "./helpman.js";
import type { TheorySolver } from "./solver.js";

/** Everything the project can answer. A further case of the literature is one more entry. */
export const SOLVERS: readonly TheorySolver[] = [
  corePeriphery.points,
  corePeriphery.curves,
  corePeriphery.interior,
  corePeriphery.asymmetric,
  corePeriphery.racetrack,
  footlooseEntrepreneur.points,
  footlooseEntrepreneur.curves,
  footlooseEntrepreneur.asymmetric,
  footlooseEntrepreneur.manyPlaces,
  footlooseCapital.symmetric,
  footlooseCapital.unequalBarriers,
  footlooseCapital.taxWedge,
  footlooseCapital.primitives,
  footlooseCapital.manyPlaces,
  footlooseCapital.manyPlacesGeneral,
  footlooseCapital.logit,
  helpman.breaks,
  helpman.unique,
  helpman.curves,
];
