import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { Room, RoomProblem } from "../../../games/turns/room.js";
import { PLATFORM, PROTECTION, SUBSIDY, TURNS } from "../../../games/turns/rules.js";
import { ANNOUNCED, PATTERNS, TABLE_SIZES, type TableLine } from "../../../games/turns/views.js";
import { csvLine } from "../../../measures/results/index.js";
import { t, textOfError } from "../../../words/index.js";
import { ClassStreams } from "./classStreams.js";
import { classTables, pause } from "./classTables.js";
import { HEADERS, nameIn } from "./headers.js";

/** Where phones begin. */
export const CLASS_PAGE = "/class.html";

/** Everything below it is answered here. */
const PATH = "/class/";

/** Bytes of a question. */
const MOST_BYTES = 1024;

const token = z.string().max(64);
const upTo = (most: number) => z.int().min(0).max(most);
const turn = upTo(TURNS - 1);
const level = (levels: readonly number[]) => upTo(levels.length - 1);
const move = z.strictObject({
  protection: level(PROTECTION),
  subsidy: level(SUBSIDY),
  platform: level(PLATFORM),
  sign: z.boolean(),
  readmit: z.boolean(),
});
const pattern = z.enum(PATTERNS);

/** What may be asked, and how. */
const ASKED = {
  join: z.strictObject({ word: z.string().max(40), table: z.int().min(1).max(200).optional() }),
  move: z.strictObject({ token, turn, move }),
  say: z.strictObject({ token, turn, said: z.enum(ANNOUNCED) }),
  guess: z.strictObject({ token, guess: upTo(100) }),
  treat: z.strictObject({
    token,
    patterns: z.strictObject({ council: pattern, rentShare: pattern, talk: pattern }),
  }),
  size: z.strictObject({ token, cities: z.literal(TABLE_SIZES) }),
  begin: z.strictObject({ token }),
  close: z.strictObject({ token, turn }),
  timer: z.strictObject({ token, seconds: upTo(3600) }),
  again: z.strictObject({ token }),
} as const;
type Asked = { [K in keyof typeof ASKED]: z.infer<(typeof ASKED)[K]> };

/** What alone the teacher may do. */
const TEACHERS: readonly string[] = ["treat", "size", "begin", "close", "timer", "again"];

interface DeskSetting {
  /** Addresses of this machine in its networks, at which phones reach it. */
  addresses: readonly string[];
  /** Names under which a proxy passes on what it was asked. */
  proxies: readonly string[];
}

/**
 * The desk of a class: phones ask here for a seat, move, and are told what has changed. One room, kept in memory alone,
 * open to whoever knows its word.
 */
export class ClassDesk {
  readonly addresses: readonly string[];
  /** By which it may be called. */
  readonly names: ReadonlySet<string>;
  /** What opens a seat, and what opens the teacher's page. */
  readonly word = roomWord();
  readonly key = secret();
  readonly room: Room;
  /** Addresses for phones, the best first; once it is served. */
  places: readonly string[] = [];
  private readonly proxies: readonly string[];
  private readonly streams: ClassStreams;
  private readonly rate = new Rate({ most: 40, aSecond: 4 });
  private readonly wrongWords = new Rate({ most: 30, aSecond: 0.5 });
  private timer: NodeJS.Timeout | undefined;

  /** Throws UserError, SimulationError where the world of the game is not there. */
  constructor({ addresses, proxies }: DeskSetting, world = classTables) {
    this.addresses = addresses;
    this.proxies = proxies;
    this.names = new Set([...addresses.map(inAddress), ...proxies.map((name) => name.toLowerCase())]);
    this.room = new Room({ world, token: secret });
    this.streams = new ClassStreams((token) => this.view(token));
  }

  /** Says at which port it is served. */
  servedAt(port: number): void {
    const plain = this.addresses.map((address) => `http://${inAddress(address)}:${port}`);
    this.places = [...this.proxies.map((name) => `https://${name}`), ...plain].map((place) => place + CLASS_PAGE);
  }

  answers(url: string): boolean {
    return url.startsWith(PATH);
  }

