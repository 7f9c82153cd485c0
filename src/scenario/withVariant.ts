import { checkCouncils } from "./councils.js";
import type { Path } from "./document.js";
import { throwProblems } from "./error.js";
import { checkGovernments } from "./governments.js";
import { packagesOf } from "./packages.js";
import type { ResolvedScenario } from "./resolvedScenario.js";
import { variantSchema } from "./scenarioSchema.js";
import { checkTimeline } from "./timeline.js";
import { validate } from "./validate.js";

/**
 * A scenario that has been read, with one variant in place of all that it has: its levers, and whatever else a variant may hold. For programs in which
 * people change levers by hand: nothing but the variant is checked anew. `source`: what messages call its author. Throws UserError where it is not valid.
 */
export function withVariant(
  scenario: ResolvedScenario,
  name: string,
  variant: unknown,
  source = "variant",
): ResolvedScenario {
  const locate = (_: Path) => ({ file: source });
  const checked = validate(known(), variant, locate);
  throwProblems(checked.problems);
  const changed: ResolvedScenario = { ...scenario, variants: { [name]: checked.data! } };
  const choosing = checkGovernments(changed, locate);
  const packages = packagesOf(changed, { chosen: choosing.length === 0 });
  throwProblems([
    ...choosing,
    ...checkCouncils(changed, locate),
    ...checkTimeline(packages, changed, changed.region, locate),
  ]);
  return changed;
}

let made: ReturnType<typeof variantSchema> | undefined;

/** Made once: it takes longer than all checks. */
function known(): ReturnType<typeof variantSchema> {
  made ??= variantSchema();
  return made;
}
