// An own figure, at the end of the section "Public finance" of report.html. It says which indicators it reads; `draw`
// returns data for Plotly.
//   agglom compare teaching/two-cities --import examples/revenueBars.js
import { axis, baseLayout, label, registerFigure } from "agglom";

registerFigure({
  id: "revenue-bars",
  section: "finance",
  reads: ["own-revenue"],
  draw({ data, focus, lastYear, effect }) {
    const rows = data.context.cities.flatMap((city) => {
      const row = effect(focus.id, city.id, "own-revenue");
      return row ? [{ name: label(city.label), gain: (100 * row.effect) / row.baselineMean }] : [];
    });
    if (rows.length === 0) return undefined;
    const height = 120 + 26 * rows.length;
    return {
      title: "Whose revenue grows?",
      caption:
        `Own revenue of cities under “${focus.label}” in ${lastYear}, per cent of the baseline, means over ` +
        "replicates.",
      height,
      data: [{ type: "bar", orientation: "h", x: rows.map(({ gain }) => gain), y: rows.map(({ name }) => name) }],
      layout: baseLayout(height, {
        margin: { l: 140, r: 20, t: 20, b: 50 },
        xaxis: axis({ title: { text: "%" } }),
        yaxis: axis(),
      }),
    };
  },
});
