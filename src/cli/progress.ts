import { SingleBar as Bar, Presets, type SingleBar } from "cli-progress";

export interface Progress {
  update(done: number, total: number): void;
  end(): void;
}

/** A bar with rate and time left on a terminal, plain lines elsewhere; on standard error. */
export function progressOf(title: string, total: number, quiet: boolean | undefined, things: string): Progress {
  if (quiet) return { update: () => {}, end: () => {} };
  if (process.stderr.isTTY) return barProgress(title, total, things);
  const started = Date.now();
  // At most a hundred lines, however many there are to do.
  const step = Math.max(1, Math.floor(total / 100));
  return {
    update(done, of) {
      if (done % step !== 0 && done !== of) return;
      const seconds = (Date.now() - started) / 1000;
      process.stderr.write(`${title}: ${done} of ${of} ${things}, ${seconds.toFixed(0)} s\n`);
    },
    end: () => {},
  };
}

function barProgress(title: string, total: number, things: string): Progress {
  const bar: SingleBar = new Bar(
    { format: `${title} [{bar}] {value}/{total} ${things}, {eta_formatted} left`, stream: process.stderr },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  const update = (done: number, of: number) => {
    bar.setTotal(of);
    bar.update(done);
  };
  return { update, end: () => bar.stop() };
}
