import type { AnswerPlan, ReportContext } from "../results/index.js";
import type { Lookup } from "./data.js";

/** What a part of the report takes from the tables. They may be large: what no part reads is not kept. */
export interface Reading {
  /** Indicators of which it shows effects, in the last year and in those that the answer tells. */
  reads?: readonly string[];
  /** Those of which it shows the effects of every year. */
  readsCourses?: readonly string[];
  /** Indicators of the cluster that it shows replicate by replicate. */
  readsByReplicate?: readonly string[];
  /** Kinds of flow. */
  readsFlows?(context: Pick<ReportContext, "labour">): readonly string[];
}

/** Indicators that the scenario asks for, which every part may read. */
export function askedOf({ answer }: { answer?: Pick<AnswerPlan, "measure" | "beside"> | undefined }): string[] {
  return [...(answer?.measure === undefined ? [] : [answer.measure]), ...(answer?.beside ?? [])];
}

/**
 * The view of one part: a part that asks for what it does not declare is a mistake of the program, not an empty figure.
 */
export function viewOf(view: Lookup, part: { id: string } & Partial<Reading>): Lookup {
  const { id, reads = [], readsByReplicate = [], readsCourses = [], readsFlows } = part;
  const flows = readsFlows?.(view.data.context) ?? [];
  const declared = (name: string, known: readonly string[]) => {
    if (!known.includes(name) && !askedOf(view.data.context).includes(name))
      throw new Error(`Report: "${id}" reads "${name}" and does not declare it`);
  };
  return {
    ...view,
    effect(variant, place, indicator, year) {
      declared(indicator, [...reads, ...readsCourses]);
      return view.effect(variant, place, indicator, year);
    },
    course(variant, scope, indicator) {
      declared(indicator, readsCourses);
      return view.course(variant, scope, indicator);
    },
    clusterValues(variant, indicator) {
      declared(indicator, readsByReplicate);
      return view.clusterValues(variant, indicator);
    },
    clusterPairs(variant, indicator) {
      declared(indicator, readsByReplicate);
      return view.clusterPairs(variant, indicator);
    },
    flows(kinds) {
      for (const kind of kinds) declared(kind, flows);
      return view.flows(kinds);
    },
  };
}
