import type { Mechanism } from "../../../levers/lever.js";
import { type Text, t } from "../../../words/index.js";

/** In the order of the page. */
export const MECHANISMS: readonly { id: Mechanism; label: Text }[] = [
  { id: "division", label: t("lab.divisionLabour") },
  { id: "coordination", label: t("lab.policyCoordination") },
  { id: "platforms", label: t("lab.sharedPlatforms") },
  { id: "events", label: t("lab.events") },
];
