/** The colour of a value on a scale from 0 to 1, the ends of it beyond. "#rrggbb" */
export function colourAt(scale: readonly (readonly [number, string])[], value: number): string {
  const within = Math.min(1, Math.max(0, value));
  const after = Math.max(
    1,
    scale.findIndex(([at]) => at >= within),
  );
  const [from, to] = [scale[after - 1]!, scale[after]!];
  const part = (within - from[0]) / (to[0] - from[0]);
  const mixed = channels(from[1]).map((channel, c) => Math.round(channel + part * (channels(to[1])[c]! - channel)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** Relative luminance of a colour, 0 black to 1 white (WCAG 2). */
export function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
