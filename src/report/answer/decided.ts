import type { Choices } from "../../measures/results/choices.js";
import { contextIn, type ReportContext } from "../../measures/results/context.js";
import { playerNames } from "../../measures/views/players.js";
import { bothSentences, type Language, type Sentences } from "../../words/index.js";
import { councilSentences } from "./agreements.js";
import { courseSentences } from "./courses.js";

/** What councils and governments decided: who signs, whether choices settle. */
export function decidedSentences(context: ReportContext, { meetings, courses }: Choices): Sentences {
  const told = (language: Language) => {
    const shown = contextIn(context, language);
    const name = (id: string) => `“${shown.variants.find((variant) => variant.id === id)?.label ?? id}”`;
    const councils = { ...shown, meetings, playerName: playerNames(shown) };
    return [...councilSentences(councils, name, language), ...courseSentences(courses, name, language)];
  };
  return bothSentences(told);
}
