import { useEffect, useState } from "preact/hooks";
import { t } from "../../../words/index.js";
import { useText } from "./language.js";

interface Props {
  years: readonly number[];
  at: number;
  onYear(at: number): void;
}

/** Years a second. */
const SPEEDS = [1, 3, 8] as const;

/** The years as a film: play, pause, step, step back, any year by hand. */
export function Player({ years, at, onYear }: Props) {
  const say = useText();
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(SPEEDS[1]);
  const last = years.length - 1;
  useEffect(() => {
    if (!playing) return;
    if (at >= last) return setPlaying(false);
    const timer = setTimeout(() => onYear(at + 1), 1000 / speed);
    return () => clearTimeout(timer);
  }, [playing, at, speed, last, onYear]);
  const play = () => {
    if (!playing && at >= last) onYear(0);
    setPlaying(!playing);
  };
  const go = (to: number) => {
    setPlaying(false);
    onYear(Math.min(last, Math.max(0, to)));
  };
  return (
    <fieldset class="player">
      <legend class="hidden">{say(t("lab.years"))}</legend>
      <button type="button" onClick={() => go(0)} disabled={at === 0} aria-label={say(t("lab.firstYear"))}>
        |◀
      </button>
      <button type="button" onClick={() => go(at - 1)} disabled={at === 0} aria-label={say(t("lab.stepBack"))}>
        ◀
      </button>
      <button type="button" class="start" onClick={play}>
        {playing ? say(t("lab.pause")) : say(t("lab.playYears"))}
      </button>
      <button type="button" onClick={() => go(at + 1)} disabled={at === last} aria-label={say(t("lab.step"))}>
        ▶
      </button>
      <button type="button" onClick={() => go(last)} disabled={at === last} aria-label={say(t("lab.lastYear"))}>
        ▶|
      </button>
      <label class="year">
        <span class="hidden">{say(t("lab.year"))}</span>
        <input
          type="range"
          min={years[0]}
          max={years[last]}
          step={1}
          value={years[at]}
          onInput={(event) => go(Number(event.currentTarget.value) - years[0]!)}
        />
        <output>{years[at]}</output>
      </label>
      <label>
        <span class="hidden">{say(t("lab.speed"))}</span>
        <select value={speed} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {say(t("lab.yearsS", { one }))}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
