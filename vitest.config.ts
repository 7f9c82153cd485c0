import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { SPARING } from "./src/apps/node/process/switches.js";

/** What takes longest begins first, so that no processor waits for it at the end; `.ci/run` prints what it is. */
const LONGEST = [
  "cluster/slurm",
  "apps/cli/killed",
  "apps/lab/page",
  "apps/lab/opening",
  "evidence/realised",
  "apps/cli/diskErrors",
  "model/identities",
  "apps/cli/resume",
  "examples/examples",
  "apps/node/package",
  "apps/lab/together",
  "model/governments",
  "apps/cli/addressSpace",
  "apps/cli/mcp",
  "apps/cli/scenarioGame",
  "cluster/shards",
  "cluster/work",
  "apps/lab/lessons/claims",
  "apps/lab/engine/everyScenario",
].map((name) => `tests/${name}.test.ts`);

/**
 * A worker ends with its project, and what it has imported and calibrated with it: one project after the other, many
 * small files last.
 */
const PROJECTS = ["shared", "pseudo", "apart"];

/**
 * Parts of the lab are drawn on a page without a browser, which they leave behind for what comes after: last of theirs.
 * Tests with a browser stand in tests/apps/lab itself.
 */
const LAB = /\/tests\/apps\/lab\/[^/]+\//;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
      const part = 2 * PROJECTS.indexOf(project.name) + Number(LAB.test(moduleId));
      return part * (LONGEST.length + 1) + (at < 0 ? LONGEST.length : at);
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/**
 * The first puts something in the place of a module of Node, the second registers a lever of its own, the third takes
 * the compiled module away, the fourth registers an indicator: none may reach other tests.
 */
const APART = [
  "tests/apps/node/lab/labServer.test.ts",
  "tests/runs/experiments/prepare.test.ts",
  "tests/maths/numerics/withoutSimd.test.ts",
  "tests/cluster/work.test.ts",
];

/** Tests of the program with one more language: the same is in the place of the same modules in all of them. */
const PSEUDO = ["tests/words/pseudo*.test.ts"];

export default defineConfig({
  // The lab as scripts/lab.js builds it.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  resolve: { alias: { "virtual:packs": fileURLToPath(new URL("tests/apps/lab/packs.ts", import.meta.url)) } },
  test: {
    // What hangs is ended; on a machine that others use nothing fails for being slow.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    setupFiles: ["tests/seeded.ts"],
    // What tests make is mostly used once: with more room for new objects less is carried about. Most code runs a few
    // times, as in the program.
    execArgv: ["--max-semi-space-size=32", ...SPARING],
    // The built program is no source, and examples import it: they are loaded as Node loads them.
    server: { deps: { external: [/\/dist\//, /\/examples\/\w+\.js$/] } },
    sequence: { sequencer: LongestFirst },
    // What one project has compiled serves the others, and the next run: a file is known by its content.
    experimental: { fsModuleCache: true },
    // One more than processors: many tests wait for a disk, a browser or a signal.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // What files import takes longer than most of them do: they share it, and leave nothing changed behind them.
      {
        extends: true,
        test: { name: "shared", include: ["tests/**/*.test.ts"], exclude: [...APART, ...PSEUDO], isolate: false },
      },
      {
        extends: true,
        test: { name: "pseudo", include: PSEUDO, setupFiles: ["tests/words/inMadeUp.ts"], isolate: false },
      },
      { extends: true, test: { name: "apart", include: APART } },
    ],
  },
});
