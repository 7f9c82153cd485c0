import { COUNTRY } from "../../measures/indicators/index.js";
import type { Choices } from "../../measures/results/choices.js";
import type { ReportContext } from "../../measures/results/context.js";
import { CLUSTER } from "../../measures/results/record.js";
import type { Uncertainty } from "../../measures/results/uncertainty.js";
import { type Text, t } from "../../words/index.js";
import { decidedSentences } from "./decided.js";
import type { AnswerView, NamedPlace } from "./view.js";

/** What an answer needs beside names and places. */
export interface AnswerSource extends Pick<AnswerView, "lastYear" | "effect" | "course"> {
  context: ReportContext;
  choices: Choices;
  uncertainty?: Uncertainty | undefined;
}

/** Answers know the names of the report's context, wherever their numbers come from. */
export function answerView({ context, choices, ...numbers }: AnswerSource): AnswerView {
  return {
    ...numbers,
    region: context.region,
    currency: context.currency,
    variants: context.variants.slice(1).map(({ id, label }) => ({ id, label })),
    focus: context.focus,
    places: placesOf(context),
    decided: decidedSentences(context, choices),
  };
}

function placesOf({ region, agglomerations, provinces, cities, hinterlands }: ReportContext): NamedPlace[] {
  const place =
    (kind: NamedPlace["kind"]) =>
    ({ id, label }: { id: string; label: Text }) => ({ id, label, kind });
  return [
    { id: CLUSTER, label: region, kind: "cluster" },
    ...agglomerations.map(place("agglomeration")),
    ...provinces.map(place("province")),
    ...cities.map(place("city")),
    { id: COUNTRY, label: t("cli.wholeCountry"), kind: "country" },
    ...hinterlands.map(place("hinterland")),
  ];
}
