import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";

/** How often a line says that it is still there, so that no network in between gives it up. Milliseconds. */
const HEARTBEAT = 15_000;

/** Changes that come together are told together. Milliseconds. */
const TOGETHER = 40;

/** Lines that one token may have open: a phone that comes back may have left one behind. */
const MOST_LINES = 4;

/** Bytes that a line may leave unread before it is cut; it comes back by itself. */
const MOST_UNREAD = 1 << 20;

interface Line {
  response: ServerResponse;
  token: string;
  /** Sum of what it was told last. */
  seen: string;
}

/**
 * Lines that stay open, over which everybody is told what it sees, whenever that has changed (server-sent events). The
 * id of an event is the sum of what it holds: whoever comes back with it is told what has changed meanwhile, and
 * nothing if that is nothing.
 */
export class ClassStreams {
  private readonly lines = new Set<Line>();
  private readonly heart = setInterval(() => {
    for (const { response } of this.lines) response.write(": still here\n\n");
  }, HEARTBEAT).unref();
  private waiting: NodeJS.Timeout | undefined;

  constructor(private readonly view: (token: string) => object) {}

  /** `seen`: the id of the last event that the other side has. */
  open(response: ServerResponse, token: string, seen: string): void {
    const line = { response, token, seen };
    const earlier = [...this.lines].filter((one) => one.token === token);
    for (const { response: old } of earlier.slice(0, Math.max(0, earlier.length + 1 - MOST_LINES))) old.destroy();
    this.lines.add(line);
    response.on("close", () => this.lines.delete(line));
    // Clocks of phones differ from the one by which a turn ends.
    response.write(`retry: 2000\nevent: clock\ndata: ${Date.now()}\n\n`);
    this.tell(line);
  }

  /** Something may look different for somebody. */
  changed(): void {
    this.waiting ??= setTimeout(() => {
      this.waiting = undefined;
      for (const line of this.lines) this.tell(line);
    }, TOGETHER).unref();
  }

  close(): void {
    clearInterval(this.heart);
    clearTimeout(this.waiting);
    for (const { response } of this.lines) response.end();
  }

  private tell(line: Line): void {
    const text = JSON.stringify(this.view(line.token));
    const sum = createHash("sha256").update(text).digest("base64url").slice(0, 16);
    if (sum === line.seen || line.response.destroyed) return;
    line.seen = sum;
    line.response.write(`id: ${sum}\nevent: view\ndata: ${text}\n\n`);
    if (line.response.writableLength > MOST_UNREAD) line.response.destroy();
  }
}
