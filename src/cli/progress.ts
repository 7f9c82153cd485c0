import { SingleBar as Bar, Presets, type SingleBar } from "cli-progress";
import { tell, visible } from "./output.js";

export interface Progress {
  /** With nothing done yet at the start. */
  update(done: number, total: number): void;
  end(): void;
}

/** A bar with rate and time left on a terminal, plain lines elsewhere; on standard error. */
export function progressOf(title: string, quiet: boolean | undefined, things: string): Progress {
  if (quiet) return { update: () => {}, end: () => {} };
  return process.stderr.isTTY ? barProgress(title, things) : lineProgress(title, things);
}

function lineProgress(title: string, things: string): Progress {
  const started = Date.now();
  return {
    update(done, of) {
      // At most a hundred lines, however many there are to do.
      const step = Math.max(1, Math.floor(of / 100));
      if (done === 0 || (done % step !== 0 && done !== of)) return;
      const seconds = (Date.now() - started) / 1000;
      tell(`${title}: ${done} of ${of} ${things}, ${seconds.toFixed(0)} s\n`);
    },
    end: () => {},
  };
}

function barProgress(title: string, things: string): Progress {
  // A terminal that has gone away does not stop the work.
  process.stderr.on("error", () => {});
  const bar: SingleBar = new Bar(
    { format: `{title} [{bar}] {value}/{total} ${things}, {eta_formatted} left`, stream: process.stderr },
    Presets.shades_classic,
  );
  const update = (done: number, of: number) => {
    if (done === 0) bar.start(of, 0, { title: visible(title) });
    else bar.update(done);
  };
  return { update, end: () => bar.stop() };
}
