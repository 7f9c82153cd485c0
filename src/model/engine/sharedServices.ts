import type { Homes } from "./homes.js";
import type { Policy } from "./policy.js";
import type { World } from "./world.js";

/**
 * Recognition of public services across places. People who live in i and are registered elsewhere use the part a of
 * what people registered there use. Today's part is in what the base year stands on, so that its change alone acts:
 *
 *   U[i] = L[i,i] + sum_o a[o,i] L[o,i]         g[i] = spending / price / residents^rivalry (U today[i] / U[i])^rivalry      (7.9d)
 *   registration'[o,i] = registration[o,i] - min(registration[o,i], w ln(a[o,i] / a today))                               (7.9e)
 *   fee[o to i] = phi max(0, a[o,i] - a today) L[o,i] spending[i] / U today[i]                                               (7.9f)
 *
 * Our form: services are one of the things of which registration decides (Tombe and Zhu 2019 have one cost for all).
 */
export interface ServiceUse {
  /** Users at today's access over users: what others leave. [n] */
  room: Float64Array;
  /** Services of a mean resident by what access has come to, against today's: a mean of logs over the weight. [n] */
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
  const { nodes: n } = world.economy;
  const use: ServiceUse = {
    room: new Float64Array(n).fill(1),
    meanAccess: meanAccess(world, homes, policy),
    fees: new Float64Array(n * n),
    centralFees: new Float64Array(n),
  };
  const people = new Float64Array(n * n);
  for (let k = 0; k < homes.living.length; k++) people[k % (n * n)] += homes.living[k];
  for (let host = 0; host < n; host++) useOf(use, people, host, policy, n);
  return use;
}

/** Users of one host and what is paid for them. `people` [from*n + host] */
function useOf(use: ServiceUse, people: Float64Array, host: number, policy: Policy, n: number): void {
  const rules = policy.sharedServices.filter(({ pairs }) => pairs.some((named, k) => named === 1 && k % n === host));
  if (rules.length === 0) return;
  let [today, now] = [0, 0];
  for (let o = 0; o < n; o++) {
    const living = people[o * n + host];
    const rule = rules.find(({ pairs }) => pairs[o * n + host]);
    const before = o === host ? 1 : (rule ?? rules[0]).accessToday;
    today += living * before;
    now += living * (rule?.access ?? before);
  }
  if (!(today > 0)) return;
  use.room[host] = today / now;
  for (const { pairs, access, accessToday, fee, payer } of rules) {
    for (let o = 0; o < n; o++) {
      if (!pairs[o * n + host]) continue;
      const share = (fee * Math.max(0, access - accessToday) * people[o * n + host]) / today;
      if (payer === "home") use.fees[o * n + host] = share;
      else use.centralFees[host] += share;
    }
  }
}

/**
 * What recognition takes off the yearly cost of living without registration, ln well-being: never more than there is
 * of it. Null where nobody's access changes. [t*n*n + from*n + to]
 */
export function recognisedAccess({ economy, stocks }: World, policy: Policy): Float64Array | null {
  if (!stocks.homes || policy.sharedServices.length === 0) return null;
  const { nodes: n, publicServices } = economy;
  const gain = new Float64Array(policy.registration.length);
  for (const { pairs, access, accessToday } of policy.sharedServices) {
    const worth = publicServices.weight * Math.log(access / accessToday);
    for (let k = 0; k < gain.length; k++) {
      if (pairs[k % (n * n)]) gain[k] = Math.min(worth, policy.registration[k]);
    }
  }
  return gain;
}

function meanAccess(world: World, { living }: Homes, policy: Policy): Float64Array {
  const { nodes: n, publicServices } = world.economy;
  const mean = new Float64Array(n).fill(1);
  const gain = recognisedAccess(world, policy);
  if (!gain || publicServices.weight === 0) return mean;
  const people = new Float64Array(n);
  const gained = new Float64Array(n);
  for (let k = 0; k < living.length; k++) {
    people[k % n] += living[k];
    gained[k % n] += living[k] * gain[k];
  }
  return mean.map((_, i) => (people[i] > 0 ? Math.exp(gained[i] / people[i] / publicServices.weight) : 1));
}
