import { COUNTRY } from "../indicators/index.js";
import { type Text, t } from "../language/index.js";
import { CLUSTER } from "../results/record.js";
import { uncertainEffect } from "../results/uncertainty.js";
import type { Lookup } from "./data.js";
import { variantLabel } from "./decisions.js";
import { escapeHtml } from "./html.js";
import { plain } from "./present.js";
import { tableHtml } from "./tableHtml.js";
import { bandText, TOLD, uncertaintySentences } from "./uncertainty.js";

/** Bands of every variant, then what a study says of the one in focus; what to do where there is no study. HTML. */
export function uncertaintyHtml(view: Lookup): string {
  const { uncertainty } = view.data;
  const { say, language } = view;
  if (!uncertainty) return `<p>${escapeHtml(say(NO_STUDY))}</p>`;
  const head = TOLD.map(({ title }) => titled(say(title)));
  const rows = view.variants.map(({ id, label }) => [
    label,
    ...TOLD.map(({ place, indicator }) => {
      const effect = uncertainEffect(uncertainty, id, place, indicator);
      const band = bandText(effect, language);
      if (!effect || !band) return "–";
      const rising = plain(100 * effect.rises, 0);
      const same = Math.max(effect.rises, effect.falls);
      return same < 0.995 ? say(t("report.rise", { band, rising })) : band;
    }),
  ]);
  const sentences = uncertaintySentences(uncertainty, view.focus.id, namesOf(view), language);
  const items = sentences.map((one) => `<li>${escapeHtml(one)}</li>`).join("");
  const { draws, factors } = uncertainty;
  const drawn = say(t("report.worldsEachOwnDraw", { draws, factorsCount: factors.length, lastYear: view.lastYear }));
  const table = tableHtml([say(t("report.variant")), ...head], rows);
  return `<p>${escapeHtml(drawn)}</p>${table}<h3>“${escapeHtml(view.focus.label)}”</h3><ul>${items}</ul>`;
}

function namesOf(view: Lookup) {
  const { cities, agglomerations, provinces, hinterlands } = view.data.context;
  const places = new Map(
    [...cities, ...agglomerations, ...provinces, ...hinterlands].map(({ id, label }) => [id, label]),
  );
  places.set(COUNTRY, view.say(t("cli.wholeCountry")));
  places.set(CLUSTER, view.say(t("cli.cluster")));
  return { variant: (id: string) => variantLabel(view, id), place: (id: string) => places.get(id) ?? id };
}

function titled(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const NO_STUDY: Text = t("report.studyUncertaintyBelongsThese");
