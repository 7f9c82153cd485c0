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
    formula: {
      en: "output of plants and headquarters less their inputs, each deflated by its own price (double deflation), weighed by base-year value added; without housing rent, tolls and rents of protection",
      zh: "工厂与总部的产出减投入，各按自身价格平减（双重平减），以基年增加值为权重；不含住房租金、通行费与保护租金",
    },
    source: {
      en: "United Nations et al. 2009, System of National Accounts 2008, ch. 15 (volume of value added by double deflation)",
      zh: "联合国等2009，《国民账户体系2008》第15章（双重平减的增加值物量）",
    },
    better: "higher",
    scope: "both",
    measure: (view, members) => sum(members, volumes(view)),
  },
];
