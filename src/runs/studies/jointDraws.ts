import { mistakeAt } from "../../input/index.js";
import type { Conditioning } from "../../measures/results/index.js";
import { t } from "../../words/index.js";
import { RandomStream } from "../experiments/index.js";
import { quantileOf } from "./distribution.js";
import type { Factor } from "./factor.js";

/** Points of the first level of the design; each further level has four times as many. */
const FIRST = 16;

/** Digits of a drawn value: it is the same number wherever it was written down. */
const DIGITS = 6;

/** What is drawn: the name decides the column. */
type Drawn = Pick<Factor, "name" | "distribution">;

/**
 * Joint draws of all factors, independent of each other, as a nested Latin hypercube (McKay, Beckman and Conover 1979;
 * Qian 2009, Biometrika 96): of the first 16, 64, 256 ... draws every factor takes one value in each of as many equally
 * likely strata. A factor's column depends on the seed and its own name alone, so that one factor more or less leaves
 * the draws of the others as they are, and more draws leave the first ones as they are. `numbers`: which draws of the
 * endless list, from 0 in rising order. [draw][factor]
 */
export function jointDraws(factors: readonly Drawn[], numbers: readonly number[], seed: string | number): number[][] {
  const count = 1 + (numbers.at(-1) ?? -1);
  const columns = factors.map(({ name, distribution }) => {
    const shares = nestedStrata(new RandomStream(seed, 0, `uncertainty ${name}`), count);
    return numbers.map((draw) => Number(quantileOf(distribution, shares[draw]).toPrecision(DIGITS)));
  });
  return numbers.map((_, row) => columns.map((column) => column[row]));
}

/** The parameter draws of a region: of every scenario on it the first so many are taken. */
export interface DrawList {
  seed: string | number;
  /** Which draws of the endless list of the seed, in rising order; after the last one the next ones follow. */
  numbers: readonly number[];
  /** Values by factor, [draw]; of other factors those of the endless list. */
  columns: ReadonlyMap<string, readonly number[]>;
  /**
   * Where it is from: stored beside the region; or from the ranges alone, where that is asked for (prior), or where
   * nothing, or nothing current, is stored, or what is stored was held against data with other figures.
   */
  from: "stored" | "prior" | "ranges" | "outdated" | "changed";
  /** What the stored draws were held against; absent where all candidates with a base year are in the list. */
  data?: Conditioning;
}

/** The seed of draws that are not stored, and of `agglom draws`. */
export const SEED_OF_DRAWS = 1;

/** What is drawn where nothing is stored. */
export const FROM_RANGES: DrawList = { seed: SEED_OF_DRAWS, numbers: [], columns: new Map(), from: "ranges" };

/**
 * The first draws of a list. `own`: factors that have a distribution other than the region's, whatever their names.
 * Throws UserError where more draws are asked for than were kept: which of the next candidates would be is not known
 * before they are calibrated. [draw][factor]
 */
export function drawsOf(
  factors: readonly Drawn[],
  count: number,
  { seed, numbers, columns, data }: DrawList,
  own: ReadonlySet<string> = new Set(),
): number[][] {
  if (data && count > numbers.length)
    throw mistakeAt(
      { file: "--uncertainty, --draws", value: count },
      t("study.fewerKept", { kept: numbers.length }),
      t("study.drawsUpTo", { kept: numbers.length }),
      t("study.storeMore", { count }),
    );
  // Beyond the list the numbers that follow its last one are taken.
  const following = (draw: number) => (numbers.at(-1) ?? -1) + 1 + draw - numbers.length;
  const taken = firstDraws(count).map((draw) => numbers[draw] ?? following(draw));
  const stored = factors.map(({ name }) => (own.has(name) ? undefined : columns.get(name)));
  // Whole columns that are stored are not drawn anew.
  const open = factors.filter((_, f) => (stored[f]?.length ?? 0) < count);
  const drawn = jointDraws(open, taken, seed);
  return taken.map((_, draw) => factors.map((factor, f) => stored[f]?.[draw] ?? drawn[draw]![open.indexOf(factor)]!));
}

/** The first so many draws. */
export const firstDraws = (count: number): number[] => Array.from({ length: count }, (_, draw) => draw);

/**
 * Points of (0, 1): at each level one in every stratum that the levels before have left open, in an order of chance.
 */
function nestedStrata(stream: RandomStream, count: number): number[] {
  let points: number[] = [];
  for (let strata = FIRST; points.length < count; strata *= 4) {
    const taken = new Set(points.map((point) => Math.floor(point * strata)));
    const order = Float64Array.from({ length: strata }, (_, stratum) => stream.uniform(stratum, strata, 0));
    const open = firstDraws(strata)
      .filter((stratum) => !taken.has(stratum))
      .sort((a, b) => order[a]! - order[b]!);
    points = points.concat(open.map((stratum) => (stratum + stream.uniform(stratum, strata, 1)) / strata));
  }
  return points;
}
