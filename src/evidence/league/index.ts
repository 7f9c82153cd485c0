/** Agglomerations side by side, in levels and in what the same reform does to each. */
export { type Contender, leagueOf, planContender } from "./league.js";
