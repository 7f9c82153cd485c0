import { SaidError, type Text, t, textOf } from "../../../words/index.js";
import type { Calls, Kind, Message, OwnAsk, Reply } from "./calls.js";
import { type Offered, OWN_NAME, offerOwn } from "./catalogue.js";

interface Waiting {
  step(part: never): void;
  resolve(answer: never): void;
  reject(error: SaidError): void;
}

/** The worker as the page sees it. */
export class LabClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;
  /** False once its worker has failed, of which nothing more is heard. */
  works = true;

  constructor(worker: Worker) {
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.take(data);
    worker.onerror = ({ message }) => {
      this.works = false;
      worker.terminate();
      this.failAll(message ? textOf(message) : t("lab.engineDoesNotStart"));
    };
  }

  /**
   * Asks; a later question of the same channel stops this one, which then is never answered. Rejects with SaidError.
   */
  ask<K extends Kind>(
    kind: K,
    ask: Calls[K]["ask"],
    channel: string,
    step: (part: Calls[K]["step"]) => void = () => {},
  ): Promise<Calls[K]["answer"]> {
    const id = this.next++;
    this.worker.postMessage({ id, channel, kind, ask } as Message);
    return new Promise((resolve, reject) => this.waiting.set(id, { step, resolve, reject } as Waiting));
  }

  private take(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    if (!waiting) return;
    if ("step" in reply) {
      waiting.step(reply.step as never);
      return;
    }
    this.waiting.delete(reply.id);
    if ("answer" in reply) waiting.resolve(reply.answer as never);
    else waiting.reject(new SaidError(reply.failure));
  }

  private failAll(failure: Text): void {
    for (const { reject } of this.waiting.values()) reject(new SaidError(failure));
    this.waiting.clear();
  }
}

function started(): LabClient {
  return new LabClient(new Worker(new URL("./worker.js", import.meta.url), { type: "module" }));
}

/** An engine that is started when it is first asked for, and anew once it has failed. */
function engine(): () => LabClient {
  let client: LabClient | undefined;
  return () => {
    if (!client?.works) client = started();
    return client;
  };
}

/** The engine that answers levers: nothing slow is asked of it. */
export const exploreEngine = engine();

/** A second engine for many runs, long tables and games, so that levers are answered meanwhile. */
export const studyEngine = engine();

let opened = 0;

/**
 * Opens files of somebody's own in both engines and offers them as a scenario, each time under another name. Rejects
 * with SaidError.
 */
export async function openOwnFiles({ files, file }: Omit<OwnAsk, "name">): Promise<Offered> {
  const name = `${OWN_NAME}${++opened}`;
  const ask = { name, files, ...(file !== undefined && { file }) };
  const [answer] = await Promise.all([exploreEngine().ask("own", ask, "own"), studyEngine().ask("own", ask, "own")]);
  return offerOwn({ name, region: "", ...answer });
}
