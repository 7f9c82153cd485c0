import { COUNTRY } from "../../measures/indicators/index.js";
import { type Choices, CLUSTER, contextIn, type ReportContext, type RunCourse } from "../../measures/results/index.js";
import { itemNames, labelIn, lastYearOf, playerNames } from "../../measures/views/index.js";
import { both, bothSentences, ENGLISH, type Language, type Sentences, type Text, t } from "../../words/index.js";
import { councilSentences } from "./agreements.js";
import { shortenedTo } from "./lines.js";
import type { AnswerView, NamedPlace, NamedVariant } from "./view.js";

/** What an answer needs beside names and places. */
interface AnswerSource extends Pick<AnswerView, "years" | "effect" | "entry" | "uncertainty"> {
  context: ReportContext;
  choices: Choices;
}

/** Answers know the names of the report's context, wherever their numbers come from. */
export function answerView({ context, choices, ...numbers }: AnswerSource): AnswerView {
  return {
    ...numbers,
    region: context.region,
    currency: context.currency,
    baseline: context.variants[0]!.id,
    variants: shortened(context.variants.slice(1).map(({ id, label }) => ({ id, label }))),
    plan: context.answer ?? lastYearOf(numbers.years),
    places: placesOf(context),
    decided: decidedSentences(context, choices),
    meetings: choices.meetings,
  };
}

/** Columns of a label in a sentence. */
const LONGEST = 36;

/** Labels that leave room for what is said of them; those that would then be alike are told by their ids. */
function shortened(variants: NamedVariant[]): NamedVariant[] {
  const cut = variants.map(({ label }) => both((language) => shortenedTo(label[language], LONGEST)));
  return variants.map(({ id }, at) => {
    const label = both((language) =>
      cut.filter((other) => other[language] === cut[at]![language]).length > 1 ? id : cut[at]![language],
    );
    return { id, label };
  });
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

/** What councils and governments decided: who signs, whether choices settle. */
function decidedSentences(context: ReportContext, { meetings, courses }: Choices): Sentences {
  const told = (language: Language) => {
    const shown = contextIn(context, language);
    const name = (id: string) => `“${labelIn(shown.variants, id)}”`;
    const councils = { ...shown, meetings, playerName: playerNames(shown), itemName: itemNames(shown) };
    return [...councilSentences(councils, name, language), ...courseSentences(courses, name, language)];
  };
  return bothSentences(told);
}

const WORDS: Record<RunCourse["state"], (length: number) => Text> = {
  settled: () => t("report.settle"),
  cycle: (length) => t("report.goRoundCycleDecisions", { length }),
  moving: () => t("report.stillMoveEndRead"),
};

/**
 * Of every arm whose governments choose one sentence for each way in which its replicates end: choices settle, go round
 * in so many decisions, or still move; and how many do.
 */
export function courseSentences(
  courses: readonly RunCourse[],
  nameOf: (variant: string) => string,
  language: Language = ENGLISH,
): string[] {
  return [...new Set(courses.map(({ variant }) => variant))].flatMap((variant) => {
    const words = courses
      .filter((run) => run.variant === variant)
      .map(({ state, length }) => WORDS[state](length ?? 0)[language]);
    return [...new Set(words)].map((ending) => {
      const count = words.filter((other) => other === ending).length;
      const several = words.length > 1;
      const sentence = t("report.choicesGovernmentsUnder", {
        nameOf: nameOf(variant),
        ending,
        several,
        count,
        wordsCount: words.length,
      });
      return sentence[language];
    });
  });
}
