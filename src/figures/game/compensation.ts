import type { Data } from "plotly.js-dist-min";
import { halfWidthOfError } from "../../measures/results/index.js";
import { inMoneyUnit, moneyUnit, ruleName } from "../../measures/views/gameNames.js";
import type { GameView } from "../../measures/views/gameView.js";
import { capitalised } from "../../measures/views/present.js";
import { t } from "../../words/index.js";
import { axis, baseLayout, label, rule, wrapped } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { CATEGORIES, INK, MUTED } from "../drawing/palette.js";
import type { GameFigure } from "./gameFigure.js";

/** Gain when all agree, what the player would have without, and its gain after compensation by the scenario's rule. */
export const compensationBars: GameFigure = { id: "compensation", section: "acceptance", draw };

function draw(view: GameView): Drawing {
  const { say } = view;
  const { players, acceptance, compensation, settings } = view.report;
  const amount = (value: number) => inMoneyUnit(value, view);
  const transfers = compensation.transfers[compensation.rule];
  const height = 130 + 40 * players.length;
  const places = players.map((_, at) => at);
  const text = players.map((player) => wrapped(player.label, 16));
  const errors = acceptance.map(({ gainError }) =>
    gainError === null ? 0 : amount(halfWidthOfError(gainError, settings.replicates)),
  );
  const common = { y: places, text };
  const data: Data[] = [
    {
      ...common,
      type: "bar",
      orientation: "h",
      name: say(t("report.gainWhenAllAgree")),
      x: acceptance.map(({ gain }) => amount(gain)),
      textposition: "none",
      marker: { color: acceptance.map(({ accepts }) => (accepts ? CATEGORIES[1] : CATEGORIES[2])) },
      error_x: { type: "data", array: errors, color: MUTED, thickness: 1.2, width: 0 },
      hovertemplate: `%{text}, ${say(t("cli.gain"))}: %{x:+.2f}<extra></extra>`,
    },
    {
      ...common,
      type: "scatter",
      mode: "markers",
      name: say(t("report.withoutPlayerSMembership")),
      x: acceptance.map((row) => amount(row.without)),
      marker: { symbol: "line-ns", size: 16, line: { color: INK, width: 2.5 } },
      hovertemplate: `%{text}, ${say(t("cli.gainWithoutPayment"))}: %{x:+.2f}<extra></extra>`,
    },
  ];
  if (transfers) {
    const rule = label(say(ruleName(compensation.rule)));
    data.push({
      ...common,
      type: "scatter",
      mode: "markers",
      name: say(t("report.compensation", { rule })),
      x: players.map(({ id }, p) => amount(acceptance[p]!.gain + transfers[id]!)),
      marker: { symbol: "diamond", size: 10, color: "#ffffff", line: { color: INK, width: 1.5 } },
      hovertemplate: `%{text}, ${say(t("report.compensation2"))}: %{x:+.2f}<extra></extra>`,
    });
  }
  return {
    title: say(t("report.needsCompensation")),
    caption: say(t("report.additionPlayerSOwn", { unit: capitalised(moneyUnit(view)) })),
    data,
    layout: baseLayout(height, {
      margin: { l: 120, r: 20, t: 40, b: 54 },
      bargap: 0.45,
      showlegend: true,
      legend: { orientation: "h", x: 0, y: 1.02, xanchor: "left", yanchor: "bottom" },
      xaxis: axis({ title: { text: label(moneyUnit(view)) } }),
      yaxis: axis({ tickvals: places, ticktext: text, autorange: "reversed", showline: false, ticks: "" }),
      shapes: [rule("x", 0, 1)],
    }),
    height,
  };
}
