/** What the module exports: loops over arrays (kernels.ts), and the market's map (src/model/engine/marketMap.ts). */
export { moveGroups } from "../../src/model/engine/choice.js";
export { applyMap, iterate } from "../../src/model/engine/marketMap.js";
export { accumulateColumns, addAt, clearingPass, globalRound, multiplyRows, pairwiseRound } from "./kernels";
export { choosePlace, drawOutside } from "./random";

/** Where the memory is free. */
export function freeFrom(): usize {
  return __heap_base;
}
