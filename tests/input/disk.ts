import { readFileSync } from "node:fs";
import { type FileSource, NotFound } from "../../src/input/index.js";

/** The checkout's own files; paths are relative to its root, where the tests run. */
export const disk: FileSource = {
  read(path) {
    try {
      return readFileSync(path);
    } catch {
      throw new NotFound(path);
    }
  },
};
