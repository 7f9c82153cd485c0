import { CHANNELS, CONSUMPTION } from "../../measures/indicators/index.js";
import {
  type Amount,
  decimalsFor,
  type Lookup,
  NOTHING,
  type Shown,
  shownOf,
  signed,
} from "../../measures/views/index.js";
import { type Text, t } from "../../words/index.js";
import { chart, rowAxis } from "../drawing/chart.js";
import { type Drawing, wrapped } from "../drawing/figure.js";
import { type Step, waterfall } from "../drawing/waterfall.js";
import { askedOf, nameOf, rangedOf, rangeWords } from "./path.js";
import type { ReportFigure } from "./reportFigure.js";

/** Where the effect on consumption comes from: a waterfall of its channels, of the place that is asked for. */
export const consumptionChannels: ReportFigure = {
  id: "channels",
  section: "effects",
  reads: [CONSUMPTION, ...CHANNELS.map(({ id }) => id)],
  narrow: true,
  draw,
};

interface ChannelStep extends Step {
  /** Indicator. */
  id: string;
  label: Text;
}

/**
 * What a channel does to real consumption per resident of a place, in per cent of what that is compared with: parts
 * that sum to the effect, then the effect; parts that are nothing everywhere are left out. Undefined without an effect.
 */
export function channelsOf(view: Lookup, { effect, spread }: Shown, place: string): ChannelStep[] | undefined {
  const whole = effect(place, CONSUMPTION);
  if (!whole || !(Math.abs(whole.effect) > 0)) return undefined;
  const share = 100 / Math.abs(whole.baselineMean);
  const step = (id: string, label: Text, amount: Amount, factor?: number): ChannelStep => {
    const { effect: size, ...range } = rangedOf(amount, spread(place, id), !!view.data.uncertainty, { factor });
    return { id, label, size, ...range };
  };
  const parts = CHANNELS.flatMap(({ id, label }) => {
    const part = effect(place, id);
    return part ? [step(id, label, part, share)] : [];
  });
  const least = LEAST * Math.abs(share * whole.effect);
  const told = parts.filter(({ size }) => Math.abs(size) > least);
  return [...told, { ...step(CONSUMPTION, t("report.allTogether"), whole), whole: true }];
}

/** Of the whole, below which a part is rounding. */
const LEAST = 1e-6;

function draw(view: Lookup): Drawing | undefined {
  const shown = shownOf(view);
  const { place } = askedOf(view);
  const steps = channelsOf(view, shown, place);
  if (!steps || steps.length < 3 || steps.every(({ size }) => Math.abs(size) < NOTHING)) return undefined;
  const decimals = Math.min(4, decimalsFor(steps.at(-1)!.size) + 1);
  const names = steps.map(({ label }) => wrapped(view.say(label), 22));
  return chart(view, {
    title: t("report.channelsTitle", { between: shown.between, place: nameOf(view, place) }),
    caption: [
      shown.sentence,
      t("report.channelsCaption"),
      t("report.channelsShades"),
      rangeWords(view, steps.map(ranged)),
    ],
    height: 80 + 30 * names.length,
    margin: { l: 150, r: 76, t: 14 },
    bargap: 0.35,
    x: { nticks: 5, title: shown.between ? t("report.differencesAxis") : t("report.addedBaseline") },
    y: rowAxis(names),
    rules: { x: 0 },
    annotations: steps.map(({ size }, at) => ({
      xref: "x domain",
      x: 1.02,
      y: at,
      xanchor: "left",
      showarrow: false,
      text: signed(size, decimals),
    })),
    data: waterfall(steps),
  });
}

const ranged = ({ size, low, high }: Step) => ({ effect: size, low, high });
