import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { breakDisk } from "../node/disk/brokenDisk.js";
import { mountedDisk } from "../node/disk/mounted.js";
import { agglomHere, type Ended, root } from "./program.js";
import { contentOf } from "./stopping.js";

const disk = mountedDisk("size=300k");
const folder = mkdtempSync(join(tmpdir(), "agglom-refusing-"));
afterAll(() => {
  disk?.unmount();
  rmSync(folder, { recursive: true });
});

/** Bytes that a disk takes: results of one block of replicates, not of all three. */
const TAKEN = 250_000;

/** A disk that refuses more than that, and the same disk later. */
interface Refusing {
  words: RegExp;
  place: string;
  /** Whether both commands are tried, or one: the same list of errors stops both. */
  tried: readonly ("work" | "compare")[];
  run(...args: string[]): Promise<Ended>;
  /** Where the disk itself refuses; of a program that is told so two tries show all. */
  mend?(): void;
}

async function run(shell: string, args: string[]): Promise<Ended> {
  const command = ["-c", `${shell} exec "$0" "$@"`, process.execPath, "bin/agglom.js", ...args];
  return spawnSync("bash", command, { cwd: root, encoding: "utf8" });
}

const BOTH = ["compare", "work"] as const;

/** A disk whose refusals no test can bring about: the program is told of them. */
function told(code: string, words: RegExp, tried: Refusing["tried"]): Refusing {
  const place = join(folder, code);
  return {
    words,
    place,
    tried,
    run: async (...args) => {
      const mend = breakDisk(code, TAKEN, place);
      return agglomHere(...args).finally(mend);
    },
  };
}

const disks: [string, Refusing | undefined][] = [
  [
    "ENOSPC",
    disk && {
      words: /no space is left on its disk; at least .* MB are needed/,
      place: join(disk.place, "in-it"),
      tried: BOTH,
      run: (...args) => run("", args),
      mend: () => spawnSync("mount", ["-o", "remount,size=20m", disk.place]),
    },
  ],
  [
    "EFBIG",
    {
      words: /files may not get as large there/,
      place: join(folder, "EFBIG"),
      tried: BOTH,
      run: (...args) => run(`ulimit -f ${TAKEN / 1000};`, args),
      // Going on is the same after both; it is tried here where no disk can be mounted.
      ...(disk ? {} : { mend: () => {} }),
    },
  ],
  ["EDQUOT", told("EDQUOT", /the quota of its disk is used up.*Free some space/, ["work"])],
  ["EIO", told("EIO", /its device fails/, ["compare"])],
  ["EROFS", told("EROFS", /its file system is read-only/, BOTH)],
];

const COMPARED = ["tests/runs/studies/small/scenario.yaml", "--replicates", "24", "--uncertainty", "0"];
const undisturbed = join(folder, "undisturbed");
beforeAll(async () => {
  expect((await agglomHere("compare", ...COMPARED, "--quiet", "--out", undisturbed)).status).toBe(0);
});

describe.each(disks.filter(([, one]) => one))("a disk that answers %s to two workers", (_, refusing) => {
  const { words, place, tried, run: refused, mend } = refusing!;
  const compare = ["compare", ...COMPARED, "--quiet", "--out", join(place, "results")];
  const plan = join(place, "plan");
  const work = ["work", plan, "--shard", "1/1", "--quiet"];
  const [two, one] = ["2", "1"].map((workers) => ["--workers", workers]) as [string[], string[]];

  /** One sentence, and the status for another try. */
  function expectAsked({ status, stderr }: Ended): void {
    expect(stderr).toMatch(words);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(status).toBe(75);
  }

  const then = mend ? ", which then gives all results" : "";
  it(`stops ${tried.join(" and ")} for one reason, with the status for another try${then}`, async () => {
    mkdirSync(place);
    expect((await agglomHere("plan", "compare", ...COMPARED, "--out", plan)).status).toBe(0);
    if (tried.includes("work")) {
      expectAsked(await refused(...work, ...two));
      expect(readFileSync(join(plan, "shards", "1-of-1.log.jsonl"), "utf8")).not.toMatch(/"killed"|"failed"/);
      expect(readdirSync(join(plan, "shards")).sort()).toEqual(["1-of-1.jsonl", "1-of-1.log.jsonl", "1-of-1.runs"]);
    }
    if (disk && place.startsWith(disk.place))
      for (const kept of ["1-of-1.jsonl", "1-of-1.runs"]) rmSync(join(plan, "shards", kept), { recursive: true });
    if (tried.includes("compare")) {
      expectAsked(await refused(...compare, ...two));
      expect(readdirSync(`${join(place, "results")}.partial`).sort()).toEqual(["finished.jsonl", "finished.runs"]);
    }

    if (!mend) return;
    mend();
    expect((await agglomHere(...compare, ...one)).status).toBe(0);
    expect((await agglomHere(...work, ...one)).status).toBe(0);
    expect((await agglomHere("merge", plan, "--out", join(place, "merged"))).status).toBe(0);
    for (const made of ["results", "merged"]) expect(contentOf(join(place, made))).toEqual(contentOf(undisturbed));
  });
});
