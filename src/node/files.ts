import { readFileSync } from "node:fs";
import { type FileSource, NotFound } from "../scenario/index.js";
import { shippedFile } from "./shipped.js";

/** Scenario and region files from disk, seen from the working directory. */
export const diskFiles: FileSource = {
  shipped: shippedFile,

  read(path) {
    try {
      return new Uint8Array(readFileSync(path));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      throw new NotFound(
        path,
        code === "ENOENT" ? "there is no such file" : `it cannot be read (${code ?? "unknown"})`,
      );
    }
  },
};
