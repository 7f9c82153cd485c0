import { beforeEach, describe, expect, it } from "vitest";
import { beginLanguage } from "../../../src/apps/cli/language.js";
import { type Counted, lineProgress } from "../../../src/apps/cli/progress.js";

// Tests before this one in the same process may have asked for another.
beforeEach(() => beginLanguage([]));

/** Lines that progress says, and a clock (seconds) to be set. */
function saying(counted: Counted) {
  const said: string[] = [];
  const clock = { seconds: 0 };
  const progress = lineProgress(
    "Title",
    counted,
    (text) => said.push(text),
    () => 1000 * clock.seconds,
  );
  return { said, clock, progress };
}

describe("progress in lines", () => {
  it("says what is done, and how long the rest takes at the pace of now", () => {
    const { said, clock, progress } = saying({ things: "runs" });
    progress.update(0, 10);
    clock.seconds = 5;
    progress.update(1, 10);
    clock.seconds = 15;
    progress.update(2, 10);
    progress.update(10, 10);
    expect(said).toEqual([
      "Title: 1 of 10 runs, 5 s\n",
      "Title: 2 of 10 runs, 15 s, about 80 s left\n",
      "Title: 10 of 10 runs, 15 s\n",
    ]);
  });

  it("is not silent for long while years pass within a run", () => {
    const { said, clock, progress } = saying({ things: "runs", steps: { name: "years", each: 20 } });
    progress.update(0, 4);
    for (let year = 1; year <= 20; year++) {
      clock.seconds += 9;
      progress.stepped(1);
    }
    progress.update(1, 4);
    expect(said).toEqual([
      "Title: 0 of 4 runs, 3 of 80 years, 27 s, about 12 min left\n",
      "Title: 0 of 4 runs, 6 of 80 years, 54 s, about 11 min left\n",
      "Title: 0 of 4 runs, 9 of 80 years, 81 s, about 11 min left\n",
      "Title: 0 of 4 runs, 12 of 80 years, 108 s, about 10 min left\n",
      "Title: 0 of 4 runs, 15 of 80 years, 135 s, about 10 min left\n",
      "Title: 0 of 4 runs, 18 of 80 years, 162 s, about 9 min left\n",
      "Title: 1 of 4 runs, 180 s, about 9 min left\n",
    ]);
  });

  it("has a line for a step after twenty seconds without one, none before", () => {
    const { said, clock, progress } = saying({ things: "runs", steps: { name: "years", each: 20 } });
    progress.update(0, 4);
    const lines = [19.9, 20, 39.9, 40].map((seconds) => {
      clock.seconds = seconds;
      progress.stepped(1);
      return said.length;
    });
    expect(lines).toEqual([0, 1, 1, 2]);
  });

  it("takes what was done before for no sign of speed", () => {
    const { said, clock, progress } = saying({ things: "runs", taken: 90, steps: { name: "years", each: 10 } });
    progress.update(0, 100);
    progress.update(90, 100);
    progress.stepped(1);
    clock.seconds = 9;
    progress.stepped(9);
    progress.update(91, 100);
    expect(said).toEqual(["Title: 91 of 100 runs, 9 s, about 90 s left\n"]);
  });

  it("says long times in hours and minutes, and at least a second", () => {
    const left = (seconds: number) => {
      const { said, clock, progress } = saying({ things: "runs" });
      progress.update(0, 3);
      progress.update(1, 3);
      clock.seconds = seconds;
      progress.update(2, 3);
      return said.at(-1)!.replace(/.*about (.*) left\n/, "$1");
    };
    expect([0.2, 119, 120, 7140, 7200, 11_100].map(left)).toEqual([
      ...["1 s", "119 s", "2 min", "119 min", "2 h 0 min", "3 h 5 min"],
    ]);
  });

  it("says at most a hundred lines of things that are done", () => {
    const { said, progress } = saying({ things: "runs" });
    for (let done = 0; done <= 5000; done++) progress.update(done, 5000);
    expect(said).toHaveLength(100);
  });
});
