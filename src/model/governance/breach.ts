import { copyPolicy, instrumentsWith } from "../engine/instruments.js";
import type { Policy } from "../engine/policy.js";
import type { PublicWork } from "../engine/policyEntries.js";
import { hoursWith } from "../engine/publicWorks.js";

const DECIDED_BY_CITY = instrumentsWith({ breach: "city" });
const KEPT_AMONG_OTHERS = instrumentsWith({ breach: "keepers" });

/**
 * The policy when some cities break an agreement that all others keep, instrument by instrument (instruments.ts says
 * who takes back what): `together` is the agreement among all, `others` that among the others, `before` the policy
 * without one.
 */
export function breakAgreement(together: Policy, others: Policy, before: Policy, cities: readonly number[]): Policy {
  const broken = copyPolicy(together);
  const n = before.retention.length;
  for (const city of cities) {
    for (const name of DECIDED_BY_CITY) broken[name] = takeBack(broken[name], before[name], city, n);
  }
  Object.assign(broken, Object.fromEntries(KEPT_AMONG_OTHERS.map((name) => [name, [...others[name]]])));
  withdrawWorks(broken, together, before, cities);
  return broken;
}

/**
 * Writes entries of a city as they were before. Rules that differ by sector on one side alone are those of all sectors
 * on the other.
 */
function takeBack(broken: Float64Array, before: Float64Array, city: number, n: number): Float64Array {
  const taken = broken.length < before.length ? before.map((_, cell) => broken[cell % broken.length]) : broken;
  for (let cell = city; cell < taken.length; cell += n) taken[cell] = before[cell % before.length];
  return taken;
}

/**
 * Without the parts of a link that the breakers agreed to the way between its ends is that much longer; what they build
 * anyhow stays, and ways of others that lead over it are left as they are.
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
