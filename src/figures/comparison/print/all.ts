import { pricesAndAccess } from "./access.js";
import { betaScatter } from "./beta.js";
import { firmChord, workerChord } from "./chord.js";
import { cumulativeEffect } from "./cumulative.js";
import { distanceEffect } from "./distance.js";
import { employmentShares } from "./employment.js";
import { impulse } from "./impulse.js";
import { lorenzCurves } from "./lorenz.js";
import { collaborationProfile } from "./profile.js";
import { firmSankey, workerSankey } from "./sankey.js";
import { policyTimeline } from "./timeline.js";

/** Figures of a comparison that are for print alone. Written by npm run docs from the files of this folder. */
export const ALL = [
  betaScatter,
  firmChord,
  workerChord,
  cumulativeEffect,
  lorenzCurves,
  collaborationProfile,
  firmSankey,
  workerSankey,
  employmentShares,
  policyTimeline,
  distanceEffect,
  impulse,
  pricesAndAccess,
];
