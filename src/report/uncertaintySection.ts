import { COUNTRY } from "../indicators/index.js";
import { uncertainEffect } from "../results/uncertainty.js";
import type { Lookup } from "./data.js";
import { variantLabel } from "./decisions.js";
import { escapeHtml } from "./html.js";
import { plain } from "./present.js";
import { tableHtml } from "./tableHtml.js";
import { bandText, TOLD, uncertaintySentences } from "./uncertainty.js";

/** Bands of every variant, then what a study says of the one in focus; what to do where there is no study. HTML. */
export function uncertaintyHtml(view: Lookup): string {
  const { uncertainty, context } = view.data;
  if (!uncertainty) return `<p>${escapeHtml(NO_STUDY)}</p>`;
  const places = new Map(
    [...context.cities, ...context.agglomerations, ...context.provinces, ...context.hinterlands].map(
      ({ id, label }) => [id, label],
    ),
  );
  const names = {
    variant: (id: string) => variantLabel(view, id),
    place: (id: string) => places.get(id) ?? (id === COUNTRY ? "the whole country" : `the ${id}`),
  };
  const head = TOLD.map(({ title }) => titled(title));
  const rows = view.variants.map(({ id, label }) => [
    label,
    ...TOLD.map(({ place, indicator }) => {
      const effect = uncertainEffect(uncertainty, id, place, indicator);
      const band = bandText(effect);
      if (!effect || !band) return "–";
      const same = Math.max(effect.rises, effect.falls);
      return same < 0.995 ? `${band} (${plain(100 * effect.rises, 0)} % rise)` : band;
    }),
  ]);
  const items = uncertaintySentences(uncertainty, view.focus.id, names).map((one) => `<li>${escapeHtml(one)}</li>`);
  const drawn = `${uncertainty.draws} worlds, each with its own draw of ${uncertainty.factors.length} figures that nobody knows well, calibrated to the same base year and run with and without the policy. Effect on the cluster in ${view.lastYear}, 5 to 95 % of the worlds, and the share in which it rises where that is not all or none.`;
  return `<p>${escapeHtml(drawn)}</p>${tableHtml(["Variant", ...head], rows)}<h3>“${escapeHtml(view.focus.label)}”</h3><ul>${items.join("")}</ul>`;
}

function titled(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const NO_STUDY =
  "No study of uncertainty belongs to these results: their intervals show chance alone, not what is unknown of parameters, which is usually far more. agglom compare FILE --uncertainty 256 makes one.";
