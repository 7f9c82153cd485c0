import { type Lookup, shownOf } from "../../../measures/views/index.js";
import { type Text, t } from "../../../words/index.js";
import { type Drawing, PAGE, type Space } from "../../drawing/figure.js";
import { grossFlows } from "../gross.js";
import type { ReportFigure } from "../reportFigure.js";

/** Gross flows of an arm, with its name. */
export interface ArmFlows {
  label: string;
  /** Of places. */
  labels: string[];
  /** [from][to] */
  values: number[][];
}

/** What is drawn of flows without and with the reform. */
type DrawMoves = (
  view: Lookup,
  space: Space,
  arms: readonly ArmFlows[],
  title: Text,
  unit: Text,
) => Drawing | undefined;

/** Moves of firms between places, in the two runs that the answer compares. */
export function firmMoves(id: string, title: Text, draw: DrawMoves): ReportFigure {
  return movesFigure(id, draw, { title, unit: t("unit.firmsAYear"), kinds: () => ["firms"] });
}

/** The same of workers, all types together. */
export function workerMoves(id: string, title: Text, draw: DrawMoves): ReportFigure {
  const unit = t("report.thousandWorkersYear");
  return movesFigure(id, draw, { title, unit, kinds: ({ labour }) => labour });
}

interface Moves {
  title: Text;
  unit: Text;
  kinds: NonNullable<ReportFigure["readsFlows"]>;
}

function movesFigure(id: string, draw: DrawMoves, { title, unit, kinds }: Moves): ReportFigure {
  return {
    id,
    section: "flows",
    readsFlows: kinds,
    narrow: true,
    draw: (view, space = PAGE) => {
      const flows = grossFlows(view, kinds(view.data.context));
      if (!flows) return undefined;
      const { labels, of } = flows;
      const shown = shownOf(view);
      const arms = (["against", "run"] as const).map((arm) => ({
        label: shown.labels[arm],
        labels,
        values: of(shown.pair[arm]),
      }));
      return draw(view, space, arms, title, unit);
    },
  };
}
