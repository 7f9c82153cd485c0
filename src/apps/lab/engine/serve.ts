import { textOfError } from "../../../words/index.js";
import type { Calls, Kind, Message, Reply } from "./calls.js";

/** What work may do beside answering. */
export interface Turn<K extends Kind> {
  /** Sends a part of the answer. */
  step(part: Calls[K]["step"]): void;
  /** Lets newer messages in; throws Stopped where one of the same channel has come. To be called between years. */
  pause(): Promise<void>;
}

/** How each kind of question is answered. */
export type Work = { [K in Kind]: (ask: Calls[K]["ask"], turn: Turn<K>) => Promise<Calls[K]["answer"]> };

/** The work is not wanted any more. */
class Stopped extends Error {
  override readonly name = "Stopped";
}

/**
 * Answers messages; the latest of a channel alone. `send` takes what crosses threads, `breathe` resolves when waiting
 * messages have been taken in.
 */
export function server(work: Work, send: (reply: Reply) => void, breathe: () => Promise<void>) {
  const answered = work as Record<Kind, (ask: unknown, turn: Turn<Kind>) => Promise<Calls[Kind]["answer"]>>;
  const latest = new Map<string, number>();
  return async (message: Message): Promise<void> => {
    const { id, channel, kind, ask } = message;
    latest.set(channel, id);
    const pause = async () => {
      await breathe();
      if (latest.get(channel) !== id) throw new Stopped();
    };
    try {
      // A burst of messages: only the last is worth a beginning.
      await pause();
      send({ id, answer: await answered[kind](ask, { pause, step: (step) => send({ id, step }) }) });
    } catch (error) {
      if (!(error instanceof Stopped)) send({ id, failure: textOfError(error) });
    }
  };
}

/** Resolves when all messages that wait have been taken in: sooner than a timer, which browsers make wait for 4 ms. */
export function breather(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}
