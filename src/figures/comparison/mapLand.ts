import type { Layout } from "plotly.js-dist-min";
import { clipped, type Place } from "../../maths/numerics/clip.js";
import { LAND, LAND_EDGE } from "../drawing/palette.js";
import type { Frame } from "./mapSheet.js";

/** Land in pale grey, its coast and the lines between provinces darker; the edge of the map is no coast. */
export function landOf(
  outlines: readonly (readonly Place[])[],
  { west, east, south, north }: Frame,
): NonNullable<Layout["shapes"]> {
  const box = { x: [west, east], y: [south, north] } as const;
  const rings = outlines.map((ring) => clipped(ring, box)).filter(({ length }) => length > 0);
  if (rings.length === 0) return [];
  const along = (a: Place, b: Place) =>
    ([0, 1] as const).some((axis) => a[axis] === b[axis] && [box.x, box.y][axis]!.includes(a[axis]));
  const fill = rings.map((ring) => `M${ring.map(textOf).join("L")}Z`).join("");
  const edge = rings.flatMap((ring) =>
    ring.map((place, k) => {
      const before = ring[(k || ring.length) - 1]!;
      if (along(before, place)) return "";
      const pen = k === 0 || along(ring[(k - 1 || ring.length) - 1]!, before) ? `M${textOf(before)}` : "";
      return `${pen}L${textOf(place)}`;
    }),
  );
  const below = { type: "path", layer: "below" } as const;
  return [
    { ...below, path: fill, fillcolor: LAND, fillrule: "nonzero", line: { width: 0 } },
    { ...below, path: edge.join(""), line: { color: LAND_EDGE, width: 0.8 } },
  ];
}

/** Four decimals of a degree are ten metres. */
function textOf([x, y]: Place): string {
  return `${Number(x.toFixed(4))},${Number(y.toFixed(4))}`;
}
