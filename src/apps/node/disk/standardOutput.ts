import { writeSync } from "node:fs";
import type { AnyText } from "../../../words/index.js";
import { wordsOf } from "./carefulFile.js";

/** Milliseconds until a pipe that is full is tried again. */
const PATIENCE = 10;

/**
 * Writes all of a text to standard output (1) or standard error (2) before it returns: what a stream of Node takes may
 * be lost in part, or on its way when the program ends. Returns undefined, "gone" where nobody reads any more, or what
 * else is wrong in words.
 */
export function writeOut(file: 1 | 2, text: string): AnyText | undefined {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") return "gone";
      if (code !== "EAGAIN") return wordsOf(error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE);
    }
  }
  return undefined;
}
