import type { Calibration } from "../../calibrate/index.js";
import { type Text, t } from "../../words/index.js";
import { REALISED, type Realised } from "./catalogue.js";
import { subjectOf } from "./subject.js";

/** Pushes of which responses are measured leave so much. */
const ROUNDING = 1e-6;

/** One line of the table of realised elasticities. */
export interface RealisedRow {
  id: string;
  label: Text;
  unit: string;
  /** NaN where the region does not identify it. */
  value: number;
  published: readonly [low: number, high: number] | null;
  /** Null where nothing is published or nothing identified. */
  inside: boolean | null;
  source: string;
  measured: string;
  /** Why the region leaves the range; its file says so. */
  reason?: string;
}

/** Measures all or the named ones in a calibrated region. */
export function realisedTable(calibration: Calibration, only?: (entry: Realised) => boolean): RealisedRow[] {
  const subject = subjectOf(calibration);
  const reasons = new Map(calibration.region.outsidePublished.map(({ id, reason }) => [id, reason]));
  return REALISED.filter((entry) => only?.(entry) ?? true).map((entry) => {
    const { id, label, unit, source, measured } = entry;
    const value = entry.measure(subject);
    const published = typeof entry.published === "function" ? entry.published(subject) : entry.published;
    const inside = published === null || Number.isNaN(value) ? null : within(value, published);
    const reason = reasons.get(id);
    return { id, label, unit, value, published, inside, source, measured, ...(reason !== undefined && { reason }) };
  });
}

/** Ends count, also where rounding puts a value beyond. */
function within(value: number, [low, high]: readonly [number, number]): boolean {
  return low - ROUNDING <= value && value <= high + ROUNDING;
}

/**
 * What a region file leaves unsaid or says in vain: rows outside without a reason, reasons of rows that are not, ids
 * that nobody knows.
 */
export function unexplained(calibration: Calibration, rows: readonly RealisedRow[]): Text[] {
  const known = new Set(REALISED.map(({ id }) => id));
  const needless = (id: string) => rows.some((row) => row.id === id && row.inside !== false);
  return [
    ...rows
      .filter(({ inside, reason }) => inside === false && reason === undefined)
      .map(({ id }) => t("evidence.outsideWithoutReason", { id })),
    ...calibration.region.outsidePublished.flatMap(({ id }) => {
      if (!known.has(id)) return [t("evidence.noRealised", { id })];
      return needless(id) ? [t("evidence.needsNoReason", { id })] : [];
    }),
  ];
}
