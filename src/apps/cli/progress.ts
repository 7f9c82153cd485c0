import { Presets, SingleBar } from "cli-progress";
import { type TextKey, t } from "../../words/index.js";
import { said } from "./language.js";
import { tell, timeLeftText, visible } from "./output.js";

export interface Progress {
  /** With nothing done yet at the start. */
  update(done: number, total: number): void;
  /** Told of steps within things, since it was told last. */
  stepped(steps: number): void;
  end(): void;
}

const THINGS = {
  runs: "cli.runsCounted",
  years: "cli.yearsCounted",
  draws: "cli.drawsCounted",
  cases: "cli.casesCounted",
  tasks: "cli.tasksCounted",
  futures: "cli.futuresCounted",
  figures: "cli.figuresCounted",
} satisfies Record<string, TextKey>;

type Things = keyof typeof THINGS;

/** What is counted. */
export interface Counted {
  /** "runs" */
  things: Things;
  /** How many of them were done before. */
  taken?: number;
  /** What a thing consists of, such as 20 "years". */
  steps?: { name: Things; each: number };
}

/** A bar with time left on a terminal, plain lines elsewhere; on standard error. */
export function progressOf(title: string, quiet: boolean | undefined, counted: Counted): Progress {
  if (quiet) return { update: () => {}, stepped: () => {}, end: () => {} };
  return process.stderr.isTTY ? barProgress(title, counted) : lineProgress(title, counted);
}

/** Milliseconds without a line after which the next step is told of. */
const SILENCE = 20_000;

/**
 * At most a hundred lines for things that are done, however many there are to do, and one for a step after a silence.
 * `now`: milliseconds.
 */
export function lineProgress(title: string, counted: Counted, say = tell, now = Date.now): Progress {
  const pace = new Pace(counted, now);
  let told = now();
  const line = (done: string) => {
    told = now();
    say(
      said("cli.progressLine", { title, done, seconds: pace.seconds().toFixed(0), left: pace.left("cli.aboutLeft") }),
    );
  };
  return {
    update(done, of) {
      pace.update(done, of);
      const step = Math.max(1, Math.floor(of / 100));
      if (done > (counted.taken ?? 0) && (done % step === 0 || done === of)) line(pace.things());
    },
    stepped(steps) {
      pace.step(steps);
      if (now() - told >= SILENCE) line(`${pace.things()}, ${pace.steps()}`);
    },
    end: () => {},
  };
}

function barProgress(title: string, counted: Counted): Progress {
  // A terminal that has gone away does not stop the work.
  process.stderr.on("error", () => {});
  const pace = new Pace(counted, Date.now);
  const bar = new SingleBar(
    { format: "{title} [{bar}] {things}{left}", stream: process.stderr },
    Presets.shades_classic,
  );
  let started = false;
  const draw = () => {
    const shown = { title: visible(title), things: pace.things(), left: pace.left("cli.barLeft") };
    if (started) bar.update(pace.share(), shown);
    else bar.start(1, pace.share(), shown);
    started = true;
  };
  return {
    update(done, of) {
      pace.update(done, of);
      draw();
    },
    stepped(steps) {
      pace.step(steps);
      draw();
    },
    end: () => bar.stop(),
  };
}

/**
 * How far things have come, in steps, and how long the rest will take if it goes on as it did. What was done before
 * took no time.
 */
class Pace {
  private readonly started: number;
  private done = 0;
  private of = 0;
  private made = 0;
  /** When the first had been made: what comes before it comes once. */
  private first: { made: number; at: number } | undefined;

  constructor(
    private readonly counted: Counted,
    private readonly now: () => number,
  ) {
    this.started = now();
  }

  update(done: number, of: number): void {
    this.done = done;
    this.of = of;
    if (!this.counted.steps) this.reach(done - this.taken);
  }

  step(steps: number): void {
    this.reach(this.made + steps);
  }

  things(): string {
    return counted(this.done, this.of, this.counted.things);
  }

  steps(): string {
    return counted(this.taken * this.each + this.made, this.of * this.each, this.counted.steps?.name ?? "years");
  }

  /** From 0 to 1. */
  share(): number {
    return this.of > 0 ? (this.taken * this.each + this.made) / (this.of * this.each) : 0;
  }

  seconds(): number {
    return (this.now() - this.started) / 1000;
  }

  /** Between two texts, or nothing where it cannot be said or is over. */
  left(words: "cli.aboutLeft" | "cli.barLeft"): string {
    const rest = (this.of - this.taken) * this.each - this.made;
    if (!this.first || this.made === this.first.made || rest <= 0) return "";
    const seconds = (this.now() - this.first.at) / 1000;
    return said(words, { time: timeLeftText((seconds / (this.made - this.first.made)) * rest) });
  }

  /** So many are made; the first time that any are is where the speed is measured from. */
  private reach(made: number): void {
    this.made = Math.max(made, 0);
    if (this.made > 0) this.first ??= { made: this.made, at: this.now() };
  }

  private get taken(): number {
    return this.counted.taken ?? 0;
  }

  private get each(): number {
    return this.counted.steps?.each ?? 1;
  }
}

function counted(done: number, count: number, things: Things): string {
  return said("cli.thingsDone", { done, things: t(THINGS[things], { count }) });
}
