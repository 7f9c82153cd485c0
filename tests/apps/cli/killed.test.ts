import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { agglomHere } from "./program.js";
import { contentOf, starting } from "./stopping.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-killed-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SCENARIO = "tests/runs/studies/small/scenario.yaml";
const COMMANDS = {
  comparison: { kills: 4, command: ["compare", SCENARIO, "--replicates", "16"] },
  sweep: {
    kills: 4,
    command: ["sweep", SCENARIO, "--vary", "variants.free.levers.toll.tollPerKm=0:2:3", "--draws", "9"],
  },
};

/**
 * Kills in a row, each some time after the first word of the program or, every fourth, after its start. No two places share a moment:
 * `first` of so many kills, and every second from there on.
 */
async function killed(kills: number, first: number, command: string[], place: string): Promise<void> {
  for (let kill = first; kill < kills; kill += 2) {
    const { child, ended, speaks } = starting(...command, "--workers", "1", "--out", place);
    if (kill % 4 < 3) await speaks;
    await wait((kill * 137 + 71) % 400);
    child.kill("SIGKILL");
    await ended;
  }
}

it.each(Object.entries(COMMANDS))(
  "a %s that is killed at many moments gives the bytes of an undisturbed one",
  async (name, { kills, command }) => {
    const undisturbed = join(folder, name);
    expect((await agglomHere(...command, "--quiet", "--out", undisturbed)).status).toBe(0);
    const places = [1, 2].map((workers) => join(folder, `${name}-${workers}`));
    await Promise.all(places.map((place, k) => killed(kills, k, command, place)));
    for (const [k, place] of places.entries()) {
      const rest = await agglomHere(...command, "--workers", `${k + 1}`, "--quiet", "--out", place);
      expect(rest.status).toBe(0);
      expect(contentOf(place)).toEqual(contentOf(undisturbed));
      expect(existsSync(`${place}.partial`)).toBe(false);
    }
  },
);
