import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { hostname, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root } from "../apps/cli/program.js";

/** A cluster of one node: real daemons of Slurm on this machine, with their own key, ports and folder. */
export interface Slurm {
  /** Environment in which Slurm's commands find this cluster. */
  env: NodeJS.ProcessEnv;
  /** Runs a command of Slurm and returns what it prints. Throws where it fails. */
  run(command: string, ...args: string[]): string;
  stop(): Promise<void>;
}

const PROGRAMS = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel", "sinfo"] as const;
const SEARCHED = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/sbin"];
const PATH = SEARCHED.join(delimiter);

/** Seconds that the node may take until it is idle. */
const PATIENCE = 30;

/** Starts the cluster and waits until its node is idle; the reason where that cannot be done here. */
export async function startSlurm(): Promise<Slurm | string> {
  const missing = PROGRAMS.filter((program) => !isInstalled(program));
  if (missing.length > 0) return `no Slurm here (Debian: slurm-wlm, munge): ${missing.join(", ")} not found`;
  if (process.getuid?.() !== 0) return "daemons of Slurm can only be started by root";
  const cluster = new Cluster();
  try {
    await cluster.start();
    return cluster;
  } catch (error) {
    const reason = `Slurm does not start: ${error instanceof Error ? error.message : error}\n${cluster.logs()}`;
    await cluster.stop();
    return reason;
  }
}

class Cluster implements Slurm {
  readonly env: NodeJS.ProcessEnv;
  private readonly folder = mkdtempSync(join(tmpdir(), "agglom-slurm-"));
  private readonly daemons: ChildProcess[] = [];

  constructor() {
    // Daemons run as several users, and refuse folders that others may write to.
    chmodSync(this.folder, 0o755);
    this.env = { ...process.env, PATH, SLURM_CONF: join(this.folder, "slurm.conf") };
  }

  async start(): Promise<void> {
    await this.startMunge();
    const [controller, node] = [await freePort(), await freePort()];
    for (const name of ["state", "spool"]) mkdirSync(join(this.folder, name));
    writeFileSync(join(this.folder, "slurm.conf"), slurmConf(this.folder, controller, node));
    writeFileSync(join(this.folder, "cgroup.conf"), "CgroupPlugin=disabled\n");
    this.daemon("slurmctld", ["-D"]);
    this.daemon("slurmd", ["-D", "-N", hostname()]);
    await until("the node to be idle", () => this.isIdle());
  }

  readonly run = (command: string, ...args: string[]): string => {
    return execFileSync(command, args, { cwd: root, env: this.env, encoding: "utf8" });
  };

  async stop(): Promise<void> {
    spawnSync("scancel", ["--user", "root"], { env: this.env });
    // In the opposite order of their start: each needs those before it.
    for (const daemon of [...this.daemons].reverse()) await ended(daemon);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Last words of the daemons. */
  logs(): string {
    const tail = (name: string) => {
      try {
        return `${name}: ${readFileSync(join(this.folder, `${name}.log`), "utf8")
          .trim()
          .split("\n")
          .slice(-5)
          .join("\n")}`;
      } catch {
        return "";
      }
    };
    return ["munged", "slurmctld", "slurmd"].map(tail).join("\n");
  }

  private async startMunge(): Promise<void> {
    const [uid, gid] = ["-u", "-g"].map((which) => Number(execFileSync("id", [which, "munge"]))) as [number, number];
    const place = join(this.folder, "munge");
    mkdirSync(place);
    chownSync(place, uid, gid);
    const file = (name: string) => join(place, name);
    writeFileSync(file("key"), randomBytes(128), { mode: 0o400 });
    chownSync(file("key"), uid, gid);
    const files = [
      ["key-file", "key"],
      ["pid-file", "pid"],
      ["seed-file", "seed"],
      ["log-file", "log"],
    ] as const;
    const options = files.map(([option, name]) => `--${option}=${file(name)}`);
    this.daemon("munged", ["--foreground", `--socket=${file("socket")}`, ...options], { uid, gid });
    await until("munged", () => works("munge", ["--no-input", `--socket=${file("socket")}`], this.env));
  }

  private daemon(command: string, args: string[], user: { uid?: number; gid?: number } = {}): void {
    const log = openSync(join(this.folder, `${command}.log`), "w");
    this.daemons.push(spawn(command, args, { env: this.env, stdio: ["ignore", log, log], ...user }));
    closeSync(log);
  }

  private isIdle(): boolean {
    const dead = this.daemons.find(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null);
    if (dead) throw new Error(`${dead.spawnfile} has ended`);
    const { stdout } = spawnSync("sinfo", ["--noheader", "--format=%t"], { env: this.env, encoding: "utf8" });
    return stdout.trim() === "idle";
  }
}

function slurmConf(folder: string, controllerPort: number, nodePort: number): string {
  const host = hostname();
  return `ClusterName=agglom
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${controllerPort}
SlurmdPort=${nodePort}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${join(folder, "munge", "socket")}
CredType=cred/munge
StateSaveLocation=${join(folder, "state")}
SlurmdSpoolDir=${join(folder, "spool")}
SlurmctldPidFile=${join(folder, "slurmctld.pid")}
SlurmdPidFile=${join(folder, "slurmd.pid")}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SlurmdParameters=config_overrides
SchedulerParameters=sched_min_interval=0,batch_sched_delay=0
KillWait=2
NodeName=${host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=tests Nodes=${host} Default=YES MaxTime=INFINITE State=UP
`;
}

function isInstalled(program: string): boolean {
  return SEARCHED.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function works(command: string, args: string[], env: NodeJS.ProcessEnv): boolean {
  return spawnSync(command, args, { env, stdio: "ignore" }).status === 0;
}

/**
 * Waits for something that becomes true, with pauses of so many ms: long enough for a command of Slurm that is asked each
 * time. Throws when it takes too long.
 */
export async function until(what: string, isTrue: () => boolean, seconds = PATIENCE, pause = 400): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await wait(pause);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Asks a process to end, and ends it where it does not. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const patience = globalThis.setTimeout(() => child.kill("SIGKILL"), 10_000);
  await exit;
  clearTimeout(patience);
}
