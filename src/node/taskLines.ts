import { createHash } from "node:crypto";
import { readSync } from "node:fs";

/** A line of a file, without its end, and where it begins (bytes). The last one may not be ended. */
interface Line {
  start: number;
  bytes: Buffer;
  ended: boolean;
}

const CHUNK = 1 << 20;
const FEED = 0x0a;

/** Lines of an open file, one in memory at a time. */
export function* linesOf(file: number): Generator<Line> {
  let start = 0;
  let pieces: Buffer[] = [];
  for (let chunk = chunkAt(file, 0), position = 0; chunk.length > 0; chunk = chunkAt(file, position)) {
    position += chunk.length;
    let from = 0;
    for (let feed = chunk.indexOf(FEED); feed >= 0; feed = chunk.indexOf(FEED, from)) {
      pieces.push(chunk.subarray(from, feed));
      const bytes = Buffer.concat(pieces);
      yield { start, bytes, ended: true };
      pieces = [];
      from = feed + 1;
      start += bytes.length + 1;
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from));
  }
  if (pieces.length > 0) yield { start, bytes: Buffer.concat(pieces), ended: false };
}

function chunkAt(file: number, position: number): Buffer {
  const chunk = Buffer.allocUnsafe(CHUNK);
  return chunk.subarray(0, readSync(file, chunk, 0, CHUNK, position));
}

/** Characters of a sum. */
const SUM = 16;

/** A finished task as a line: the text of its result follows its id and the first characters of the SHA-256 of both. */
export function taskLine(id: string, result: string): string {
  return `${head(id, sumOf(id, result))}${result}}\n`;
}

/** The id of a finished task and the text of its result; undefined where the line is damaged. */
export function readTaskLine(bytes: Buffer): { id: string; result: string } | undefined {
  const line = bytes.toString("utf8");
  const [found, id, sum] = /^\{"id":"([^"\\]+)","sum":"([0-9a-f]+)","result":/.exec(line) ?? [];
  if (found === undefined || !line.endsWith("}")) return undefined;
  const result = line.slice(found.length, -1);
  return sumOf(id!, result) === sum ? { id: id!, result } : undefined;
}

function head(id: string, sum: string): string {
  return `{"id":"${id}","sum":"${sum}","result":`;
}

function sumOf(id: string, result: string): string {
  return createHash("sha256").update(`${id}\n`).update(result).digest("hex").slice(0, SUM);
}
