/**
 * Hypotheses of the literature, looked at in scenarios that state them: what comes out, and whether it hangs on what
 * nobody knows.
 */
export {
  cellOf,
  type FactSubject,
  type JudgedExpectation,
  type JudgedFact,
  judge,
  type MeasuredValue,
  measured,
  type PlannedFact,
  planFact,
  type Verdict,
} from "./fact.js";
export { factCsv, factsMarkdown, factsText } from "./text.js";
