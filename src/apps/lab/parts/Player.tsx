import { useCallback, useEffect, useState } from "preact/hooks";
import { type TextKey, t, textOf } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import { useStore } from "../state/store.js";
import { Button, Select, useText } from "./widgets.js";

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
  const jump = (to: number, end: number, sign: string, name: TextKey) => (
    <Button onClick={() => go(to)} aria-disabled={at === end} aria-label={say(name)} text={textOf(sign)} />
  );
  return (
    <fieldset class="player">
      <legend class="hidden">{say("lab.years")}</legend>
      {jump(0, 0, "|◀", "lab.firstYear")}
      {jump(at - 1, 0, "◀", "lab.stepBack")}
      <Button class="start" onClick={play} text={playing ? "lab.pause" : "lab.playYears"} />
      {jump(at + 1, last, "▶", "lab.step")}
      {jump(last, last, "▶|", "lab.lastYear")}
      <label class="year">
        <span class="hidden">{say("lab.year")}</span>
        <input
          type="range"
          min={years[0]}
          max={years[last]}
          step={1}
          value={years[at]}
          onInput={(event) => go(Number(event.currentTarget.value) - years[0]!)}
        />
        {/* Whoever hears the page is told years that are stepped to, not those that fly past. */}
        <output aria-live={playing ? "off" : "polite"}>{years[at]}</output>
      </label>
      <Select
        label="lab.speed"
        hidden
        value={speed}
        options={SPEEDS.map((one) => ({ id: one, label: t("lab.yearsS", { one }) }))}
        onChoose={(one) => setSpeed(Number(one))}
      />
    </fieldset>
  );
}

/** The years of a world, and how one of them is shown. */
export function useYears({ startYear, years }: OpenedWorld): [readonly number[], (at: number) => void] {
  const { set } = useStore();
  const onYear = useCallback((at: number) => set({ year: startYear + at }), [set, startYear]);
  return [Array.from({ length: years }, (_, year) => startYear + year), onYear];
}
