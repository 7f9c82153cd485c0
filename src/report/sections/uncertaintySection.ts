import { drawsRun, givenOf } from "../../measures/results/index.js";
import type { Lookup } from "../../measures/views/index.js";
import { type Text, t } from "../../words/index.js";
import { TOLD, uncertaintySentences } from "../answer/uncertainty.js";
import { centralSentence, drawRangesTable, namesOf } from "../tables/effects.js";
import { momentsTable } from "../tables/moments.js";
import { escapeHtml, proseHtml, tableHtml } from "../tables/table.js";

/** Bands of every variant, then what a study says of the one in focus; what to do where there is no study. HTML. */
export function uncertaintyHtml(view: Lookup): string {
  const { uncertainty } = view.data;
  const { say, language } = view;
  if (!uncertainty) return `<p>${escapeHtml(say(NO_STUDY))}</p>`;
  const central = centralSentence(view, uncertainty);
  const told = uncertaintySentences(
    uncertainty,
    view.focus.id,
    namesOf(view),
    language,
    view.data.context.answer?.measure,
  );
  const sentences = central === undefined ? told : [...told, central];
  const items = sentences.map((one) => `<li>${proseHtml(one)}</li>`).join("");
  const { factors } = uncertainty;
  const draws = drawsRun(uncertainty);
  const given = givenOf(uncertainty);
  const values = { draws, factorsCount: factors.length, lastYear: view.lastYear, given };
  const drawn = say("report.worldsEachOwnDraw", values);
  const table = tableHtml(drawRangesTable(view, uncertainty));
  const { data } = uncertainty;
  const held = escapeHtml(say("report.dataOfDraws"));
  const moments = data ? `<details><summary>${held}</summary>${tableHtml(momentsTable(data, language))}</details>` : "";
  return `<p>${escapeHtml(drawn)}</p>${table}${moments}<h3>“${escapeHtml(view.focus.label)}”</h3><ul>${items}</ul>`;
}

/** What the section reads. */
export const UNCERTAINTY_READ = [...new Set(TOLD.map(({ indicator }) => indicator))];

const NO_STUDY: Text = t("report.studyUncertaintyBelongsThese");
