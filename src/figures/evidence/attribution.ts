import { t } from "../../words/index.js";
import { chart, panelPlaces, rowAxis, rowsOf } from "../drawing/chart.js";
import { type Drawing, PAGE, type Space, wrapped } from "../drawing/figure.js";
import { waterfall } from "../drawing/waterfall.js";
import { type Fields, numberIn, type TableFigure, type TableView } from "./tableView.js";

const TOTAL = "total";
/** Panels that still can be read side by side. */
const MOST = 3;
const CLUSTER = "cluster";

/** What each lever of a package adds, up to the effect of the whole: a waterfall an indicator. */
export const attributionWaterfall: TableFigure = { id: "attribution", section: "all", narrow: true, draw };

function draw(view: TableView, space: Space = PAGE): Drawing | undefined {
  // The column is called by what was analysed: the scope or the place of a row.
  const rows = (view.tables["attribution"] ?? []).filter((row) => (row["place"] ?? row["scope"]) === CLUSTER);
  const indicators = [...new Set(rows.map((row) => row["indicator"]!))].slice(0, MOST);
  if (indicators.length === 0) return undefined;
  const levers = [...new Set(rows.map((row) => row["lever"]!))];
  const places = panelPlaces(indicators.length, space, { gap: 0.05, gapBelow: 0.22 });
  const names = levers.map((lever) =>
    lever === TOTAL ? view.say("report.allTogether") : wrapped(view.name(lever), 26),
  );
  const [first] = rows;
  const replicates = numberIn(first!, "replicates");
  return chart(view, {
    title: t("report.eachLeverAdds"),
    caption: t("report.effectPackageClusterDivided", { first: first!["year"], replicates }),
    height: (70 + 30 * levers.length) * rowsOf(indicators.length, space) + 50,
    margin: { l: 180, r: 24, t: 44 },
    bargap: 0.35,
    shared: "names",
    panels: indicators.map((indicator, at) => {
      const own = rows.filter((row) => row["indicator"] === indicator);
      const steps = levers.map((lever) => {
        const row = own.find((one) => one["lever"] === lever)!;
        const [size, low, high] = (["effect", "least", "most"] as const).map((column) => percent(row, column));
        return { size: size!, low: low!, high: high!, whole: lever === TOTAL };
      });
      const entry = view.dictionary.find((row) => row.indicator === indicator);
      return {
        place: places[at],
        title: wrapped(entry ? view.say(entry.label) : indicator, 34),
        x: { nticks: 5, title: t("report.addedBaseline") },
        y: rowAxis(names),
        rules: { x: 0 },
        data: waterfall(steps),
      };
    }),
  });
}

/** Of the size of the baseline. */
function percent(row: Fields, column: string): number {
  return (100 * numberIn(row, column)) / Math.abs(numberIn(row, "baseline_mean"));
}
