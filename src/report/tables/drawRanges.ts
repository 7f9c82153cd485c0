import { COUNTRY } from "../../measures/indicators/index.js";
import { CLUSTER } from "../../measures/results/record.js";
import {
  drawsRun,
  givenOf,
  shareBelow,
  type UncertainEffect,
  type Uncertainty,
  uncertainEffect,
} from "../../measures/results/uncertainty.js";
import type { Lookup } from "../../measures/views/data.js";
import { variantLabel } from "../../measures/views/decisions.js";
import { capitalised, plain } from "../../measures/views/present.js";
import { t } from "../../words/index.js";
import { bandText, type Names, TOLD } from "../answer/uncertainty.js";
import { effectCell } from "./effects.js";
import { type Cell, type Table, tableOf } from "./table.js";

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
      const cell = effectCell(view, indicator, row, "percent");
      // Chance alone would call an effect clear whose sign the draws do not agree on.
      const judged = drawn && holdsZero(drawn) ? "unclear" : cell.judged;
      return { text: cell.text, small: drawn && rangeOf(view, drawn), ...(judged ? { judged } : {}) };
    }),
  ]);
  const title = say(t("report.drawRanges", { lastYear, given: givenOf(uncertainty), draws: drawsRun(uncertainty) }));
  return tableOf(title, [say(t("report.variant")), ...told.map((one) => capitalised(say(one.title)))], rows);
}

/** How many draws lie below the central case, of real GDP in the last year; undefined where a study does not hold it. */
export function centralSentence(view: Lookup, uncertainty: Uncertainty): string | undefined {
  const row = view.effect(view.focus.id, CLUSTER, "real-gdp");
  if (!row) return undefined;
  const asked = { place: CLUSTER, indicator: "real-gdp", year: view.lastYear };
  const runs = { run: view.focus.id, against: view.baseline };
  const below = shareBelow(uncertainty, runs, asked, row.effect / Math.abs(row.baselineMean));
  if (below === undefined) return undefined;
  const far = below < TAIL || below > 1 - TAIL;
  const above = plain(100 * (1 - below), 0);
  return view.say(t("report.centralPlace", { below: plain(100 * below, 0), above, far }));
}

/** A central case with fewer draws on one side than this is outside the middle of them. */
const TAIL = 0.1;

function holdsZero({ relative }: UncertainEffect): boolean {
  return relative !== null && relative[0]! <= 0 && relative[2]! >= 0;
}

/** "1.2 to 5.6 %", and how often it rises where that is not sure. */
function rangeOf({ say, language }: Lookup, drawn: UncertainEffect): string | undefined {
  const band = bandText(drawn, language);
  const sure = Math.max(drawn.rises, drawn.falls) >= 0.995;
  return band && !sure ? say(t("report.rise", { band, rising: plain(100 * drawn.rises, 0) })) : band;
}
