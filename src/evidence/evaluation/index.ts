/** The observed panel of agglomerations on the fixed scale of the index of collaboration. */
export { type Agglomeration, agglomerationOf, evaluationReport, readEvaluation } from "./panel.js";
