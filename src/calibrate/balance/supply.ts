import type { Balance } from "./state.js";

/** One sweep of proportional fitting, at home and abroad; each side's mean price of a purchase is one. */
export function fitSupply(balance: Balance, foreign: number): number {
  const { flows } = balance;
  const { nodes: n, sectors } = flows.economy;
  let change = 0;
  for (let s = 0; s < sectors; s++) {
    const scale = [0, 1].map((side) => {
      let purchases = 0;
      let level = 0;
      for (let j = 0; j < n; j++) {
        const k = s * n + j;
        if ((j === foreign) !== (side === 1) || !(flows.demand[k] > 0)) continue;
        purchases += flows.demand[k];
        level += flows.demand[k] * Math.log(flows.competition[k]);
      }
      return purchases > 0 ? Math.exp(-level / purchases) : 1;
    });
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const fitted = flows.revenue[k] > 0 ? flows.revenue[k] / flows.soughtPotential[k] : 0;
      const next = fitted * scale[i === foreign ? 1 : 0];
      if (next > 0) change = Math.max(change, Math.abs(next / flows.supply[k] - 1));
      flows.supply[k] = next;
    }
  }
  return change;
}
