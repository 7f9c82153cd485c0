/** What a comparison answers, in sentences in both languages, on screen and page alike. */

export { difference, type Pair, pairsOf, spanOf, whenText } from "../../measures/views/difference.js";
export { LEAST } from "./amounts.js";
export { answerSentences } from "./answer.js";
export { type AnswerSource, answerView } from "./fromContext.js";
export { bandOf, headline, measureOf, placeOf } from "./headline.js";
export { parties } from "./money.js";
export { differenceSentences, orderedPairs } from "./several.js";
export { ANSWER_READS, type AnswerView } from "./view.js";
export { gainsOf, observedSentences, sense, sidesOf } from "./winners.js";
