import type { Region } from "../../input/index.js";
import { hireForEntry } from "../../model/engine/entry.js";
import { effectiveProfitTax } from "../../model/engine/policy.js";
import { entryShareOfProfit } from "../technology.js";
import type { Balance } from "./state.js";

/** Entry of the base year: a part of after-tax profit pays for the labour that it takes. */
export function payForEntry(region: Region, { flows, inputs }: Balance): void {
  const { nodes: n } = flows.economy;
  const share = entryShareOfProfit(region);
  for (let k = 0; k < flows.entryCost.length; k++) {
    flows.entryCost[k] = share * (1 - effectiveProfitTax(inputs.policy, k % n)) * flows.operatingProfit[k];
  }
  hireForEntry(flows);
}
