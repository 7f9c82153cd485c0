import { halfWidthOfError } from "../../measures/results/index.js";
import { capitalised, type GameView, inMoneyUnit, moneyUnit, ruleName } from "../../measures/views/index.js";
import { type Text, t } from "../../words/index.js";
import { bars, chart, LEGEND_ABOVE, marks, rowAxis } from "../drawing/chart.js";
import { type Drawing, label, wrapped } from "../drawing/figure.js";
import { CATEGORIES, INK, MUTED } from "../drawing/palette.js";
import type { GameFigure } from "./lattice.js";

/** Gain when all agree, what the player would have without, and its gain after compensation by the scenario's rule. */
export const compensationBars: GameFigure = { id: "compensation", section: "acceptance", draw };

function draw(view: GameView): Drawing {
  const { say } = view;
  const { players, acceptance, compensation, settings } = view.report;
  const amount = (value: number) => inMoneyUnit(value, view);
  const transfers = compensation.transfers[compensation.rule];
  const text = players.map((player) => wrapped(player.label, 16));
  const array = acceptance.map(({ gainError }) =>
    gainError === null ? 0 : amount(halfWidthOfError(gainError, settings.replicates)),
  );
  const named = (name: Text, short: Text) => ({
    name: say(name),
    text,
    hovertemplate: `%{text}, ${say(short)}: %{x:+.2f}<extra></extra>`,
  });
  const rule = label(say(ruleName(compensation.rule)));
  const paid =
    transfers &&
    marks(
      players.map(({ id }, p) => amount(acceptance[p]!.gain + transfers[id]!)),
      {
        ...named(t("report.compensation", { rule }), t("report.compensated")),
        marker: { symbol: "diamond", size: 10, color: "#ffffff", line: { color: INK, width: 1.5 } },
      },
    );
  return chart(view, {
    title: t("report.needsCompensation"),
    caption: t("report.additionPlayerSOwn", { unit: capitalised(moneyUnit(view)) }),
    height: 130 + 40 * players.length,
    margin: { l: 120, b: 54 },
    bargap: 0.45,
    legend: LEGEND_ABOVE,
    x: { title: label(moneyUnit(view)) },
    y: rowAxis(text),
    rules: { x: 0 },
    data: [
      bars(
        acceptance.map(({ gain }) => amount(gain)),
        {
          ...named(t("report.gainWhenAllAgree"), t("cli.gain")),
          textposition: "none",
          marker: { color: acceptance.map(({ accepts }) => CATEGORIES[accepts ? 1 : 2]) },
          error_x: { type: "data", array, color: MUTED, thickness: 1.2, width: 0 },
        },
      ),
      marks(
        acceptance.map((row) => amount(row.without)),
        {
          ...named(t("report.withoutPlayerSMembership"), t("cli.gainWithoutPayment")),
          marker: { symbol: "line-ns", size: 16, line: { color: INK, width: 2.5 } },
        },
      ),
      ...(paid ? [paid] : []),
    ],
  });
}
