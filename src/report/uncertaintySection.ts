import { COUNTRY } from "../measures/indicators/index.js";
import { CLUSTER } from "../measures/results/record.js";
import { type UncertainEffect, type Uncertainty, uncertainEffect } from "../measures/results/uncertainty.js";
import { type Text, t } from "../words/index.js";
import type { Lookup } from "./data.js";
import { variantLabel } from "./decisions.js";
import { escapeHtml } from "./html.js";
import { capitalised, plain } from "./present.js";
import { type Cell, type Table, tableHtml, tableOf } from "./table.js";
import { effectCell } from "./tables/effects.js";
import { bandText, type Names, TOLD, uncertaintySentences } from "./uncertainty.js";

/** Bands of every variant, then what a study says of the one in focus; what to do where there is no study. HTML. */
export function uncertaintyHtml(view: Lookup): string {
  const { uncertainty } = view.data;
  const { say, language } = view;
  if (!uncertainty) return `<p>${escapeHtml(say(NO_STUDY))}</p>`;
  const sentences = uncertaintySentences(uncertainty, view.focus.id, namesOf(view), language);
  const items = sentences.map((one) => `<li>${escapeHtml(one)}</li>`).join("");
  const { draws, factors } = uncertainty;
  const drawn = say(t("report.worldsEachOwnDraw", { draws, factorsCount: factors.length, lastYear: view.lastYear }));
  const table = tableHtml(drawRangesTable(view, uncertainty));
  return `<p>${escapeHtml(drawn)}</p>${table}<h3>“${escapeHtml(view.focus.label)}”</h3><ul>${items}</ul>`;
}

/** Names of variants and places, as sentences about draws say them. */
export function namesOf(view: Lookup): Names {
  const { cities, agglomerations, provinces, hinterlands } = view.data.context;
  const places = new Map(
    [...cities, ...agglomerations, ...provinces, ...hinterlands].map(({ id, label }) => [id, label]),
  );
  places.set(COUNTRY, view.say(t("cli.wholeCountry")));
  places.set(CLUSTER, view.say(t("cli.cluster")));
  return { variant: (id: string) => variantLabel(view, id), place: (id: string) => places.get(id) ?? id };
}

/** Effect on what every variant is told of, and its range over parameter draws. */
export function drawRangesTable(view: Lookup, uncertainty: Uncertainty): Table {
  const { say, lastYear } = view;
  const told = TOLD.filter(({ place, indicator }) => view.variants.some(({ id }) => view.effect(id, place, indicator)));
  const rows = view.variants.map(({ id, label }) => [
    label,
    ...told.map(({ place, indicator }): Cell => {
      const row = view.effect(id, place, indicator);
      const drawn = uncertainEffect(uncertainty, id, place, indicator);
      const cell = effectCell(view, row, "percent");
      // Chance alone would call an effect clear whose sign the draws do not agree on.
      const judged = drawn && holdsZero(drawn) ? "unclear" : cell.judged;
      return { text: cell.text, small: drawn && rangeOf(view, drawn), ...(judged ? { judged } : {}) };
    }),
  ]);
  const title = say(t("report.drawRanges", { lastYear }));
  return tableOf(title, [say(t("report.variant")), ...told.map((one) => capitalised(say(one.title)))], rows);
}

function holdsZero({ relative }: UncertainEffect): boolean {
  return relative !== null && relative[0]! <= 0 && relative[2]! >= 0;
}

/** "1.2 to 5.6 %", and how often it rises where that is not sure. */
function rangeOf({ say, language }: Lookup, drawn: UncertainEffect): string | undefined {
  const band = bandText(drawn, language);
  const sure = Math.max(drawn.rises, drawn.falls) >= 0.995;
  return band && !sure ? say(t("report.rise", { band, rising: plain(100 * drawn.rises, 0) })) : band;
}

/** What the section reads. */
export const UNCERTAINTY_READ = [...new Set(TOLD.map(({ indicator }) => indicator))];

const NO_STUDY: Text = t("report.studyUncertaintyBelongsThese");
