import { h } from "preact";
import { useCallback, useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Player } from "../../../../src/apps/lab/parts/Player.js";
import { chinese, screen } from "../screen.js";

const years = [2022, 2023, 2024];

/** A player that shows the year that was chosen. */
function player(first: number) {
  const chosen: number[] = [];
  const Held = () => {
    const [at, setAt] = useState(first);
    const onYear = useCallback((to: number) => {
      chosen.push(to);
      setAt(to);
    }, []);
    return h(Player, { years, at, onYear });
  };
  const shown = screen(Held, {});
  return { shown, chosen, wait: (ms: number) => act(() => void vi.advanceTimersByTime(ms)) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the player of years", () => {
  it("steps, and knows the first and the last year", () => {
    const { shown, chosen } = player(1);
    expect(shown.at("output")).toBe("2023");
    for (const name of ["First year", "Step", "Step", "Step back", "Last year"]) shown.press(name);
    expect(chosen).toEqual([0, 1, 2, 1, 2]);
    shown.enter("Year", 2023);
    expect(shown.at("output")).toBe("2023");
    const open = (at: number) =>
      ["First year", "Step back", "Step", "Last year"].map((name) => player(at).shown.isOpen(name));
    expect([open(0), open(1), open(2)]).toEqual([
      [false, false, true, true],
      [true, true, true, true],
      [true, true, false, false],
    ]);
    expect(["min", "max", "step"].map((name) => shown.field("Year").getAttribute(name))).toEqual(["2022", "2024", "1"]);
  });

  it("plays at its speed and stops at the last year", () => {
    const { shown, chosen, wait } = player(1);
    shown.press("Play the years");
    expect(shown.at(".start")).toBe("Pause");
    wait(332);
    expect(chosen).toEqual([]);
    wait(2);
    expect(chosen).toEqual([2]);
    expect(shown.at(".start")).toBe("Play the years");
    wait(5000);
    expect(chosen).toEqual([2]);
  });

  it("tells whoever hears the page no years that fly past", () => {
    const { shown, wait } = player(0);
    const live = () => shown.attributes("output", "aria-live");
    expect(live()).toEqual(["polite"]);
    shown.press("Play the years");
    wait(334);
    expect([shown.at("output"), live()]).toEqual(["2023", ["off"]]);
    shown.press("Pause");
    expect(live()).toEqual(["polite"]);
  });

  it("plays from the beginning again, pauses, and stops when a year is chosen by hand", () => {
    const { shown, chosen, wait } = player(2);
    shown.press("Play the years");
    expect(chosen).toEqual([0]);
    shown.press("Pause");
    wait(5000);
    expect(chosen).toEqual([0]);
    shown.press("Play the years");
    shown.press("Step");
    expect(shown.at(".start")).toBe("Play the years");
    wait(5000);
    expect(chosen).toEqual([0, 1]);
  });

  it("has three speeds", () => {
    const { shown, chosen, wait } = player(0);
    expect(shown.options("[aria-label='Speed']")).toEqual(["1 years/s", "*3 years/s", "8 years/s"]);
    shown.enter("[aria-label='Speed']", 8);
    shown.press("Play the years");
    wait(126);
    expect(chosen).toEqual([1]);
    const told = chinese(Player, { years, at: 0, onYear: () => {} });
    expect(told.text).toContain("播放");
    expect(told.options("[aria-label='速度']")).toContain("*每秒3年");
    told.press("播放");
    expect(told.text).toContain("暂停");
  });
});
