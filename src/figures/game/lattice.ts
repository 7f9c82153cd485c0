/** Boxes in columns and lines between them, in pixels, y downwards. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** A line from the side of one box to the side of another. */
export interface Line {
  from: Point;
  to: Point;
}

/** Pixels between the ends of lines at a side of a box, at most. */
const PORT = 12;

/**
 * Lines between boxes of neighbouring columns, each pair given as places of boxes; ends are spread along the sides, so
 * that lines part at once.
 */
export function linesBetween(boxes: readonly Box[], pairs: readonly (readonly [number, number])[]): Line[] {
  const end = (from: number, to: number): Point => {
    const [box, other] = [boxes[from]!, boxes[to]!];
    const right = other.x > box.x;
    const partners = pairs
      .flatMap(([a, b]) => (a === from ? [b] : b === from ? [a] : []))
      .filter((place) => boxes[place]!.x > box.x === right)
      .sort((a, b) => boxes[a]!.y - boxes[b]!.y);
    const spread = Math.min(PORT, (box.height - 6) / partners.length);
    const place = partners.indexOf(to) - (partners.length - 1) / 2;
    return { x: box.x + ((right ? 1 : -1) * box.width) / 2, y: box.y + place * spread };
  };
  return pairs.map(([from, to]) => ({ from: end(from, to), to: end(to, from) }));
}

/** Pixels that a label keeps from lines that are not its own. */
const CLEAR = 8;

/** Parts of the way along a line at which a label may stand, the best first. */
const PARTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.14, 0.86];

/**
 * A label on each line, where it touches no box and no other label, if possible no other line either; undefined where
 * there is no room.
 */
export function labelsOn(
  lines: readonly Line[],
  boxes: readonly Box[],
  sizes: readonly { width: number; height: number }[],
): (Point | undefined)[] {
  const taken = [...boxes];
  return lines.map((line, at) => {
    const places = PARTS.map((part) => ({ ...along(line, part), ...sizes[at]! }));
    const free = places.filter((place) => !taken.some((box) => overlap(place, box)));
    const clear = free.find((place) => !lines.some((other) => other !== line && crosses(other, place)));
    const chosen = clear ?? free[0];
    if (chosen) taken.push(chosen);
    return chosen && { x: chosen.x, y: chosen.y };
  });
}

function along({ from, to }: Line, part: number): Point {
  return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) };
}

function overlap(a: Box, b: Box): boolean {
  return 2 * Math.abs(a.x - b.x) < a.width + b.width && 2 * Math.abs(a.y - b.y) < a.height + b.height;
}

/** Whether a line passes a box too closely, by points along it that lie closer than a label is high. */
function crosses(line: Line, box: Box): boolean {
  const steps = 64;
  return Array.from({ length: steps + 1 }, (_, k) => along(line, k / steps)).some((point) =>
    overlap({ ...point, width: 2 * CLEAR, height: 2 * CLEAR }, box),
  );
}
