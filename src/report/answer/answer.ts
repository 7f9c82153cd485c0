import type { EffectRow } from "../../measures/results/effects.js";
import { uncertainEffect } from "../../measures/results/uncertainty.js";
import { isNothing, isUnclear, percentOf } from "../../measures/views/effect.js";
import {
  both,
  bothSentences,
  joined,
  percentSigns,
  quoted,
  type Sentences,
  type Text,
  t,
  textOf,
} from "../../words/index.js";
import { contrast } from "./beyond.js";
import { courseSentence } from "./course.js";
import { moneySentences } from "./money.js";
import { bandText, worldsValues } from "./uncertainty.js";
import type { AnswerView } from "./view.js";
import { winnersSentence } from "./winners.js";
import { signedPercent, sizePercent } from "./words.js";

const WELFARE = "real-final-consumption-per-head";

/**
 * What a comparison answers, in sentences, the answer first: what the focus variant does to income and how sure that
 * is, what the others do, what residents get, who gains and who loses, what it costs whom, when it works, what was
 * decided. No markup.
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
  return contrast((place, indicator) => view.effect(view.focus, place, indicator));
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
  const raises = row.effect > 0;
  return t("report.changesRealGdp", { region: view.region, name, raises, size, lastYear: view.lastYear, sure });
}

/**
 * The wide interval where there is a study, then that of chance where there is one; and that the wide one is missing,
 * where it is.
 */
function howSure({ uncertainty, focus }: AnswerView, row: EffectRow): Text {
  const study = uncertainty && uncertainEffect(uncertainty, focus, "cluster", "real-gdp");
  const band = study?.relative ? both((language) => bandText(study, language) ?? "") : undefined;
  const parts: Text[] = [];
  if (study && band) parts.push(t("report.bandOverDraws", { band, ...worldsValues(uncertainty!, study) }));
  if (!Number.isNaN(row.ciLow)) {
    const [low, high] = [row.ciLow, row.ciHigh].map((end) => signedPercent((100 * end) / Math.abs(row.baselineMean)));
    parts.push(t("report.chanceAlone95", { low, high }));
  }
  if (!band) parts.push(t("report.knownParametersIntervalHere"));
  return t("join.bracket", { text: joined(parts, "semicolon") });
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
  const does = telling.map(({ label, row }) =>
    t("report.variantDoes", { label, percent: signedPercent(percentOf(row)) }),
  );
  const named = (some: typeof rows, key: "report.notClear" | "report.noEffect") =>
    some.length === 0
      ? []
      : [
          t(key, {
            labels: joined(
              some.map(({ label }) => label),
              "enumeration",
            ),
          }),
        ];
  const parts = [
    ...(does.length > 0 ? [joined(does, "comma")] : []),
    ...named(unclear, "report.notClear"),
    ...named(nothing, "report.noEffect"),
  ];
  return t("report.theOthers", { parts: joined(parts, "semicolon") });
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
    return t("report.by", { rises: row.effect > 0, size });
  };
  const elsewhere = told.map(({ label, row }) =>
    t("report.consumptionThere", { place: both((language) => inSentencePlace(label[language])), change: change(row) }),
  );
  return t("report.residentsConsumePrivatePublic", {
    changes: joined([change(own), ...elsewhere], "comma"),
  });
}

/** "the rest of China" for "Rest of China". */
function inSentencePlace(label: string): string {
  return label.replace(/^Rest of/, "the rest of");
}

function labelOf({ variants }: AnswerView, id: string): Text {
  return variants.find((variant) => variant.id === id)?.label ?? textOf(id);
}
