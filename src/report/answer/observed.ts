import type { BeyondObserved } from "../../measures/results/answerPlan.js";
import { pairsOf } from "../../measures/views/difference.js";
import { inSentence } from "../../measures/views/present.js";
import { both, quoted, type Text, t, textOf } from "../../words/index.js";
import { labelOf, measureText } from "./amounts.js";
import type { AnswerView } from "./view.js";
import { signedPercent } from "./words.js";

/**
 * The city, and the jobs of a sector in a city, that change farthest beyond what was observed; how many others do,
 * whatever the variant.
 */
export function observedSentences(view: AnswerView): Text[] {
  const told = new Set(pairsOf(view).flatMap(({ run, against }) => [run, against]));
  const rows = (view.plan.beyond ?? []).filter(({ variant }) => told.has(variant));
  return [rows.filter(({ sector }) => !sector), rows.filter(({ sector }) => sector)].flatMap((alike) => {
    const [first] = alike;
    const changes = new Set(alike.map(({ place, measure, sector }) => JSON.stringify([place, measure, sector])));
    return first ? [sentence(view, first, changes.size - 1)] : [];
  });
}

function sentence(view: AnswerView, row: BeyondObserved, more: number): Text {
  const { variant, place, sector, years, driver } = row;
  return t("report.beyondObserved", {
    several: pairsOf(view).length > 1,
    name: quoted(labelOf(view, variant) ?? textOf(variant)),
    place: view.places.find(({ id }) => id === place)?.label ?? textOf(place),
    measure: sector
      ? t("report.jobsIn", { sector: both((language) => inSentence(sector[language])) })
      : measureText(view, row.measure),
    change: signedPercent(100 * row.change),
    years,
    bound: signedPercent(100 * row.bound),
    driver: driver?.kind ?? "none",
    by: driver ? both((language) => inSentence(driver.label[language])) : "",
    more,
  });
}
