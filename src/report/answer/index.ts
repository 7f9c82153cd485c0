/** What a comparison answers, in sentences in both languages, on screen and page alike. */
export { answerSentences } from "./answer.js";
export { type Pair, pairsOf } from "./difference.js";
export { type AnswerSource, answerView } from "./fromContext.js";
export { ANSWER_READS } from "./view.js";
