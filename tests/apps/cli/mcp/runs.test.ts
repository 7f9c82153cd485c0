import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SENT } from "../../../../src/apps/cli/mcp/files.js";
import { foundOf, Jobs, type Work } from "../../../../src/apps/cli/mcp/runs.js";
import type { UserError } from "../../../../src/input/index.js";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => vi.useRealTimers());

/** Work that ends when it is told to; it fails where it is stopped. */
function work() {
  let end = (_: object) => {};
  let how: Work | undefined;
  const begin = (given: Work) => {
    how = given;
    return new Promise<object>((resolve, reject) => {
      end = resolve;
      given.stop.addEventListener("abort", () => reject(given.stop.reason));
    });
  };
  return { begin, end: (answer: object) => end(answer), how: () => how };
}

const nobodyLeft = () => new AbortController().signal;
const untold = () => {};
const started = (
  jobs: Jobs,
  one: ReturnType<typeof work>,
  told = untold as (d: number, t: number) => void,
  left = nobodyLeft(),
) => jobs.start(one.begin, told, left);

/** What a promise came to, or that it is still open. */
async function cameTo(milliseconds: number, promise: Promise<unknown>): Promise<unknown> {
  let found: unknown = "open";
  promise.then(
    (value) => {
      found = value;
    },
    (error: Error) => {
      found = error.message;
    },
  );
  await vi.advanceTimersByTimeAsync(milliseconds);
  return found;
}

const STOPPED = "The work was stopped: somebody asked for it, or it took longer than 1800 s.";
const later = (number: number, done = 0, total = 0) => ({
  ...{ handle: `job-${number}`, done, total },
  next: `Still at work. Call the tool job with handle job-${number} for the result.`,
});

describe("work for another program", () => {
  it("is waited for as long as a timer counts where that is shorter than asked", async () => {
    const quick = work();
    const first = started(new Jobs(1e9), quick);
    expect(await cameTo(1_000_000, first)).toBe("open");
    quick.end({ is: "done" });
    expect(await cameTo(0, first)).toEqual({ is: "done" });
  });

  it("is answered by its result where that is there in time, else by a handle that leads to it", async () => {
    const jobs = new Jobs(10);
    const [quick, slow] = [work(), work()];
    const first = started(jobs, quick);
    expect(await cameTo(9_999, first)).toBe("open");
    quick.end({ is: "done" });
    expect(await cameTo(0, first)).toEqual({ is: "done" });
    const told: number[][] = [];
    const second = started(jobs, slow, (done, total) => void told.push([done, total]));
    await cameTo(0, second);
    slow.how()!.progress(3, 8);
    expect(await cameTo(10_000, second)).toEqual(later(2, 3, 8));
    // Who has a handle asks for it.
    slow.how()!.progress(4, 8);
    expect(told).toEqual([[3, 8]]);
    const asked = jobs.ask("job-2", false);
    expect(await cameTo(9_999, asked)).toBe("open");
    expect(await cameTo(1, asked)).toEqual(later(2, 4, 8));
    slow.end({ is: "late" });
    expect(await cameTo(0, jobs.ask("job-2", false))).toEqual({ is: "late" });
    expect(await cameTo(0, jobs.ask("job-1", false))).toEqual({ is: "done" });
  });

  it("is done one after another, also where one fails", async () => {
    const jobs = new Jobs(10);
    const [one, other] = [work(), work()];
    const answers = [started(jobs, one), started(jobs, other)];
    await cameTo(0, answers[0]!);
    expect([one.how() !== undefined, other.how() !== undefined]).toEqual([true, false]);
    const failed = cameTo(0, jobs.ask("job-1", true));
    expect(await failed).toBe(STOPPED);
    expect(await cameTo(0, answers[0]!)).toBe(STOPPED);
    expect(other.how()).toBeDefined();
    other.end({ is: "done" });
    expect(await cameTo(0, answers[1]!)).toEqual({ is: "done" });
  });

  it("is stopped by whoever asks for it, leaves, or closes the server, and after half an hour by itself", async () => {
    const jobs = new Jobs(10_000);
    const gone = new AbortController();
    const [left, long, last] = [work(), work(), work()];
    const answers = [started(jobs, left, untold, gone.signal), started(jobs, long), started(jobs, last)];
    await cameTo(0, answers[0]!);
    gone.abort();
    expect(await cameTo(0, answers[0]!)).toBe(STOPPED);
    expect(await cameTo(1_799_999, answers[1]!)).toBe("open");
    expect(await cameTo(1, answers[1]!)).toBe(STOPPED);
    expect(await cameTo(0, answers[2]!)).toBe("open");
    jobs.stopAll();
    expect(await cameTo(0, answers[2]!)).toBe(STOPPED);
    // What waits for its turn is not begun at all.
    const [busy, never] = [work(), work()];
    const more = [started(jobs, busy), started(jobs, never)];
    const ends = more.map((answer) => cameTo(0, answer));
    jobs.stopAll();
    expect(await Promise.all(ends)).toEqual([STOPPED, STOPPED]);
    expect(never.how()).toBeUndefined();
  });

  it("is kept for who asks later, the last sixteen pieces, and no handle leads elsewhere", async () => {
    const jobs = new Jobs(10);
    const asked = (handle: string) => {
      try {
        jobs.ask(handle, false);
      } catch (error) {
        return (error as UserError).message;
      }
      return "known";
    };
    expect(asked("job-1")).toMatch(/^handle: .*job-1.* is no work that was begun.*there is none yet/s);
    for (let piece = 0; piece < 17; piece++) {
      const one = work();
      const answer = started(jobs, one);
      await cameTo(0, answer);
      one.end({ piece });
      await answer;
    }
    expect(asked("job-1")).toMatch(/Allowed: job-2, job-3, .*job-17/s);
    expect(asked("job-2")).toBe("known");
    expect(await cameTo(0, jobs.ask("job-17", false))).toEqual({ piece: 16 });
  });

  it("is not forgotten while it is at work, however many wait behind it", async () => {
    const jobs = new Jobs(10);
    const pieces = Array.from({ length: 18 }, work);
    await Promise.all(pieces.map((one) => cameTo(0, started(jobs, one))));
    pieces[0]!.end({ is: "done" });
    expect(await cameTo(0, jobs.ask("job-1", false))).toEqual({ is: "done" });
    jobs.stopAll();
    await cameTo(0, jobs.ask("job-18", false));
  });
});

describe("a scenario that is named", () => {
  it("is a file or a text, and not both, with values in place of its own", () => {
    const either = /either scenario .* or text/;
    expect(() => foundOf({})).toThrow(either);
    expect(() => foundOf({ scenario: "a", text: "b" })).toThrow(either);
    const named = foundOf({ scenario: "teaching/two-cities", set: { years: 3 } });
    expect([named.file, named.options.set.map(({ path }) => path)]).toEqual(["teaching/two-cities", ["years"]]);
    const sent = foundOf({ text: "title: A" });
    expect([sent.file, sent.options.set]).toEqual([SENT, []]);
    expect(new TextDecoder().decode(sent.options.files!.read(SENT))).toBe("title: A");
  });
});
