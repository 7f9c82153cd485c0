import { payoffsOf } from "../../../figures/lab/payoffs.js";
import type { Decision } from "../../../measures/results/index.js";
import { plain } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import { Drawing } from "../figures/Drawing.js";
import { useText } from "../parts/language.js";

/** What every value that a government tried would have brought it over the chosen one, in log points. */
export function PayoffChart({ decision, label }: { decision: Decision; label: string }) {
  const say = useText();
  const tried = decision.trials
    .map(({ value, payoff }) => ({ value, gain: 100 * (payoff - decision.payoffAfter) }))
    .sort((a, b) => a.value - b.value);
  const best = tried.reduce((top, one) => (one.gain > top.gain ? one : top), tried[0]!);
  const told = { label, value: plain(best.value, 3), value2: plain(decision.value, 3) };
  return (
    <Drawing
      draw={() => payoffsOf(label, tried, decision.value)}
      label={say(t("lab.payoffBestThoseTried", told))}
      titled
    />
  );
}