  /** Answers what phones and the teacher's page ask. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    this.answered(request, response).catch((error: unknown) => {
      const status = error instanceof RoomProblem ? error.status : 500;
      // What is left of a body that is too long is not read.
      if (status === 413) response.setHeader("Connection", "close");
      say(response, status, { problem: textOfError(error) });
    });
  }

  close(): void {
    clearTimeout(this.timer);
    this.streams.close();
  }

  private async answered(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, "http://class");
    const what = url.pathname.slice(PATH.length);
    const own = url.searchParams.get("token") ?? "";
    if (request.method === "GET" && ["events", "view", "table.csv"].includes(what)) {
      this.known(own, what === "table.csv");
      this.spend(own);
      if (what === "events") this.listen(request, response, own);
      else if (what === "view") say(response, 200, this.view(own));
      else give(response, "text/csv; charset=utf-8", csv(this.room.lines()));
      return;
    }
    const schema = Object.hasOwn(ASKED, what) && ASKED[what as keyof Asked];
    if (!schema) throw new RoomProblem(404, t("node.pageNotFound"));
    if (request.method !== "POST") {
      response.setHeader("Allow", "POST");
      throw new RoomProblem(405, t("node.onlyPost"));
    }
    ownPage(request, (name) => this.names.has(name) || isHere(name));
    const read = schema.safeParse(await bodyOf(request));
    if (!read.success) throw new RoomProblem(400, t("class.notUnderstood"));
    say(response, 200, await this.done(what as keyof Asked, read.data, request.socket.remoteAddress ?? ""));
    this.streams.changed();
  }

  /** Does what was asked; what its answer holds. */
  private async done(what: keyof Asked, asked: Asked[keyof Asked], from: string): Promise<object> {
    if (what === "join") return { token: this.joined(asked as Asked["join"], from) };
    const { token } = asked as { token: string };
    this.known(token, TEACHERS.includes(what));
    this.spend(token);
    const doing: { [K in Exclude<keyof Asked, "join">]: (asked: Asked[K]) => void | Promise<void> } = {
      move: ({ turn, move }) => this.room.move(token, turn, move),
      say: ({ turn, said }) => this.room.say(token, turn, said),
      guess: ({ guess }) => this.room.guess(token, guess),
      treat: ({ patterns }) => this.room.treat(patterns),
      size: ({ cities }) => this.room.size(cities),
      begin: () => this.room.begin(),
      close: ({ turn }) => this.closed(turn),
      timer: ({ seconds }) => this.timed(seconds),
      again: () => this.again(),
    };
    await doing[what](asked as never);
    return {};
  }

  private joined({ word, table }: Asked["join"], from: string): string {
    if (!this.wrongWords.left(from)) throw tooOften();
    if (!same(word.trim().toLowerCase(), this.word)) {
      this.wrongWords.spend(from);
      throw new RoomProblem(403, t("class.wrongWord"));
    }
    return this.room.join(table);
  }

  private again(): void {
    this.room.again();
    // It is of a turn whose number comes again.
    clearTimeout(this.timer);
  }

  /** A clock that ends later closes nothing; one whose turn is still open goes on where an earlier one is refused. */
  private async closed(turn: number): Promise<void> {
    const closing = this.room.close(turn, pause);
    this.streams.changed();
    await closing;
  }

  /** Closes the open turn after so many seconds; 0: when the teacher does. */
  private timed(seconds: number): void {
    clearTimeout(this.timer);
    this.room.until(seconds === 0 ? undefined : Date.now() + 1000 * seconds);
    const { turn } = this.room.teacherView();
    if (seconds === 0) return;
    this.timer = setTimeout(() => {
      void this.closed(turn)
        .catch(() => {})
        .then(() => this.streams.changed());
    }, 1000 * seconds);
  }

  private listen(request: IncomingMessage, response: ServerResponse, token: string): void {
    response.writeHead(200, { ...HEADERS, ...streamed });
    this.room.line(token, 1);
    response.on("close", () => {
      this.room.line(token, -1);
      this.streams.changed();
    });
    this.streams.open(response, token, String(request.headers["last-event-id"] ?? ""));
    this.streams.changed();
  }

  /** What somebody sees. */
  private view(token: string): object {
    if (!this.isTeacher(token)) return this.room.seatView(token);
    return { ...this.room.teacherView(), word: this.word, places: this.places };
  }

