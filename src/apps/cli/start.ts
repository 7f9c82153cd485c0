import { spawn } from "node:child_process";
import { constants } from "node:os";
import { setFlagsFromString } from "node:v8";
import { writeOut } from "../node/disk/carefulFile.js";
import { addressLimit, diedOfMemory, lacksMemory } from "../node/process/addressSpace.js";
import { STOP_SIGNALS } from "../node/process/interrupt.js";
import { FRUGAL, SPARING } from "../node/process/switches.js";
import { catchSignals, EXIT } from "./exit.js";

/**
 * The start of the process, before the rest of the program is loaded: signals are caught from here on, and where its
 * address space is limited the program starts once more, in a process that takes less. Returns the exit status.
 */
export async function start(argv: readonly string[]): Promise<number> {
  const isFrugal = FRUGAL.every((flag) => process.execArgv.includes(flag));
  if (!isFrugal && addressLimit() !== undefined) return startAgain(argv);
  catchSignals();
  if (isFrugal) endWithParent();
  else for (const flag of SPARING) setFlagsFromString(flag);
  try {
    const { mainOfProcess } = await import("./main.js");
    return await mainOfProcess(argv);
  } catch (error) {
    if (!lacksMemory(error)) throw error;
    return withoutMemory(argv);
  }
}

/** Told in words alone: the rest of the program may be what there is no memory for. */
async function withoutMemory(argv: readonly string[]): Promise<number> {
  const { beginLanguage, said } = await import("./language.js");
  beginLanguage(argv);
  writeOut(2, said("cli.wantOfMemory"));
  return EXIT.failed;
}

/** In a group of its own, so that Ctrl-C reaches it once, through this process. */
function startAgain(argv: readonly string[]): Promise<number> {
  const [node, ...args] = argv;
  const child = spawn(node!, [...process.execArgv, ...FRUGAL, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    detached: true,
  });
  for (const signal of [...STOP_SIGNALS, "SIGHUP", "SIGUSR2"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) =>
      resolve(diedOfMemory(signal) ? withoutMemory(argv) : (status ?? 128 + constants.signals[signal!])),
    );
  });
}

/** Once the process that passes signals on was killed nobody could stop this one. */
function endWithParent(): void {
  process.once("disconnect", () => process.exit(EXIT.again));
  process.channel?.unref();
}
