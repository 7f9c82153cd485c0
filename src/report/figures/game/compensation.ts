import type { Data } from "plotly.js-dist-min";
import { type GameReport, halfWidthOfError } from "../../../results/index.js";
import { axis, baseLayout, label, rule } from "../../figure.js";
import { CATEGORIES, INK, MUTED } from "../../palette.js";
import type { Drawing } from "../../parts.js";
import type { GameFigure } from "./gameFigure.js";
import { moneyUnit, nameOf, ruleName } from "./names.js";

/** Gain when all agree, what the player would have without, and its gain after compensation by the scenario's rule. */
export const compensationBars: GameFigure = { id: "compensation", section: "acceptance", draw };

function draw(report: GameReport): Drawing {
  const { players, acceptance, compensation, settings } = report;
  const transfers = compensation.transfers[compensation.rule];
  const height = 130 + 40 * players.length;
  const places = players.map((_, at) => at);
  const text = players.map(({ id }) => label(nameOf(id)));
  const errors = acceptance.map(({ gainError }) =>
    gainError === null ? 0 : halfWidthOfError(gainError, settings.replicates) / 10,
  );
  const common = { y: places, text };
  const data: Data[] = [
    {
      ...common,
      type: "bar",
      orientation: "h",
      name: "Gain when all agree",
      x: acceptance.map(({ gain }) => gain / 10),
      textposition: "none",
      marker: { color: acceptance.map(({ accepts }) => (accepts ? CATEGORIES[1] : CATEGORIES[2])) },
      error_x: { type: "data", array: errors, color: MUTED, thickness: 1.2, width: 0 },
      hovertemplate: "%{text}, gain: %{x:+.2f}<extra></extra>",
    },
    {
      ...common,
      type: "scatter",
      mode: "markers",
      name: "Without this player's membership",
      x: acceptance.map((row) => row.without / 10),
      marker: { symbol: "line-ns", size: 16, line: { color: INK, width: 2.5 } },
      hovertemplate: "%{text}, without: %{x:+.2f}<extra></extra>",
    },
  ];
  if (transfers) {
    data.push({
      ...common,
      type: "scatter",
      mode: "markers",
      name: `With compensation (${label(ruleName(compensation.rule))})`,
      x: players.map(({ id }, p) => (acceptance[p]!.gain + transfers[id]!) / 10),
      marker: { symbol: "diamond", size: 10, color: "#ffffff", line: { color: INK, width: 1.5 } },
      hovertemplate: "%{text}, with compensation: %{x:+.2f}<extra></extra>",
    });
  }
  return {
    title: "Who needs compensation",
    caption: `${capital(moneyUnit(report))}, as an addition to the player's own budget that it values as much. A player accepts where its gain is not below what it has without. Bars with 95 % intervals (Student’s t) where there is chance; a bar of the other colour falls short.`,
    data,
    layout: baseLayout(height, {
      margin: { l: 120, r: 20, t: 40, b: 54 },
      bargap: 0.45,
      showlegend: true,
      legend: { orientation: "h", x: 0, y: 1.02, xanchor: "left", yanchor: "bottom" },
      xaxis: axis({ title: { text: label(moneyUnit(report)) } }),
      yaxis: axis({ tickvals: places, ticktext: text, autorange: "reversed", showline: false, ticks: "" }),
      shapes: [rule("x", 0, 1)],
    }),
    height,
  };
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
