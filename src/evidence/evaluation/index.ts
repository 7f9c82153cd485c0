/** The observed panel of agglomerations on the fixed scale of the index of collaboration. */
export { type Agglomeration, agglomerationOf, readEvaluation } from "./panel.js";
export { evaluationReport } from "./ranks.js";
