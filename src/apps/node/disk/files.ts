import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type FileSource, NotFound } from "../../../input/index.js";
import { type Text, t } from "../../../words/index.js";
import { shippedFile, shippedNames } from "./shipped.js";

/**
 * Bytes beyond which a file is no scenario, region, table or game that somebody wrote: 64 MB. A device may go on for
 * ever.
 */
const LARGEST = 64e6;

/** Bytes that are read at once. */
const BLOCK = 1 << 20;

const WORDS: Readonly<Record<string, Text>> = {
  ENOENT: t("scenario.noSuchFile"),
  ENOTDIR: t("scenario.noSuchFile"),
  EISDIR: t("node.isFolder"),
  EACCES: t("node.noRightToRead"),
};

/** Scenario and region files from disk, seen from the working directory; those that end in .gz are unpacked. */
export const diskFiles: FileSource = {
  shipped: shippedFile,
  shippedNames,

  regionIn(folder) {
    const file = `${folder.replace(/\/+$/, "")}/region.yaml`;
    return existsSync(file) ? file : undefined;
  },

  read(path) {
    try {
      const bytes = wholeFile(path);
      return path.endsWith(".gz") ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes;
    } catch (error) {
      if (error instanceof NotFound) throw error;
      throw new NotFound(path, whyUnread(error) ?? t("node.unknownUnread", { code: "unknown" }));
    }
  },
};

/** Why the machine does not let a file be read, in words; undefined where it did, and the error is another one. */
export function whyUnread(error: unknown): Text | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  return WORDS[code] ?? t("node.unknownUnread", { code });
}

/** Text of a file of any size, in pieces. Throws where it is not UTF-8. */
export function* textPieces(path: string): Generator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (const block of blocksOf(path)) yield decoder.decode(block, { stream: true });
  yield decoder.decode();
}

function wholeFile(path: string): Uint8Array {
  const blocks: Buffer[] = [];
  let size = 0;
  for (const block of blocksOf(path)) {
    blocks.push(Buffer.from(block));
    size += block.length;
    if (size > LARGEST) throw new NotFound(path, t("node.tooLarge", { size: LARGEST / 1e6 }));
  }
  return new Uint8Array(Buffer.concat(blocks));
}

/** Each in the memory of the one before. */
function* blocksOf(path: string): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    const block = Buffer.alloc(BLOCK);
    for (let size = readSync(file, block); size > 0; size = readSync(file, block)) yield block.subarray(0, size);
  } finally {
    closeSync(file);
  }
}
