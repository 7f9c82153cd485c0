import { plain, signed } from "../../measures/views/present.js";

/** Digits of a per cent that three significant ones need, no finer than a hundredth: 11.8, 0.13, 125. */
function decimals(size: number): number {
  if (size >= 99.5) return 0;
  return size >= 9.95 ? 1 : 2;
}

/** "+11.8 %" */
export function signedPercent(value: number): string {
  return `${signed(value, decimals(Math.abs(value)))} %`;
}

/** "11.8 %" */
export function sizePercent(value: number): string {
  return `${plain(Math.abs(value), decimals(Math.abs(value)))} %`;
}

/** A per cent with the digits that are told of it. */
export function roundedPercent(value: number): number {
  return Number(value.toFixed(decimals(Math.abs(value))));
}
