import type { Policy, PublicWork } from "../engine/policy.js";
import { copyPolicy } from "../engine/policyCopy.js";
import { hoursWith } from "../engine/publicWorks.js";

/** Barriers that the place of arrival decides on: goods that it lets in, firms, people and capital that it admits. */
const DECIDED_BY_DESTINATION = [
  "delayHours",
  "tollPerKm",
  "border",
  "ruleDifference",
  "firmBorder",
  "approvalCoverage",
  "migrationBorder",
  "capitalFriction",
] as const;

/** What a city does at home. */
const DECIDED_AT_HOME = [
  "protection",
  "retention",
  "entryBan",
  "closeRate",
  "profitTaxRate",
  "wageTaxRate",
  "releaseRate",
  "industrialLandRelease",
  "housingLandRelease",
  "profitTaxRebate",
  "wageSubsidy",
  "sectorSubsidy",
  "subsidyCeiling",
] as const;

/**
 * The policy when some cities break an agreement that all others keep: their own borders and their policies at home are what they were before it, the
 * others stay open to them; funds and sharing rules run among the others alone; of links that cities pay for only the others' parts are built. Other link
 * times and central policy are nobody's to take back.
 */
export function breakAgreement(together: Policy, others: Policy, before: Policy, cities: readonly number[]): Policy {
  const broken = copyPolicy(together);
  const n = before.retention.length;
  for (const city of cities) {
    for (const name of DECIDED_BY_DESTINATION) {
      for (let pair = city; pair < before[name].length; pair += n) broken[name][pair] = before[name][pair];
    }
    for (const name of DECIDED_AT_HOME) {
      for (let cell = city; cell < before[name].length; cell += n) broken[name][cell] = before[name][cell];
    }
  }
  withdrawWorks(broken, together, before, cities);
  const { relocationSharing, incrementSharing, revenuePools, enclaves, bonds, transfers, innovationPlatforms } = others;
  const { quotaMarkets, receptionPlatforms, capitalQuotas } = others;
  return Object.assign(broken, {
    relocationSharing,
    incrementSharing,
    revenuePools,
    enclaves,
    bonds,
    transfers: [...transfers],
    innovationPlatforms,
    quotaMarkets,
    receptionPlatforms,
    capitalQuotas,
  });
}

/**
 * Without the parts of a link that the breakers agreed to the way between its ends is that much longer; what they build anyhow stays, and ways of
 * others that lead over it are left as they are.
 */
function withdrawWorks(broken: Policy, together: Policy, before: Policy, cities: readonly number[]): void {
  const n = before.retention.length;
  const own = ({ city }: PublicWork) => cities.includes(city);
  const kept = [...together.publicWorks.filter((work) => !own(work)), ...before.publicWorks.filter(own)];
  broken.publicWorks = kept;
  for (const { project, city, end, hoursBefore } of together.publicWorks.filter(own)) {
    const hours = hoursWith(
      kept.filter((work) => work.project === project),
      hoursBefore,
    );
    for (const pair of [city * n + end, end * n + city]) {
      // Other levers of the agreement may have shortened the way; only what the works gave is taken back.
      if (broken.travelHours[pair] < hours) broken.travelHours[pair] = Math.min(hours, before.travelHours[pair]);
    }
  }
}
