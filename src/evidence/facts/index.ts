/** Hypotheses of the literature, looked at in scenarios that state them: what comes out, and whether it hangs on what nobody knows. */
export { type FactSubject, lookAt, type PlannedFact, planFact } from "./fact.js";
export { factCsv, factsMarkdown, factsText } from "./text.js";
export type { JudgedExpectation, JudgedFact, MeasuredValue, Verdict } from "./verdict.js";
