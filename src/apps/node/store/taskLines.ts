import { createHash } from "node:crypto";
import { readSync } from "node:fs";

/** A line of a file, without its end, and where it begins (bytes). The last one may not be ended. */
interface Line {
  start: number;
  bytes: Buffer;
  ended: boolean;
}

const CHUNK = 1 << 16;
const FEED = 0x0a;

/** Lines of an open file from a place on, one in memory at a time. */
export function* linesOf(file: number, from = 0): Generator<Line> {
  let start = from;
  let pieces: Buffer[] = [];
  for (let chunk = chunkAt(file, from), position = from; chunk.length > 0; chunk = chunkAt(file, position)) {
    position += chunk.length;
    let rest = 0;
    for (let feed = chunk.indexOf(FEED); feed >= 0; feed = chunk.indexOf(FEED, rest)) {
      pieces.push(chunk.subarray(rest, feed));
      const bytes = Buffer.concat(pieces);
      yield { start, bytes, ended: true };
      pieces = [];
      rest = feed + 1;
      start += bytes.length + 1;
    }
    if (rest < chunk.length) pieces.push(chunk.subarray(rest));
  }
  if (pieces.length > 0) yield { start, bytes: Buffer.concat(pieces), ended: false };
}

function chunkAt(file: number, position: number): Buffer {
  const chunk = Buffer.allocUnsafe(CHUNK);
  return chunk.subarray(0, readSync(file, chunk, 0, CHUNK, position));
}

/** A finished task in a line of a file. */
export interface TaskLine {
  id: string;
  /** Of the id and of the text of the result. */
  sum: string;
  /** Where the line begins, and its length without its end, bytes. */
  start: number;
  bytes: number;
}

/** Characters of a sum. */
const SUM = 16;

/** What stands before a result. Files of earlier programs do not say how many bytes it has. */
const HEAD = /^\{"id":"([^"\\]+)","sum":"([0-9a-f]+)",(?:"bytes":(\d+),)?"result":/;

/** A finished task as a line: what tells of it comes first, so that a reader need not go through its result. */
export function taskLine(id: string, result: Uint8Array, sum = sumOf(id, result)): Buffer {
  const head = `{"id":"${id}","sum":"${sum}","bytes":${result.length},"result":`;
  return Buffer.concat([Buffer.from(head), result, Buffer.from("}\n")]);
}

/** A finished task and the text of its result; undefined where the line is damaged. */
export function readTaskLine(bytes: Buffer): { id: string; sum: string; result: string } | undefined {
  const line = bytes.toString("utf8");
  const [found, id, sum] = HEAD.exec(line) ?? [];
  if (found === undefined || !line.endsWith("}")) return undefined;
  const result = line.slice(found.length, -1);
  return sumOf(id!, result) === sum ? { id: id!, sum, result } : undefined;
}

/**
 * Finished tasks of an open file from a place on, by the beginnings of its lines alone, each of which says where the
 * next one is; results are not checked. Ends at the first line that does not say so, or says what is not so: returns
 * its place.
 */
export function* skimmedLines(file: number, from: number): Generator<TaskLine, number> {
  const piece = piecesOf(file);
  for (let start = from; ; ) {
    const [head, id, sum, length] = HEAD.exec(piece(start, LONGEST_HEAD)) ?? [];
    if (head === undefined || length === undefined) return start;
    const bytes = head.length + Number(length) + 1;
    if (piece(start + bytes - 1, 2) !== "}\n") return start;
    yield { id: id!, sum: sum!, start, bytes };
    start += bytes + 1;
  }
}

const LONGEST_HEAD = 512;

/** Bytes that are read at once where lines are skimmed: the end of one and the head of the next, or many short ones. */
const WINDOW = 1 << 12;

/** Gives pieces of an open file as Latin letters, shorter where it ends. */
function piecesOf(file: number): (start: number, length: number) => string {
  const window = Buffer.allocUnsafe(WINDOW);
  let [at, size] = [0, 0];
  return (start, length) => {
    if (start < at || start + length > at + size) {
      at = start;
      size = readSync(file, window, 0, WINDOW, start);
    }
    return window.toString("latin1", start - at, Math.min(start - at + length, size));
  };
}

/** The first characters of the SHA-256 of both. */
export function sumOf(id: string, result: string | Uint8Array): string {
  return createHash("sha256").update(`${id}\n`).update(result).digest("hex").slice(0, SUM);
}