  private isTeacher(token: string): boolean {
    return same(token, this.key);
  }

  /** Throws RoomProblem where a token opens nothing, or not what the teacher's does. */
  private known(token: string, teacher: boolean): void {
    if (this.isTeacher(token)) return;
    if (teacher) throw new RoomProblem(403, t("class.teacherAlone"));
    if (!this.room.has(token)) throw new RoomProblem(403, t("class.noSeat"));
  }

  private spend(token: string): void {
    if (!this.rate.spend(token)) throw tooOften();
  }
}

const tooOften = () => new RoomProblem(429, t("class.tooOften"));

const streamed = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store",
  "X-Accel-Buffering": "no",
};

function say(response: ServerResponse, status: number, body: object): void {
  give(response, "application/json", JSON.stringify(body), status);
}

function give(response: ServerResponse, type: string, body: string, status = 200): void {
  if (response.headersSent) return;
  response.writeHead(status, { ...HEADERS, "Content-Type": type, "Cache-Control": "no-store" });
  response.end(body);
}

/** A page of somebody else's cannot ask: it has another origin, and may not send JSON without leave. */
function ownPage({ headers }: IncomingMessage, known: (name: string) => boolean): void {
  const { origin } = headers;
  if (origin !== undefined && !known(nameIn(origin.replace(/^https?:\/\//, ""))))
    throw new RoomProblem(403, t("class.otherPage"));
  if (!/^application\/json\b/.test(headers["content-type"] ?? "")) throw new RoomProblem(415, t("class.notUnderstood"));
}

const isHere = (name: string) => ["127.0.0.1", "localhost", "[::1]"].includes(name);

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  const tooLong = () => new RoomProblem(413, t("class.tooLong", { most: MOST_BYTES }));
  if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) throw tooLong();
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw tooLong();
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Whether two texts are the same, in a time that says nothing of where they differ. */
function same(one: string, other: string): boolean {
  const sum = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(sum(one), sum(other));
}

function secret(): string {
  return randomBytes(16).toString("base64url");
}

/** A word that is easy to say and to type: four syllables, 24 million of them. */
function roomWord(): string {
  const one = (letters: string) => letters[randomInt(letters.length)]!;
  return Array.from({ length: 4 }, () => one("bdfghkmnprstvz") + one("aeiou")).join("");
}

/** An address as it stands in a name of a page. */
function inAddress(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}

/** A file of lines; levers by their values, with what these are of. */
function csv(lines: readonly TableLine[]): string {
  const flat = lines.map(({ move, ...line }) => {
    const { protection, subsidy, platform, ...signs } = move;
    return {
      ...line,
      protection_times_today: PROTECTION[protection],
      subsidy_share_of_factor_cost: SUBSIDY[subsidy],
      platform_share_of_gdp: PLATFORM[platform]! / 1000,
      ...signs,
    };
  });
  const heads = flat[0] ? Object.keys(flat[0]) : ["table"];
  const cell = (value: unknown) => (typeof value === "number" ? value : String(value ?? ""));
  return [heads, ...flat.map((line) => Object.values(line).map(cell))].map(csvLine).join("");
}

/** Counts what comes from each, so that nobody comes too often: so many at once, and so many a second for long. */
class Rate {
  private readonly spent = new Map<string, { left: number; at: number }>();

  constructor(private readonly limit: { most: number; aSecond: number }) {}

  left(who: string): boolean {
    return this.leftOf(who) >= 1;
  }

  /** Counts one more; false where there have been too many. */
  spend(who: string): boolean {
    const left = this.leftOf(who);
    if (left < 1) return false;
    // Who has not come for long is as good as new.
    for (const [one] of this.spent.size > 2000 ? this.spent : [])
      if (this.leftOf(one) >= this.limit.most) this.spent.delete(one);
    this.spent.set(who, { left: left - 1, at: performance.now() });
    return true;
  }

  private leftOf(who: string): number {
    const { most, aSecond } = this.limit;
    const known = this.spent.get(who);
    if (!known) return most;
    return Math.min(most, known.left + (aSecond * (performance.now() - known.at)) / 1000);
  }
}
