import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { Option } from "commander";
import { UserError } from "../../input/index.js";
import { t } from "../../words/index.js";
import { readPlan } from "../node/cluster/planFolder.js";
import { MOST_SHARDS } from "../node/cluster/shard.js";
import { kubernetesManifest, parallelScript, type Submission, slurmScript } from "../node/cluster/submit.js";
import { programRoot } from "../node/process/program.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { languageAsked, said } from "./language.js";
import { wholeNumber, workersOption } from "./options.js";
import { print } from "./output.js";

interface SubmitFlags {
  shards?: number;
  workers: number;
  minutes: number;
  image?: string;
  run?: boolean;
}

/** agglom submit slurm|parallel|k8s PLAN: prints what a scheduler takes. */
export function submitCommand(finish: Finish): Command {
  return new Command("submit")
    .description(said(t("help.submit")))
    .group("cluster")
    .addCommand(
      schedulerCommand("slurm", said(t("help.submitSlurm")), slurmScript, finish).option(
        "--run",
        said(t("help.submitRun")),
      ),
    )
    .addCommand(schedulerCommand("parallel", said(t("help.submitParallel")), parallelScript, finish))
    .addCommand(
      schedulerCommand("k8s", said(t("help.submitKubernetes")), kubernetesManifest, finish).option(
        "--image <name>",
        said(t("help.image")),
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
  description: string,
  write: (submission: Submission) => string,
  finish: Finish,
): Command {
  const number = (option: string, what: string, most: number) =>
    new Option(option, what).argParser(wholeNumber(1, most));
  return new Command(name)
    .description(description)
    .argument("<plan>", said(t("help.planFolder")))
    .addOption(number("--shards <n>", said(t("help.jobs")), MOST_SHARDS))
    .addOption(workersOption().default(1))
    .addOption(number("--minutes <n>", said(t("help.minutes")), 60 * 24 * 365).default(60))
    .example(`agglom submit ${name} results/plan`)
    .action((folder: string, flags: SubmitFlags) => {
      const { manifest } = readPlan(folder);
      const { workers, minutes, image = "" } = flags;
      const program = name === "k8s" ? ["agglom"] : [process.execPath, `${programRoot}bin/agglom.js`];
      const shards = Math.min(flags.shards ?? manifest.shards, manifest.tasks);
      const script = write({
        plan: resolve(folder),
        shards,
        workers,
        minutes,
        program,
        image,
        language: languageAsked(),
      });
      print(flags.run ? submitted(script) : script);
      finish(EXIT.done);
    });
}

/** Hands a script to Slurm; what it says. */
function submitted(script: string): string {
  try {
    return execFileSync("sbatch", { input: script, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    const why = code === "ENOENT" ? t("cli.noSbatch") : (stderr ?? "").trim().split("\n").at(-1);
    throw new UserError({
      file: "--run",
      what: t("cli.notHandedOver", { why }),
      allowed: t("cli.submittingMachine"),
      hint: t("cli.leaveRunOut"),
    });
  }
}
