import { InvalidArgumentError } from "commander";
import { fileNamed, loadRegion, loadScenario } from "../../input/index.js";
import { t } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { labFolder, serveLab } from "../node/lab/labServer.js";
import { Interrupted, interruptible, untilStopped } from "../node/process/interrupt.js";
import { openInBrowser } from "../node/process/openInBrowser.js";
import { Command } from "./command.js";
import type { Finish } from "./exit.js";
import { said } from "./language.js";
import { print, tell } from "./output.js";
import { isRegion } from "./regionFile.js";

const PORT = 7430;

/** agglom lab: the page in which policies are tried out, on this machine alone, until it is stopped. */
export function labCommand(finish: Finish): Command {
  return new Command("lab", "help.lab")
    .group("start")
    .takes("[files...]", "help.labFiles")
    .value("--port <n>", "help.port", portOf, PORT)
    .flag("--open", "help.open")
    .examples("agglom lab --open", "agglom lab my-scenario.yaml --open")
    .explains("help.labStops")
    .does(finish, async (files: string[], { port, open }: { port: number; open?: boolean }) => {
      const own = files.map(labFiles);
      await interruptible(async (stop) => {
        const server = await serveLab(port, labFolder, own);
        print(`${server.url}\n`);
        tell(said(t("cli.labOpen")));
        if (open && !(await openInBrowser(server.url))) tell(said(t("cli.noBrowser")));
        await untilStopped(stop).catch((reason: unknown) => {
          if (!(reason instanceof Interrupted)) throw reason;
        });
        await server.close();
      });
    });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError(said(t("help.portNumber")));
  return port;
}

/** A scenario or a region with all files that it reads, by path. */
interface LabFiles {
  file: string;
  files: Readonly<Record<string, string>>;
}

/** Reads a scenario or a region for the lab. Throws UserError where it is not valid. */
function labFiles(name: string): LabFiles {
  const file = fileNamed(diskFiles, name);
  const files: Record<string, string> = {};
  const read = (path: string) => {
    const bytes = diskFiles.read(path);
    files[path] = new TextDecoder().decode(bytes);
    return bytes;
  };
  const source = { ...diskFiles, read };
  if (isRegion(file)) loadRegion(file, source);
  else loadScenario(file, source);
  return { file, files };
}
