import { checkCouncils } from "./councils.js";
import type { Path } from "./document.js";
import { throwProblems } from "./error.js";
import { checkGovernments } from "./governments.js";
import { packagesOf } from "./packages.js";
import type { ResolvedScenario } from "./resolvedScenario.js";
import { variantSchema } from "./scenarioSchema.js";
import { checkTimeline } from "./timeline.js";
import { validate } from "./validate.js";

/** A variant that somebody makes by hand. */
export interface OwnVariant {
  name: string;
  /** As a variant of a file has it. */
  written: unknown;
  /** One that has been read, whose governments, council and constants hold for it too. */
  like?: ResolvedScenario["variants"][string] | undefined;
}

/**
 * A scenario that has been read, with one variant in place of all that it has. For programs in which people change
 * levers by hand: nothing but the variant is checked. Throws UserError where it is not valid.
 */
export function withVariant(scenario: ResolvedScenario, { name, written, like }: OwnVariant): ResolvedScenario {
  const locate = (_: Path) => ({ file: name });
  const checked = validate(known(), written, locate);
  throwProblems(checked.problems);
  // What is not written holds as in the variant that it is like.
  const own = Object.fromEntries(Object.entries(checked.data!).filter(([, value]) => value !== undefined));
  const variant = { ...like, ...own } as ResolvedScenario["variants"][string];
  const changed: ResolvedScenario = { ...scenario, variants: { [name]: variant } };
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
