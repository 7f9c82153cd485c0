import { type IndicatorDefinition, MONEY } from "../definition.js";
import { volumeOfValueAdded } from "../measures/volume.js";
import { oncePerYear, sum } from "../view.js";

const volumes = oncePerYear(({ economy, outcome, base }) => volumeOfValueAdded(economy, outcome, base));

/** Production-side counterpart of real income, comparable with the real GDP of statistical yearbooks. */
export const volume: IndicatorDefinition[] = [
  {
    id: "value-added-volume",
    label: { en: "Volume of value added, production side", zh: "增加值物量（生产法）" },
    unit: MONEY,
    formula:
      "output of plants and headquarters less their inputs, each deflated by its own price (double deflation), weighed by base-year value added; without housing rent, tolls and rents of protection",
    source:
      "United Nations et al. 2009, System of National Accounts 2008, ch. 15 (volume of value added by double deflation)",
    better: "higher",
    scope: "both",
    measure: (view, members) => sum(members, volumes(view)),
  },
];
