import { COUNTRY } from "../../measures/indicators/index.js";
import { type Choices, CLUSTER, contextIn, type ReportContext, type RunCourse } from "../../measures/results/index.js";
import {
  type Choosing,
  type ChosenLever,
  distinct,
  inFirstYear,
  inLastYear,
  itemNames,
  labelIn,
  lastYearOf,
  leverName,
  leversChosen,
  meanOf,
  ofVariant,
  plain,
  playerNames,
  type Reader,
  readerOf,
} from "../../measures/views/index.js";
import {
  both,
  bothSentences,
  ENGLISH,
  joined,
  type Language,
  listed,
  type Sentences,
  type Text,
  t,
} from "../../words/index.js";
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
function decidedSentences(context: ReportContext, choices: Choices): Sentences {
  const told = (language: Language) => {
    const shown = contextIn(context, language);
    const name = (id: string) => `“${labelIn(shown.variants, id)}”`;
    const { meetings } = choices;
    const councils = { ...shown, meetings, playerName: playerNames(shown), itemName: itemNames(shown) };
    const chosen = choiceSentences({ ...readerOf(language), data: { choices, context: shown } }, name);
    return [...councilSentences(councils, name, language), ...chosen];
  };
  return bothSentences(told);
}

const WORDS: Record<RunCourse["state"], (length: number) => Text> = {
  settled: () => t("report.settle"),
  cycle: (length) => t("report.goRoundCycleDecisions", { length }),
  moving: () => t("report.stillMoveEndRead"),
};

type NameOf = (variant: string) => string;

/** The averages of what governments chose, then how their choices end. */
export function choiceSentences(view: Choosing, nameOf: NameOf): string[] {
  const averages = leversChosen(view).map((lever) => averageOf(lever, nameOf, view));
  return [...averages, ...courseSentences(view.data.choices.courses, nameOf, view.language)];
}

/** What the cities chose on average, arm by arm, and where they came from. */
function averageOf(lever: ChosenLever, nameOf: NameOf, reader: Reader): string {
  const { say } = reader;
  const { decisions, decimals, variants } = lever;
  const last = variants.map((variant) => {
    const mean = plain(meanOf(inLastYear(ofVariant(decisions, variant)), "value"), decimals);
    return say("report.meanUnderVariant", { mean, quoted: nameOf(variant) });
  });
  const cities = distinct(decisions.map(({ city }) => city)).length;
  const whose = cities === 1 ? say("report.oneCity") : say("report.meanCities", { cities });
  const before = plain(meanOf(inFirstYear(decisions), "before"), decimals);
  const name = leverName(lever, reader);
  return say("report.beforeFirstDecisionAfterLast", { name, whose, before, last: joined(last, "comma") });
}

/**
 * How choices of governments end, one sentence for each way: they settle, go round in so many decisions, or still move;
 * under which arms, and in how many of their replicates.
 */
export function courseSentences(courses: readonly RunCourse[], nameOf: NameOf, language: Language = ENGLISH): string[] {
  const ways = distinct(courses.map(({ variant }) => variant)).flatMap((variant) => {
    const words = courses
      .filter((run) => run.variant === variant)
      .map(({ state, length }) => WORDS[state](length ?? 0)[language]);
    return distinct(words).map((ending) => {
      const count = words.filter((other) => other === ending).length;
      const said = { ending, several: words.length > 1, count, wordsCount: words.length };
      return { variant, said, way: JSON.stringify(said) };
    });
  });
  return distinct(ways.map(({ way }) => way)).map((way) => {
    const alike = ways.filter((other) => other.way === way);
    const names = listed(
      alike.map(({ variant }) => nameOf(variant)),
      language,
    );
    return t("report.choicesGovernmentsUnder", { nameOf: names, ...alike[0]!.said })[language];
  });
}
