import { type Language, type Say, saying, shellWord, t } from "../../../words/index.js";
import { COUNT_VARIABLE } from "./shardFiles.js";

/** What a submit script needs to know. */
export interface Submission {
  /** Absolute. */
  plan: string;
  shards: number;
  /** Threads of a shard. */
  workers: number;
  /** Of a job at most, minutes. */
  minutes: number;
  /** Words of a shell that start the program. */
  program: readonly string[];
  /** Of the container, for Kubernetes. */
  image: string;
  /** Of the remarks. */
  language: Language;
}

/** Times that a job is put back into the queue. */
const MOST_RESTARTS = 8;

/**
 * A job array: a job for each shard, put back into the queue where it ran out of time, was killed, or lost its node.
 */
export function slurmScript({ plan, shards, workers, minutes, program, language }: Submission): string {
  const say = remarksIn(language);
  return `#!/bin/bash
#SBATCH --job-name=agglom
#SBATCH --array=1-${shards}
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=${workers}
#SBATCH --time=${minutes}
#SBATCH --signal=B:USR1@60
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=${directive(plan)}/shards/slurm-%A_%a.txt

${say("node.backIntoQueue", { most: MOST_RESTARTS })}
trap 'kill -TERM "$!" 2>/dev/null' USR1 TERM
${program.map(shellWord).join(" ")} work ${shellWord(plan)} \\
  --shard "$SLURM_ARRAY_TASK_ID/${shards}" --workers ${workers} --grace 40 --quiet &
work=$!
wait "$work"
status=$?
${say("node.signalEndsWait")}
while kill -0 "$work" 2>/dev/null; do
  wait "$work"
  status=$?
done
${say("node.statusesOfShard")}
case "$status" in
  75 | 134 | 137)
    if [ "\${SLURM_RESTART_COUNT:-0}" -lt ${MOST_RESTARTS} ]; then
      scontrol requeue "$SLURM_JOB_ID" && sleep 60
    fi
    ;;
esac
exit "$status"
`;
}

/** Runs shards on the cores of this machine, or with --sshlogin of others; run again, it takes up those that failed. */
export function parallelScript({ plan, shards, workers, program, language }: Submission): string {
  const say = remarksIn(language);
  const command = [...program, "work", plan].map(shellWord).join(" ");
  return `#!/bin/bash
${say("node.shardsOnCores")}
jobs=$(( $(nproc) / ${workers} ))
seq ${shards} | parallel --jobs "$(( jobs > 0 ? jobs : 1 ))" \\
  --joblog ${shellWord(`${plan}/shards/parallel.log`)} --resume-failed --retries 3 --termseq TERM,30000,KILL,25 \\
  ${shellWord(`${command} --shard {}/${shards} --workers ${workers} --quiet`)}
`;
}

/** An Indexed Job: pods that are evicted or killed start again, a shard with a task that fails for good does not. */
export function kubernetesManifest(submission: Submission): string {
  const { plan, shards, workers, minutes, image, program, language } = submission;
  const command = [...program, "work", "/plan", "--workers", String(workers), "--quiet"];
  const needs = t("node.needsOfPods", { plan: plan.replaceAll(/\s/g, " "), most: MOST_RESTARTS });
  return `${remarksIn(language)(needs)}
apiVersion: batch/v1
kind: Job
metadata:
  name: agglom
spec:
  completionMode: Indexed
  completions: ${shards}
  parallelism: ${shards}
  backoffLimitPerIndex: ${MOST_RESTARTS}
  podFailurePolicy:
    rules:
      - action: FailIndex
        onExitCodes: { containerName: agglom, operator: In, values: [2, 42] }
      - action: Ignore
        onExitCodes: { containerName: agglom, operator: In, values: [75] }
      - action: Ignore
        onPodConditions: [{ type: DisruptionTarget }]
  template:
    spec:
      restartPolicy: Never
      terminationGracePeriodSeconds: 60
      containers:
        - name: agglom
          image: ${JSON.stringify(image)}
          command: ${JSON.stringify(command)}
          env: [{ name: ${COUNT_VARIABLE}, value: "${shards}" }]
          resources:
            requests: { cpu: "${workers}" }
          volumeMounts: [{ name: plan, mountPath: /plan }]
      activeDeadlineSeconds: ${minutes * 60}
      volumes:
        - name: plan
          persistentVolumeClaim: { claimName: PLAN-CLAIM }
`;
}

/** In a line of #SBATCH; a per cent sign begins a pattern there, a backslash keeps the character after it as it is. */
function directive(path: string): string {
  const text = path.replaceAll("%", "%%");
  return /[\s'"\\#]/.test(text) ? `"${text.replaceAll(/["\\]/g, "\\$&")}"` : text;
}

/** Lines that a shell and YAML pass over. */
function remarksIn(language: Language): Say {
  return (...words) => saying(language)(...words).replaceAll(/^/gm, "# ");
}
