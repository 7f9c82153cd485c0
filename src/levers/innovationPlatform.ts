import { z } from "zod";
import type { Policy } from "../model/engine/policy.js";
import type { InnovationPlatform } from "../model/engine/policyEntries.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { listMembers, memberNames } from "./members.js";
import { addsTo } from "./selectors.js";

const schema = z.strictObject({
  id: field.id,
  members: field.memberList({
    contribution: field.number(0, 10000.0, {
      label: "levers.yearlyContribution",
      unit: "100 million of currency a year, base-year prices",
      source: "assumed",
    }),
  }),
});

type Parameters = z.output<typeof schema>;

export const innovationPlatform = defineLever({
  type: "innovation-platform",
  label: "levers.sharedInnovationPlatform",
  description: "levers.membersBuyBusinessR",
  decidedBy: "levers.membersTogether",
  source: "levers.g60ScienceInnovationCorridor",
  slider: { mechanism: "platforms", parameter: "contribution", high: 20 },
  schema,
  did: "values",
  ...addsTo("innovation-platform", "innovationPlatforms", platform),
  apply: (parameters, context, policy) => contribute(policy, platform(parameters, context)),
});

function platform({ id, members }: Parameters, context: LeverContext): InnovationPlatform {
  const listed = listMembers(members, context);
  return {
    id: id ?? memberNames(members),
    members: listed.map(({ node }) => node),
    contributions: Float64Array.from(listed, ({ item }) => item.contribution),
  };
}

/** A platform of one name is one, in whatever order levers name it: what its members pay adds up. */
export function contribute({ innovationPlatforms: platforms }: Policy, added: InnovationPlatform): void {
  const place = platforms.findIndex(({ id }) => id === added.id);
  const standing = place < 0 ? [] : platforms.splice(place, 1);
  const paid = new Map<number, number>();
  for (const { members, contributions } of [...standing, added])
    for (const [m, member] of members.entries()) paid.set(member, (paid.get(member) ?? 0) + contributions[m]!);
  const joined = { id: added.id, members: [...paid.keys()], contributions: Float64Array.from(paid.values()) };
  platforms.splice(place < 0 ? platforms.length : place, 0, joined);
}
