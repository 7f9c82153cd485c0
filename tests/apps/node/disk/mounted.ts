import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A small disk in memory, or undefined where this user may mount none. `options`: as of mount. */
export function mountedDisk(options: string): { place: string; unmount(): void } | undefined {
  const place = mkdtempSync(join(tmpdir(), "agglom-disk-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", place]);
  const remove = () => rmSync(place, { recursive: true });
  if (status !== 0) {
    remove();
    return undefined;
  }
  const unmount = () => {
    spawnSync("umount", ["-l", place]);
    remove();
  };
  return { place, unmount };
}

/** Fills a disk up to so many bytes. */
export function fillUp(place: string, leaving: number): void {
  const { bavail, bsize } = statfsSync(place);
  writeFileSync(join(place, "filling"), new Uint8Array(Math.max(0, bavail * bsize - leaving)));
}
