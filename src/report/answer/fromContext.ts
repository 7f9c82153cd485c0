import { COUNTRY } from "../../indicators/index.js";
import type { Choices } from "../../results/choices.js";
import type { ReportContext } from "../../results/context.js";
import { CLUSTER } from "../../results/record.js";
import type { Uncertainty } from "../../results/uncertainty.js";
import { decidedSentences } from "./decided.js";
import type { AnswerView, Bilingual, NamedPlace } from "./view.js";

/** What an answer needs beside names and places. */
export interface AnswerSource extends Pick<AnswerView, "lastYear" | "effect" | "course"> {
  context: ReportContext;
  choices: Choices;
  uncertainty?: Uncertainty | undefined;
}

/** Answers know the names of the report's context, wherever their numbers come from. */
export function answerView({ context, choices, ...numbers }: AnswerSource): AnswerView {
  const region = { en: context.region, zh: context.regionZh ?? context.region };
  return {
    ...numbers,
    region,
    currency: context.currency === "yuan" ? { en: "yuan", zh: "元" } : { en: context.currency, zh: context.currency },
    variants: context.variants.slice(1).map((variant) => ({ id: variant.id, label: named(variant) })),
    focus: context.focus,
    places: placesOf(context, region),
    decided: decidedSentences(context, choices),
  };
}

function placesOf({ agglomerations, provinces, cities, hinterlands }: ReportContext, region: Bilingual): NamedPlace[] {
  const place = (kind: NamedPlace["kind"]) => (one: { id: string; label: string; labelZh?: string | undefined }) => ({
    id: one.id,
    label: named(one),
    kind,
  });
  return [
    { id: CLUSTER, label: region, kind: "cluster" },
    ...agglomerations.map(place("agglomeration")),
    ...provinces.map(place("province")),
    ...cities.map(place("city")),
    { id: COUNTRY, label: { en: "the whole country", zh: "全国" }, kind: "country" },
    ...hinterlands.map(place("hinterland")),
  ];
}

function named({ label, labelZh }: { label: string; labelZh?: string | undefined }): Bilingual {
  return { en: label, zh: labelZh ?? label };
}
