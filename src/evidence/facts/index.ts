/**
 * Hypotheses of the literature, looked at in scenarios that state them: what comes out, and whether it hangs on what
 * nobody knows.
 */
export { type FactSubject, type PlannedFact, planFact } from "./fact.js";
export { factCsv, factsMarkdown, factsText } from "./text.js";
export { type JudgedExpectation, type JudgedFact, judge, type MeasuredValue, type Verdict } from "./verdict.js";
