import { joined, t } from "../../../words/index.js";
import { Section, usePercent, useText } from "../parts/widgets.js";

const STEPS = Array.from({ length: 11 }, (_, k) => 10 * k);

interface Props {
  /** Per cent of the way to the best. */
  guesses: readonly number[];
  /** Where tables are, once a turn is over; shares of the way. */
  reached: readonly number[];
  /** The reader's own guess, where the reader plays: `reached` is then of the own table. */
  own?: number | undefined;
  plays?: boolean;
  /** The game is over. */
  over: boolean;
}

/** How many guessed what, and, once turns are over, where the tables are: both in tenths of the way to the best. */
export function Guesses({ guesses, reached, own, plays = false, over }: Props) {
  const say = useText();
  const inPercent = usePercent();
  if (guesses.length === 0) return null;
  const count = (all: readonly number[], step: number) => all.filter((one) => nearest(one) === step).length;
  const places = reached.map((share) => 100 * share);
  const columns = STEPS.map((step) => ({ step, guessed: count(guesses, step), reached: count(places, step) }));
  const most = Math.max(...columns.flatMap((one) => [one.guessed, one.reached]));
  const told = columns
    .filter(({ guessed }) => guessed > 0)
    .map(({ step, guessed }) => joined([inPercent(step), String(guessed)], "colon"));
  const label = joined([t("class.guesses"), joined(told, "semicolon")], "colon");
  return (
    <Section title="class.guesses" class="guesses">
      <div class="columns-of" role="img" aria-label={say(label)}>
        {columns.map(({ step, ...counts }) => (
          <div key={step}>
            <span class="bars">
              <Column of="guessed" count={counts.guessed} most={most} />
              {reached.length > 0 && <Column of="reached" count={counts.reached} most={most} />}
            </span>
            <small>{step}</small>
            {own !== undefined && nearest(own) === step && <small>▲</small>}
          </div>
        ))}
      </div>
      <p class="note">
        <span class="key guessed" /> {say("class.guessed")} {own !== undefined && `▲ ${say("class.ownGuess")}`}{" "}
        {reached.length > 0 && <span class="key reached" />}{" "}
        {reached.length > 0 && say(plays ? "class.ownReached" : "class.reached", { over })}
      </p>
    </Section>
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
