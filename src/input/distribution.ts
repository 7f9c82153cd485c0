import { z } from "zod";
import { refused } from "../levers/refused.js";
import { t } from "../words/index.js";

const source = z
  .string()
  .min(1)
  .optional()
  .meta({ description: "where the distribution comes from, if not from the figure's source" });
const number = z.number();

/** What is known of a figure that is not known exactly. A bare `range` stands for `uniform` over it. */
export const distributionSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("uniform"), low: number, high: number, source }),
    z.strictObject({ kind: z.literal("triangular"), low: number, mode: number, high: number, source }),
    /** ln of the figure is normal with this standard deviation. */
    z.strictObject({ kind: z.literal("lognormal"), median: number.gt(0), deviation: number.gt(0), source }),
    z.strictObject({ kind: z.literal("list"), values: z.array(number).min(1), source }),
  ])
  .superRefine((distribution, context) => {
    if (inOrder(distribution)) return;
    context.addIssue(refused({ what: t("scenario.boundsOutOfOrder"), hint: t("scenario.writeInOrder") }));
  })
  .meta({
    label: "What is known of the figure",
    description: "a distribution: { kind: uniform | triangular | lognormal | list, ... }",
  });

export type Distribution = z.output<typeof distributionSchema>;

function inOrder(distribution: Distribution): boolean {
  if (distribution.kind === "uniform") return distribution.low < distribution.high;
  if (distribution.kind !== "triangular") return true;
  const { low, mode, high } = distribution;
  return low < high && low <= mode && mode <= high;
}

/** What is said of a figure's spread. */
export interface Spread {
  range?: [number, number] | undefined;
  distribution?: Distribution | undefined;
}

/** The distribution of a figure, or undefined where it is taken as known: a range without width says so. */
export function distributionOf({ range, distribution }: Spread): Distribution | undefined {
  if (distribution) return distribution;
  const [low, high] = range ?? [0, 0];
  return low < high ? { kind: "uniform", low, high } : undefined;
}

/** 99.9 % of a standard normal variable are below this. */
const FAR = 3.09;

/** The ends of a distribution; of a lognormal one what 99.8 % of it lie between. */
export function spanOf(distribution: Distribution): [number, number] {
  if (distribution.kind === "list") return [Math.min(...distribution.values), Math.max(...distribution.values)];
  if (distribution.kind !== "lognormal") return [distribution.low, distribution.high];
  const far = Math.exp(FAR * distribution.deviation);
  return [distribution.median / far, distribution.median * far];
}
