import { SingleBar as Bar, Presets, type SingleBar } from "cli-progress";

export interface Progress {
  update(done: number, total: number): void;
  end(): void;
}

/** A bar with rate and time left on a terminal, plain lines elsewhere; on standard error. */
export function progressOf(title: string, total: number, quiet: boolean | undefined): Progress {
  if (quiet) return { update: () => {}, end: () => {} };
  if (process.stderr.isTTY) return barProgress(title, total);
  const started = Date.now();
  return {
    update(done, of) {
      const seconds = (Date.now() - started) / 1000;
      process.stderr.write(`${title}: ${done} of ${of} replicates, ${seconds.toFixed(0)} s\n`);
    },
    end: () => {},
  };
}

function barProgress(title: string, total: number): Progress {
  const bar: SingleBar = new Bar(
    { format: `${title} [{bar}] {value}/{total} replicates, {eta_formatted} left`, stream: process.stderr },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { update: (done) => bar.update(done), end: () => bar.stop() };
}
