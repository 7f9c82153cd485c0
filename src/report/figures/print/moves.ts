import type { Text } from "../../../language/index.js";
import type { Lookup } from "../../data.js";
import type { Drawing } from "../../parts.js";
import type { ReportFigure } from "../../reportFigure.js";
import { PAGE, type Space } from "../../space.js";
import { grossFlows } from "./gross.js";

/** Gross flows of an arm, with its name. */
export type ArmFlows = NonNullable<ReturnType<typeof grossFlows>> & { id: string; label: string };

/** What is drawn of flows without and with the reform. */
export type DrawMoves = (
  view: Lookup,
  space: Space,
  arms: readonly ArmFlows[],
  title: Text,
  unit: Text,
) => Drawing | undefined;

/** Two figures of one form: moves of firms, and of workers, between places, in the baseline and the focus variant. */
export function movesFigures(
  form: string,
  [firms, workers]: readonly [Text, Text],
  draw: DrawMoves,
): [ReportFigure, ReportFigure] {
  const figure = (
    what: string,
    title: Text,
    unit: Text,
    kinds: NonNullable<ReportFigure["readsFlows"]>,
  ): ReportFigure => ({
    ...{ id: `${form}-${what}`, section: "flows", reads: [], readsFlows: kinds, narrow: true },
    draw: (view, space = PAGE) => {
      const arms = armFlows(view, kinds(view.data.context));
      return arms.length < 2 ? undefined : draw(view, space, arms, title, unit);
    },
  });
  return [
    figure("firms", firms, { en: "firms a year", zh: "家/年" }, () => ["firms"]),
    figure("workers", workers, { en: "thousand workers a year", zh: "千人/年" }, ({ labour }) => labour),
  ];
}

function armFlows(view: Lookup, kinds: readonly string[]): ArmFlows[] {
  return [{ id: view.baseline, label: view.data.context.variants[0]!.label }, view.focus].flatMap((arm) => {
    const flows = grossFlows(view, kinds, arm.id);
    return flows ? [{ ...arm, ...flows }] : [];
  });
}
