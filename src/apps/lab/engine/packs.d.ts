/** Written by scripts/lab.js at build time. */
declare module "virtual:packs" {
  import type { Pack } from "../../library/input.js";
  export const PACKS: Readonly<Record<string, () => Promise<{ default: Pack }>>>;
}

/** Version of the program, put in by the build. */
declare const PROGRAM_VERSION: string;
