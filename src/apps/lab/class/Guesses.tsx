import type { DeskView } from "../../../games/turns/views.js";
import { useText } from "../parts/widgets.js";

const STEPS = Array.from({ length: 11 }, (_, k) => 10 * k);

/** How many guessed what, and, once turns are over, where the tables are: both in tenths of the way to the best. */
export function Guesses({ view: { tables } }: { view: DeskView }) {
  const say = useText();
  const guesses = tables.flatMap((table) => table.guesses);
  if (guesses.length === 0) return null;
  const reached = tables.flatMap(({ shares }) => (shares.length > 0 ? [nearest(100 * shares.at(-1)!)] : []));
  const count = (all: readonly number[], step: number) => all.filter((one) => nearest(one) === step).length;
  const most = Math.max(...STEPS.flatMap((step) => [count(guesses, step), count(reached, step)]), 1);
  const told = STEPS.filter((step) => count(guesses, step) > 0).map((step) => `${step} %: ${count(guesses, step)}`);
  return (
    <section class="guesses" aria-labelledby="guesses-title">
      <h2 id="guesses-title">{say("class.guesses")}</h2>
      <div class="columns-of" role="img" aria-label={`${say("class.guesses")}: ${told.join("; ")}`}>
        {STEPS.map((step) => (
          <div key={step}>
            <span class="bars">
              <Column of="guessed" count={count(guesses, step)} most={most} />
              {reached.length > 0 && <Column of="reached" count={count(reached, step)} most={most} />}
            </span>
            <small>{step}</small>
          </div>
        ))}
      </div>
      <p class="note">
        <span class="key guessed" /> {say("class.guessed")} {reached.length > 0 && <span class="key reached" />}{" "}
        {reached.length > 0 && say("class.reached")}
      </p>
    </section>
  );
}

function Column({ of, count, most }: { of: string; count: number; most: number }) {
  return (
    <span class={of} style={{ height: `${(100 * count) / most}%` }}>
      {count > 0 && <b>{count}</b>}
    </span>
  );
}

/** The tenth that a per cent is nearest to, among those that can be guessed. */
const nearest = (percent: number) => Math.min(100, Math.max(0, 10 * Math.round(percent / 10)));
