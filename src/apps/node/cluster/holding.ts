import { dirname, join } from "node:path";
import { makeFolder } from "../disk/carefulFile.js";
import { diskFailure } from "../disk/diskError.js";
import { BEAT, isHeld, Lock, lockFolder, silentLocks } from "../store/lock.js";
import { shardsFolder } from "./planFolder.js";
import type { Shard } from "./shard.js";
import { shardName } from "./shardFiles.js";

/**
 * Milliseconds without a sign of life after which a process of another machine counts as gone: the thread that shows
 * them does nothing else.
 */
export const SILENCE = 5 * BEAT;

/**
 * Takes a shard for this process; undefined where another is at work on it. Whether a process of another machine or
 * container is still there only its signs of life tell: it is told once (`waiting`) and watched for `silence`
 * milliseconds.
 */
export async function holdShard(
  plan: string,
  shard: Shard,
  waiting: (holder: string) => void,
  silence = SILENCE,
): Promise<Lock | undefined> {
  const folder = lockOf(plan, shardName(shard));
  const silent = await silentLocks(folder, silence, ({ pid, host }) => waiting(`process ${pid} on ${host}`));
  try {
    makeFolder(dirname(folder));
    const taken = lockFolder(folder, silent);
    return taken instanceof Lock ? taken : undefined;
  } catch (error) {
    throw diskFailure(folder, error);
  }
}

/** Whether some process seems to be at work on a shard. */
export function isShardHeld(plan: string, name: string): boolean {
  return isHeld(lockOf(plan, name), SILENCE);
}

function lockOf(plan: string, name: string): string {
  return join(shardsFolder(plan), `${name}.lock`);
}
