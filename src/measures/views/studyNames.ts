import { t } from "../../words/index.js";
import type { LeagueRow } from "../results/league.js";
import { shownValue } from "../results/league.js";
import type { ShownSensitivity } from "../results/sensitivity.js";
import type { SweepOption, SweepReport } from "../results/sweep.js";
import { inSentence, plain, signed, threeDigits, unitAfter } from "./present.js";
import type { Reader, Seen } from "./reader.js";

/** An outcome of a study as people call it: "real GDP", "real GDP of Shanghai". */
export function outcomeName(
  { label, place, placeLabel }: { label: string; place: string; placeLabel: string },
  { say }: Pick<Reader, "say">,
): string {
  const name = inSentence(label);
  return place === "cluster" ? name : say(t("report.of", { name, placeLabel }));
}

/** An option as people call it: "All four; toll scale 0.5". */
export function optionName({ report, say }: Seen<SweepReport>, { variant, values }: SweepOption): string {
  const { factors, variants } = report;
  const label = variants.find(({ id }) => id === variant)?.label ?? variant;
  const set = factors.map((factor, f) => `${factor.label} ${valueText(values[f]!)}${unitText(factor.unit)}`);
  return [label, ...set].join(say(t("join.semicolon")));
}

/** Longer units are sentences. */
const SHORT = 24;

function unitText(unit: string): string {
  return unit.length <= SHORT ? unitAfter(unit) : "";
}

/** A level with as many digits as it needs. */
export function valueText(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "\u2212");
}

/** A figure as people call it. */
export function figureLabel({ factors }: ShownSensitivity, name: string): string {
  return factors.find((one) => one.name === name)?.label ?? name;
}

/** As a league shows it: effects with a sign and two digits, levels with three. */
export function leagueNumber(value: number, kind: LeagueRow["kind"]): string {
  const shown = shownValue(value, kind);
  return kind === "effect" ? signed(shown) : plain(shown, threeDigits(shown));
}
