import { exp, log } from "../../maths/numerics/elementary.js";
import type { Policy } from "./policy.js";
import type { SharedServices } from "./policyEntries.js";
import type { World } from "./world.js";

/**
 * Recognition of public services across places. People who live in i and are registered elsewhere use the part a of
 * what people registered there use. Today's part is in what the base year stands on, so that its change alone acts:
 *
 *   U[i] = L[i,i] + sum_o a[o,i] L[o,i]
 *   g[i] = spending / price / residents^rivalry (U today[i] / U[i])^rivalry               (7.9d)
 *   a today[o,i] = max(a0, exp(-registration[o,i] / w))
 *   registration'[o,i] = registration[o,i] - w ln(a / a today)                            (7.9e)
 *   fee[o to i] = phi max(0, a[o,i] - a today[o,i]) L[o,i] spending[i] / U today[i]       (7.9f)
 *
 * Our form: services are one of the things of which registration decides (Tombe and Zhu 2019 have one cost for all), so
 * that nobody lacks more of them than it costs to live without.
 */
export interface ServiceUse {
  /** Users at today's access over users: what others leave. [n] */
  room: Float64Array;
  /** What access has come to, against today's: geometric mean over residents. [n] */
  meanAccess: Float64Array;
  /**
   * What the place of registration pays the host, and the centre for all, as a share of what the host spends.
   * [from*n + host], [n]
   */
  fees: Float64Array;
  centralFees: Float64Array;
}

/** Who uses what under the year's policy; null where nobody's access changes. */
export function serviceUse(world: World, policy: Policy): ServiceUse | null {
  const { homes } = world.stocks;
  if (!homes || policy.sharedServices.length === 0) return null;
  const { nodes: n, publicServices } = world.economy;
  const use: ServiceUse = {
    room: new Float64Array(n).fill(1),
    meanAccess: new Float64Array(n).fill(1),
    fees: new Float64Array(n * n),
    centralFees: new Float64Array(n),
  };
  for (let host = 0; host < n; host++) {
    const rules = policy.sharedServices.filter(({ pairs }) => pairs.some((named, k) => named === 1 && k % n === host));
    if (rules.length > 0) useOf(use, homes.living, host, rules, policy, publicServices.weight);
  }
  return use;
}

/**
 * Users of one host, and what is paid for them; who is not named uses today's part. `living` [t*n*n + from*n + host]
 */
function useOf(
  use: ServiceUse,
  living: Float64Array,
  host: number,
  rules: readonly SharedServices[],
  policy: Policy,
  weight: number,
): void {
  const n = use.room.length;
  let [people, before, users, gained] = [0, 0, 0, 0];
  for (let k = host; k < living.length; k += n) {
    const pair = k % (n * n);
    const rule = rules.find(({ pairs }) => pairs[pair]);
    const own = pair === host * n + host;
    const { today, now } = own ? { today: 1, now: 1 } : access(rule ?? rules[0], policy.registration[k], weight);
    const used = rule ? now : today;
    people += living[k];
    before += living[k] * today;
    users += living[k] * used;
    gained += living[k] * log(used / today);
    if (!rule) continue;
    const added = rule.fee * living[k] * Math.max(0, now - today);
    if (rule.payer === "home") use.fees[pair] += added;
    else use.centralFees[host] += added;
  }
  if (!(people > 0)) return;
  use.room[host] = before / users;
  use.meanAccess[host] = exp(gained / people);
  use.centralFees[host] /= before;
  for (let pair = host; pair < n * n; pair += n) use.fees[pair] /= before;
}

/**
 * Parts that people registered elsewhere use: who has more today than the rule says keeps it, and a cut takes the same
 * share of it from all. `cost` of living without registration, `weight` of services.
 */
function access(rule: SharedServices, cost: number, weight: number): { today: number; now: number } {
  const today = Math.max(rule.accessToday, weight > 0 ? exp(-cost / weight) : 0);
  const cut = Math.min(1, rule.access / rule.accessToday);
  return { today, now: cut < 1 ? cut * today : Math.max(rule.access, today) };
}

/**
 * What recognition takes off the yearly cost of living without registration, ln well-being. Null where nobody's access
 * changes. [t*n*n + from*n + to]
 */
export function recognisedAccess(
  { economy, stocks }: World,
  policy: Pick<Policy, "registration" | "sharedServices">,
): Float64Array | null {
  if (!stocks.homes || policy.sharedServices.length === 0) return null;
  const { nodes: n, publicServices } = economy;
  const { weight } = publicServices;
  return policy.registration.map((cost, k) => {
    const rule = policy.sharedServices.find(({ pairs }) => pairs[k % (n * n)]);
    if (!rule) return 0;
    const { today, now } = access(rule, cost, weight);
    return weight * log(now / today);
  });
}
