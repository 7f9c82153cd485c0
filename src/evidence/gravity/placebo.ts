import type { FlowTable } from "../../input/index.js";
import { cos, sin, square } from "../../maths/numerics/elementary.js";
import { meanOf, sumOf } from "../../maths/numerics/sums.js";
import { RandomStream } from "../../model/engine/random.js";
import { anyBorder, equation, pairsOf } from "./estimate.js";
import { gravityFit } from "./fit.js";

/** Fewest places of a province that a line can part. */
const FEWEST = 4;

/** Coefficients of borders that are none. */
export interface Placebo {
  draws: number;
  mean: number;
  deviation: number;
}

/**
 * Borders drawn at random through the provinces, estimated beside the true one: what the equation finds where there is
 * nothing. Each province of four places or more is parted by a line in a random direction, with a quarter to three
 * quarters of its places on one side. Null where no province is large enough.
 */
export function placeboBorders(table: FlowTable, draws: number, seed: string): Placebo | null {
  const pairs = pairsOf(table);
  const taking = new Set([...pairs.origins, ...pairs.destinations]);
  const provinces = [...new Set([...taking].map((place) => table.places[place].province))]
    .sort()
    .map((name) => [...taking].filter((place) => table.places[place].province === name).sort((a, b) => a - b))
    .filter((members) => members.length >= FEWEST);
  if (provinces.length === 0) return null;
  const random = new RandomStream(seed, 0, "placebo-borders");
  const { observations } = equation(pairs, "spline", [anyBorder]);
  const found: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const beyond = new Set(
      provinces.flatMap((members, k) =>
        beyondLine(table, members, random.uniform(draw, 0, 2 * k), random.uniform(draw, 0, 2 * k + 1)),
      ),
    );
    const crossed = Float64Array.from(pairs.between, (between, k) =>
      between === "" && beyond.has(pairs.origins[k]) !== beyond.has(pairs.destinations[k]) ? 1 : 0,
    );
    const regressors = [...observations.regressors, crossed];
    const coefficient = gravityFit({ ...observations, regressors }).coefficients.at(-1)!;
    if (!Number.isNaN(coefficient)) found.push(coefficient);
  }
  return found.length < 2 ? null : summary(found);
}

/** Members beyond a line: `turn` of a full turn is its direction, `depth` decides how many lie before it. */
function beyondLine({ places }: FlowTable, members: readonly number[], turn: number, depth: number): number[] {
  const angle = 2 * Math.PI * turn;
  const middle = sumOf(members, (place) => places[place].latitude) / members.length;
  const shrink = cos((middle * Math.PI) / 180);
  const along = (place: number) => cos(angle) * places[place].latitude + sin(angle) * shrink * places[place].longitude;
  const ordered = members.toSorted((a, b) => along(a) - along(b));
  const before = Math.round(members.length * (0.25 + 0.5 * depth));
  return ordered.slice(Math.min(Math.max(1, before), members.length - 1));
}

function summary(found: readonly number[]): Placebo {
  const mean = meanOf(found);
  const squares = sumOf(found, (value) => square(value - mean));
  return { draws: found.length, mean, deviation: Math.sqrt(squares / (found.length - 1)) };
}
