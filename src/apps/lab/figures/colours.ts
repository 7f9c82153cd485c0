import { DIVERGING } from "../../../figures/drawing/palette.js";

/** Colour of a change on the scale from loss to gain; `limit`: where its ends are. Grey where there is no value. */
export function changeColour(value: number, limit: number): string {
  if (!Number.isFinite(value)) return "#d9d9d9";
  const share = Math.min(1, Math.max(0, 0.5 + (0.4 * value) / (limit || 1)));
  const place = share * (DIVERGING.length - 1);
  const below = Math.min(DIVERGING.length - 2, Math.floor(place));
  return mixed(DIVERGING[below]![1], DIVERGING[below + 1]![1], place - below);
}

function mixed(first: string, second: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) => Math.round(channel(first, at) * (1 - share) + channel(second, at) * share));
  return `rgb(${parts.join(",")})`;
}
