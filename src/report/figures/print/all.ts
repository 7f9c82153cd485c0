import { betaScatter } from "./beta.js";
import { cumulativeEffect } from "./cumulative.js";
import { employmentShares } from "./employment.js";
import { lorenzCurves } from "./lorenz.js";
import { collaborationProfile } from "./profile.js";
import { policyTimeline } from "./timeline.js";

/** Figures of a comparison that are for print alone. Written by scripts/lists.js from the files of this folder. */
export const ALL = [
  betaScatter,
  cumulativeEffect,
  lorenzCurves,
  collaborationProfile,
  employmentShares,
  policyTimeline,
];
