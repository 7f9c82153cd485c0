import { Agent, get, type IncomingMessage, request } from "node:http";
import type { SeatView } from "../../../../src/games/turns/views.js";

export interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: string;
}

/** A phone of a class: asks over HTTP, listens on a line that may drop. */
export class Phone {
  /** What it was told, in order, with the ids of events. */
  readonly told: { id: string; view: SeatView }[] = [];
  token = "";
  private line: { response: IncomingMessage } | undefined;
  private readonly agent = new Agent();
  private readonly base: string;

  constructor(base: string) {
    this.base = base;
  }

  get lastId(): string | undefined {
    return this.told.at(-1)?.id;
  }

  get view(): SeatView {
    return this.told.at(-1)!.view;
  }

  /** Asks as the page does; `headers`: others. */
  ask(what: string, body: object | string, headers: Record<string, string> = {}): Promise<Answer> {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const asked = request(
        new URL(`class/${what}`, this.base),
        { method: "POST", agent: this.agent, headers: { "Content-Type": "application/json", ...headers } },
        (response) => void bodyOf(response).then((all) => resolve({ ...of(response), body: all }), reject),
      );
      asked.on("error", reject);
      asked.end(text);
    });
  }

  async join(word: string, table?: number): Promise<Answer> {
    const answer = await this.ask("join", { word, ...(table === undefined ? {} : { table }) });
    if (answer.status === 200) this.token = JSON.parse(answer.body).token;
    return answer;
  }

  /** Opens its line, with the id of what it was told last. */
  listen(headers: Record<string, string> = this.lastId ? { "Last-Event-ID": this.lastId } : {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      get(new URL(`class/events?token=${this.token}`, this.base), { headers }, (response) => {
        this.line = { response };
        let text = "";
        response.setEncoding("utf8").on("data", (piece: string) => {
          text += piece;
          const whole = text.split("\n\n");
          text = whole.pop()!;
          for (const event of whole) this.take(event);
        });
        response.on("error", () => {});
        resolve({ ...of(response), body: "" });
      }).on("error", reject);
    });
  }

  /** Loses its line, as a phone does that leaves the network. */
  drop(): void {
    this.line?.response.destroy();
    this.line = undefined;
  }

  leave(): void {
    this.drop();
    this.agent.destroy();
  }

  private take(event: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(event)?.[1];
    if (field("event") === "view") this.told.push({ id: field("id")!, view: JSON.parse(field("data")!) });
  }
}

const of = ({ statusCode, headers }: IncomingMessage) => ({ status: statusCode!, headers });

async function bodyOf(response: IncomingMessage): Promise<string> {
  let body = "";
  for await (const piece of response.setEncoding("utf8")) body += piece;
  return body;
}
