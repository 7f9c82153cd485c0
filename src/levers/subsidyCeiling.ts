import type { Policy } from "../model/engine/policy.js";

/**
 * Lowers the ceiling of subsidies in some cells and cuts what is above it, so that the order of levers does not matter.
 */
export function lowerCeiling(policy: Policy, cells: readonly number[], ceiling: number): void {
  for (const cell of cells) policy.subsidyCeiling[cell] = Math.min(policy.subsidyCeiling[cell]!, ceiling);
  keepToCeiling(policy, cells);
}

export function keepToCeiling({ sectorSubsidy, subsidyCeiling }: Policy, cells: readonly number[]): void {
  for (const cell of cells) sectorSubsidy[cell] = Math.min(sectorSubsidy[cell]!, subsidyCeiling[cell]!);
}
