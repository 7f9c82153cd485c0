import { COUNTRY } from "../indicators/index.js";
import type { Text } from "../language/index.js";
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
      return same < 0.995 ? say({ en: `${band} (${rising} % rise)`, zh: `${band}（${rising} %上升）` }) : band;
    }),
  ]);
  const sentences = uncertaintySentences(uncertainty, view.focus.id, namesOf(view), language);
  const items = sentences.map((one) => `<li>${escapeHtml(one)}</li>`).join("");
  const { draws, factors } = uncertainty;
  const drawn = say({
    en: `${draws} worlds, each with its own draw of ${factors.length} figures that nobody knows well, calibrated to the same base year and run with and without the policy. Effect on the cluster in ${view.lastYear}, 5 to 95 % of the worlds, and the share in which it rises where that is not all or none.`,
    zh: `${draws}个情形，各自对${factors.length}个无人确知的参数抽取一组数值，校准到同一基年，并在有无政策两种情况下运行。表中为${view.lastYear}年对城市群的影响（5—95 %的情形），若并非全部或全不上升，另列上升的情形占比。`,
  });
  const table = tableHtml([say({ en: "Variant", zh: "方案" }), ...head], rows);
  return `<p>${escapeHtml(drawn)}</p>${table}<h3>“${escapeHtml(view.focus.label)}”</h3><ul>${items}</ul>`;
}

function namesOf(view: Lookup) {
  const { cities, agglomerations, provinces, hinterlands } = view.data.context;
  const places = new Map(
    [...cities, ...agglomerations, ...provinces, ...hinterlands].map(({ id, label }) => [id, label]),
  );
  places.set(COUNTRY, view.say({ en: "the whole country", zh: "全国" }));
  places.set(CLUSTER, view.say({ en: "the cluster", zh: "城市群" }));
  return { variant: (id: string) => variantLabel(view, id), place: (id: string) => places.get(id) ?? id };
}

function titled(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const NO_STUDY: Text = {
  en: "No study of uncertainty belongs to these results: their intervals show chance alone, not what is unknown of parameters, which is usually far more. agglom compare FILE --uncertainty 256 makes one.",
  zh: "这些结果没有附带不确定性研究：其区间只反映随机性，不反映参数的未知程度，而后者通常大得多。可用 agglom compare FILE --uncertainty 256 进行研究。",
};
