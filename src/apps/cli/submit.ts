import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { mistakeAt } from "../../input/index.js";
import { type TextKey, t } from "../../words/index.js";
import { readPlan } from "../node/cluster/planFolder.js";
import { MOST_SHARDS } from "../node/cluster/shardFiles.js";
import { kubernetesManifest, parallelScript, type Submission, slurmScript } from "../node/cluster/submit.js";
import { programRoot } from "../node/process/program.js";
import { Command, wholeNumber } from "./command.js";
import { languageAsked } from "./language.js";
import { print } from "./output.js";

/** Slurm gives notice a minute before the end, or up to one earlier: a job needs time before it. */
const FEWEST_MINUTES = 3;

interface SubmitFlags {
  shards?: number;
  workers: number;
  minutes: number;
  image?: string;
  run?: boolean;
}

/** agglom submit slurm|parallel|k8s PLAN: prints what a scheduler takes. */
export function submitCommand(): Command {
  return new Command("submit", "help.submit")
    .group("cluster")
    .addCommand(schedulerCommand("slurm", "help.submitSlurm", slurmScript).flag("--run", "help.submitRun"))
    .addCommand(schedulerCommand("parallel", "help.submitParallel", parallelScript))
    .addCommand(
      schedulerCommand("k8s", "help.submitKubernetes", kubernetesManifest).flag(
        "--image <name>",
        "help.image",
        "IMAGE",
      ),
    )
    .example(
      "agglom submit slurm results/plan > job.sh",
      "agglom submit slurm results/plan --shards 40 --minutes 60 --run",
    );
}

function schedulerCommand(
  name: "slurm" | "parallel" | "k8s",
  description: TextKey,
  write: (submission: Submission) => string,
): Command {
  return new Command(name, description)
    .takes("<plan>", "help.planFolder")
    .value("--shards <n>", "help.jobs", wholeNumber(1, MOST_SHARDS))
    .workers(1)
    .value("--minutes <n>", "help.minutes", wholeNumber(name === "slurm" ? FEWEST_MINUTES : 1, 60 * 24 * 365), 60)
    .example(`agglom submit ${name} results/plan`)
    .does((folder: string, flags: SubmitFlags) => {
      const { manifest } = readPlan(folder);
      const { workers, minutes, image = "", shards = manifest.shards } = flags;
      const script = write({
        plan: resolve(folder),
        shards: Math.min(shards, manifest.tasks),
        workers,
        minutes,
        program: name === "k8s" ? ["agglom"] : [process.execPath, `${programRoot}bin/agglom.js`],
        image,
        language: languageAsked(),
      });
      print(flags.run ? submitted(script) : script);
    });
}

/** Hands a script to Slurm; what it says. */
function submitted(script: string): string {
  try {
    return execFileSync("sbatch", { input: script, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    const why = code === "ENOENT" ? t("cli.noSbatch") : (stderr ?? "").trim().split("\n").at(-1);
    throw mistakeAt("--run", t("cli.notHandedOver", { why }), "cli.submittingMachine", "cli.leaveRunOut");
  }
}
