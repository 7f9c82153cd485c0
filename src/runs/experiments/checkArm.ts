import { nearestName, UserError } from "../../input/index.js";
import { joined, t } from "../../words/index.js";

/** Throws UserError where a scenario has no arm of a name. `file`: where the scenario comes from. */
export function checkArm(file: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw new UserError({
    file,
    path: "--variant",
    value: name,
    what: t("experiments.noVariant"),
    allowed: joined(known, "enumeration"),
    nearest: nearestName(name, known),
    hint: t("experiments.chooseOne"),
  });
}
