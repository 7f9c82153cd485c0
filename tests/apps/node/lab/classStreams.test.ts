import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ClassStreams } from "../../../../src/apps/node/lab/classStreams.js";

/** The server's side of a line, with what was written to it. */
class Line extends EventEmitter {
  written: string[] = [];
  writableLength = 0;
  destroyed = false;
  ended = false;
  write(text: string) {
    this.written.push(text);
    return true;
  }
  end() {
    this.ended = true;
  }
  destroy() {
    this.destroyed = true;
    this.emit("close");
  }
  /** Data of the views that it was told, and the ids of these events. */
  get views(): string[] {
    return this.written.flatMap((text) => /^id: \S+\nevent: view\ndata: (.*)\n\n$/.exec(text)?.[1] ?? []);
  }
  get ids(): string[] {
    return this.written.flatMap((text) => /^id: (\S+)$/m.exec(text)?.[1] ?? []);
  }
}

let seen: Record<string, object>;
let streams: ClassStreams;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"], now: 5000 });
  seen = { one: { turn: 0 }, other: { turn: 0 } };
  streams = new ClassStreams((token) => seen[token]!);
});
afterEach(() => {
  streams.close();
  vi.useRealTimers();
});

function opened(token: string, last = ""): Line {
  const line = new Line();
  streams.open(line as unknown as ServerResponse, token, last);
  return line;
}

describe("a line of a class", () => {
  it("begins with the clock and what its own token may see", () => {
    seen = { one: { own: 1 }, other: { own: 2 } };
    const [one, other] = [opened("one"), opened("other")];
    expect(one.written[0]).toBe("retry: 2000\nevent: clock\ndata: 5000\n\n");
    expect([one.views, other.views]).toEqual([['{"own":1}'], ['{"own":2}']]);
    expect(one.ids[0]).toMatch(/^[\w-]{16}$/);
    expect(one.ids).not.toEqual(other.ids);
  });

  it("tells changes that come together once, soon, and only those that can be seen there", () => {
    const [one, other] = [opened("one"), opened("other")];
    seen["one"] = { turn: 1 };
    streams.changed();
    vi.advanceTimersByTime(20);
    seen["one"] = { turn: 2 };
    streams.changed();
    expect(one.views).toHaveLength(1);
    vi.advanceTimersByTime(20);
    expect([one.views.slice(1), other.views.length]).toEqual([['{"turn":2}'], 1]);
    // The next change is told too.
    seen["one"] = { turn: 3 };
    streams.changed();
    vi.advanceTimersByTime(40);
    expect(one.views.slice(1)).toEqual(['{"turn":2}', '{"turn":3}']);
    streams.changed();
    vi.advanceTimersByTime(40);
    expect(one.views).toHaveLength(3);
  });

  it("tells whoever comes back with the last id nothing but the clock, unless something has changed", () => {
    const [id] = opened("one").ids;
    const back = opened("one", id);
    expect([back.written.length, back.views]).toEqual([1, []]);
    seen["one"] = { turn: 1 };
    expect(opened("one", id).views).toEqual(['{"turn":1}']);
  });

  it("is one of four that a token may have: the oldest is cut for a fifth, and none of others", () => {
    const other = opened("other");
    const lines = Array.from({ length: 4 }, () => opened("one"));
    expect(lines.map(({ destroyed }) => destroyed)).toEqual(Array(4).fill(false));
    opened("one");
    expect([other, ...lines].map(({ destroyed }) => destroyed)).toEqual([false, true, false, false, false]);
    // A line that has gone counts no more.
    lines[1]!.destroy();
    opened("one");
    expect(lines[2]!.destroyed).toBe(false);
  });

  it("says every quarter of a minute that it is still there, until it is closed", () => {
    const [one, gone] = [opened("one"), opened("other")];
    gone.destroy();
    const before = gone.written.length;
    vi.advanceTimersByTime(14_999);
    expect(one.written.at(-1)).not.toContain("still");
    vi.advanceTimersByTime(15_001);
    expect(one.written.slice(-2)).toEqual([": still here\n\n", ": still here\n\n"]);
    expect(gone.written).toHaveLength(before);
    seen["one"] = { turn: 1 };
    streams.changed();
    streams.close();
    const after = one.written.length;
    expect([one.ended, gone.ended]).toEqual([true, false]);
    vi.advanceTimersByTime(60_000);
    expect(one.written).toHaveLength(after);
  });

  it("is cut where it leaves more than a mebibyte unread", () => {
    const line = new Line();
    line.writableLength = 1 << 20;
    streams.open(line as unknown as ServerResponse, "one", "");
    expect(line.destroyed).toBe(false);
    line.writableLength++;
    seen["one"] = { turn: 1 };
    streams.changed();
    vi.advanceTimersByTime(40);
    expect(line.destroyed).toBe(true);
  });
});
