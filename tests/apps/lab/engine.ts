import type { Calls, Kind, Message, Reply } from "../../../src/apps/lab/engine/calls.js";
import { breather, server } from "../../../src/apps/lab/engine/serve.js";
import type { Text } from "../../../src/words/index.js";
import { settled } from "./screen.js";

interface Line {
  onmessage?: ((event: { data: Reply }) => void) | undefined;
}

/** Both engines of the page as a test sees them: what is asked waits for the test's answer, or is worked on by the real work. */
class Engines {
  /** Everything that was asked, the oldest first. */
  asked: (Message & { line: Line })[] = [];
  /** Work on what is asked as the engine of the page does. */
  work = false;
  private readonly servers = new Map<Line, ReturnType<typeof server>>();

  forget(): void {
    this.asked = [];
    this.work = false;
  }

  async take(message: Message, line: Line): Promise<void> {
    this.asked.push({ ...message, line });
    if (!this.work) return;
    const { WORK } = await import("../../../src/apps/lab/engine/work/index.js");
    const send = (reply: Reply) => line.onmessage!({ data: structuredClone(reply) });
    const own = this.servers.get(line) ?? server(WORK, send, breather());
    this.servers.set(line, own);
    await own(structuredClone(message));
  }

  /** The latest question of a kind. */
  last<K extends Kind>(kind: K, channel?: string): Extract<Message, { kind: K }> & { line: Line } {
    const found = this.asked.findLast((one) => one.kind === kind && (channel === undefined || one.channel === channel));
    if (!found) throw new Error(`Nobody asked for ${kind}: ${this.asked.map((one) => one.kind).join(", ")}`);
    return found as never;
  }

  /** What was asked of a kind, of one channel if it is given, in its order. */
  of<K extends Kind>(kind: K, channel?: string): Calls[K]["ask"][] {
    const asked = this.asked.filter((one) => one.kind === kind && (channel ?? one.channel) === one.channel);
    return asked.map(({ ask }) => ask);
  }

  async answer<K extends Kind>(kind: K, answer: Calls[K]["answer"], channel?: string): Promise<void> {
    const { id, line } = this.last(kind, channel);
    line.onmessage!({ data: { id, answer } });
    await settled();
  }

  async step<K extends Kind>(kind: K, step: Calls[K]["step"], channel?: string): Promise<void> {
    const { id, line } = this.last(kind, channel);
    line.onmessage!({ data: { id, step } });
    await settled();
  }

  async fail(kind: Kind, failure: Text, channel?: string): Promise<void> {
    const { id, line } = this.last(kind, channel);
    line.onmessage!({ data: { id, failure } });
    await settled();
  }
}

export const engines = new Engines();

class FakeWorker implements Line {
  onmessage: Line["onmessage"];

  postMessage(message: Message): void {
    void engines.take(message, this);
  }
}

Object.assign(globalThis, { Worker: FakeWorker });
