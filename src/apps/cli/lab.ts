import { renderUnicodeCompact } from "uqr";
import { fileNamed, loadRegion, loadScenario, UserError } from "../../input/index.js";
import { t } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { ClassDesk } from "../node/lab/classDesk.js";
import { classAddresses, type LabServer, labFolder, serveLab } from "../node/lab/labServer.js";
import { interruptible, untilStopped } from "../node/process/interrupt.js";
import { openInBrowser } from "../node/process/program.js";
import { Command, wholeNumber } from "./command.js";
import { said } from "./language.js";
import { collected, isRegion } from "./options.js";
import { print, tell } from "./output.js";

const PORT = 7430;

/** agglom lab: the page in which policies are tried out, on this machine alone, until it is stopped. */
export function labCommand(): Command {
  return new Command("lab", "help.lab")
    .group("start")
    .stoppable()
    .takes("[files...]", "help.labFiles")
    .value("--port <n>", "help.port", wholeNumber(0, 65_535), PORT)
    .flag("--open", "help.open")
    .flag("--class", "help.labClass")
    .flag("--address <address>", "help.labAddress")
    .value("--host <name>", "help.labHost", collected, [])
    .examples("agglom lab --open", "agglom lab my-scenario.yaml --open", "agglom lab --class --open")
    .explains("help.labStops")
    .does(async (files: string[], { port, open, ...asked }: LabOptions) => {
      const own = files.map(labFiles);
      const desk = deskOf(asked);
      await interruptible(async (stop) => {
        const server = await serveLab(port, labFolder, own, desk);
        const page = desk ? tellClass(server, desk) : server.url;
        print(`${page}\n`);
        if (!desk) tell(said("cli.labOpen"));
        if (open && !(await openInBrowser(page))) tell(said("cli.noBrowser"));
        await untilStopped(stop).catch(() => undefined);
        await server.close();
      });
    });
}

interface LabOptions {
  port: number;
  open?: boolean;
  class?: boolean;
  address?: string;
  host: readonly string[];
}

/** The desk of a class, if there is to be one. Throws UserError. */
function deskOf({ class: asked, address, host }: Omit<LabOptions, "port" | "open">): ClassDesk | undefined {
  if (!asked) {
    if (address === undefined && host.length === 0) return undefined;
    throw new UserError({ file: address === undefined ? "--host" : "--address", what: t("class.withoutClass") });
  }
  // Behind a proxy nothing else needs to be reached from outside.
  const proxied = host.length > 0 && address === undefined;
  return new ClassDesk({ addresses: proxied ? [] : classAddresses(address), proxies: host });
}

/** Says how phones come in, and who can see what they send; the teacher's page. */
function tellClass({ port }: LabServer, { places, word, key }: ClassDesk): string {
  tell(`${renderUnicodeCompact(`${places[0]}#word=${word}`, { border: 2 })}\n`);
  tell(said("cli.classOpen", { places: places.join("\n  "), word }));
  return `http://127.0.0.1:${port}/class.html#teacher=${key}`;
}

/**
 * Reads a scenario or a region for the lab, with all files that it reads, by path. Throws UserError where it is not
 * valid.
 */
function labFiles(name: string) {
  const file = fileNamed(diskFiles, name);
  const files: Record<string, string> = {};
  const read = (path: string) => {
    const bytes = diskFiles.read(path);
    files[path] = new TextDecoder().decode(bytes);
    return bytes;
  };
  const load = isRegion(file) ? loadRegion : loadScenario;
  load(file, { ...diskFiles, read });
  return { file, files };
}
