import { t } from "../../../words/index.js";
import { type IndicatorDefinition, MONEY } from "../definition.js";
import { volumeOfValueAdded } from "../measures/volume.js";
import { oncePerYear, sum } from "../view.js";

const volumes = oncePerYear(({ economy, outcome, base }) => volumeOfValueAdded(economy, outcome, base));

/** Production-side counterpart of real income, comparable with the real GDP of statistical yearbooks. */
export const volume: IndicatorDefinition[] = [
  {
    id: "value-added-volume",
    label: t("indicators.volumeValueAddedProduction"),
    unit: MONEY,
    formula: t("indicators.outputPlantsHeadquartersLess"),
    source: t("indicators.unitedNationsEtAl2009SystemNational"),
    better: "higher",
    scope: "both",
    measure: (view, members) => sum(members, volumes(view)),
  },
];
