import { COUNTRY } from "../../indicators/index.js";
import { both, bothSentences, percentSigns, quoted, type Sentences, type Text, t } from "../../language/index.js";
import type { EffectRow } from "../../results/effects.js";
import { uncertainEffect } from "../../results/uncertainty.js";
import { contrast } from "../beyond.js";
import { bandText, worldsText } from "../uncertainty.js";
import { courseSentence } from "./course.js";
import { moneySentences } from "./money.js";
import { type AnswerView, isNothing, isUnclear, percentOf } from "./view.js";
import { winnersSentence } from "./winners.js";
import { signedPercent, sizePercent } from "./words.js";

const WELFARE = "real-final-consumption-per-head";

/**
 * What a comparison answers, in sentences, the answer first: what the focus variant does to income and how sure that is, what the others do, what residents get,
 * who gains and who loses, what it costs whom, when it works, what was decided. No markup.
 */
export function answerSentences(view: AnswerView): Sentences {
  const told = [
    opposite(view),
    headline(view),
    others(view),
    residents(view),
    winnersSentence(view),
    ...moneySentences(view),
    courseSentence(view),
  ].filter((sentence) => sentence !== undefined);
  return bothSentences((language) => [
    ...view.decided[language],
    ...told.map((one) => percentSigns(one[language], language)),
  ]);
}

/** The cluster's income and the country's welfare go opposite ways: nobody must take the first for the second. */
function opposite(view: AnswerView): Text | undefined {
  const en = contrast((place, indicator) => view.effect(view.focus, place, indicator));
  const [product, welfare] = [
    view.effect(view.focus, "cluster", "real-gdp"),
    view.effect(view.focus, COUNTRY, WELFARE),
  ];
  if (!en || !product || !welfare) return undefined;
  const change = (row: EffectRow) => `${row.effect > 0 ? "提高" : "下降"}${sizePercent(percentOf(row))}`;
  return {
    en,
    zh: `城市群实际GDP${change(product)}，而全国居民人均消费（含公共服务）${change(welfare)}：一方所得即另一方所失。`,
  };
}

function headline(view: AnswerView): Text | undefined {
  const row = view.effect(view.focus, "cluster", "real-gdp");
  if (!row) return undefined;
  const name = quoted(labelOf(view, view.focus));
  const sure = howSure(view, row);
  if (isNothing(row)) {
    return t("report.hasEffectRealIncome", { region: view.region, name, lastYear: view.lastYear, sure });
  }
  if (isUnclear(row)) {
    return t("report.doesClearlyChangeReal", { region: view.region, name, lastYear: view.lastYear, sure });
  }
  const size = sizePercent(percentOf(row));
  const [raises, up] = row.effect > 0 ? ["raises", "提高"] : ["lowers", "降低"];
  return t("report.realIncome", { region: view.region, name, raises, size, lastYear: view.lastYear, sure, up });
}

/** The wide interval where there is a study, then that of chance where there is one; and that the wide one is missing, where it is. */
function howSure({ uncertainty, focus }: AnswerView, row: EffectRow): Text {
  const study = uncertainty && uncertainEffect(uncertainty, focus, "cluster", "real-gdp");
  const band = bandText(study);
  const parts: Text[] = [];
  if (study && band)
    parts.push(
      t("report.text3", {
        band,
        worldsText: worldsText(uncertainty!, study),
        factorsCount: uncertainty!.factors.length,
        worlds: study.worlds,
        band2: band.replace(" to ", "%至"),
      }),
    );
  if (!Number.isNaN(row.ciLow)) {
    const [low, high] = [row.ciLow, row.ciHigh].map((end) => signedPercent((100 * end) / Math.abs(row.baselineMean)));
    parts.push(t("report.chanceAlone95", { low, high }));
  }
  if (!band) parts.push(t("report.knownParametersIntervalHere"));
  return both((language) =>
    language === "en" ? ` (${parts.map(({ en }) => en).join("; ")})` : `（${parts.map(({ zh }) => zh).join("；")}）`,
  );
}

/** The other variants by size, and those that do nothing. */
function others(view: AnswerView): Text | undefined {
  const rows = view.variants
    .filter(({ id }) => id !== view.focus)
    .flatMap(({ id, label }) => {
      const row = view.effect(id, "cluster", "real-gdp");
      return row ? [{ label: quoted(label), row }] : [];
    });
  if (rows.length === 0) return undefined;
  const unclear = rows.filter(({ row }) => isUnclear(row));
  const telling = rows
    .filter(({ row }) => !isNothing(row) && !isUnclear(row))
    .sort((a, b) => percentOf(b.row) - percentOf(a.row));
  const nothing = rows.filter(({ row }) => isNothing(row));
  return both((language) => {
    const is = language === "en" ? " " : "为";
    const does = telling.map(({ label, row }) => label[language] + is + signedPercent(percentOf(row)));
    const named = (some: typeof rows, title: Text) =>
      some.length === 0
        ? []
        : [title[language] + some.map(({ label }) => label[language]).join(language === "en" ? ", " : "、")];
    const parts = [
      ...(does.length > 0 ? [does.join(language === "en" ? ", " : "，")] : []),
      ...named(unclear, t("report.clear")),
      ...named(nothing, t("report.effect")),
    ];
    return language === "en" ? `The others: ${parts.join("; ")}.` : `其他方案：${parts.join("；")}。`;
  });
}

/** Consumption of residents, here and beyond. */
function residents(view: AnswerView): Text | undefined {
  const beyond = view.places.filter(({ kind }) => kind === "country" || kind === "hinterland");
  const own = view.effect(view.focus, "cluster", WELFARE);
  if (!own) return undefined;
  const told = beyond.flatMap(({ id, label }) => {
    const row = view.effect(view.focus, id, WELFARE);
    return row ? [{ label, row }] : [];
  });
  const change = (row: EffectRow): Text => {
    if (isNothing(row)) return t("report.doesChange");
    if (isUnclear(row)) return t("report.doesClearlyChange");
    const size = sizePercent(percentOf(row));
    return t("report.by", { effect: row.effect > 0, size });
  };
  const en = told
    .map(({ label, row }) => `, in ${label.en.replace(/^Rest of/, "the rest of")} it ${change(row).en}`)
    .join("");
  const zh = told.map(({ label, row }) => `，${label.zh}${change(row).zh}`).join("");
  return t("report.residentsConsumePrivatePublic", { change: change(own), en, zh });
}

function labelOf({ variants }: AnswerView, id: string): Text {
  return variants.find((variant) => variant.id === id)?.label ?? { en: id, zh: id };
}
