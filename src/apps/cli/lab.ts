import { InvalidArgumentError } from "commander";
import { t } from "../../words/index.js";
import { labFolder, serveLab } from "../node/lab/labServer.js";
import { Interrupted, interruptible, untilStopped } from "../node/process/interrupt.js";
import { openInBrowser } from "../node/process/openInBrowser.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { labFiles } from "./labFiles.js";
import { said } from "./language.js";
import { print, tell } from "./output.js";

const PORT = 7430;

/** agglom lab: the page in which policies are tried out, on this machine alone, until it is stopped. */
export function labCommand(finish: Finish): Command {
  return new Command("lab")
    .description(said(t("help.lab")))
    .group("start")
    .argument("[files...]", said(t("help.labFiles")))
    .option("--port <n>", said(t("help.port")), portOf, PORT)
    .option("--open", said(t("help.open")))
    .examples("agglom lab --open", "agglom lab my-scenario.yaml --open")
    .addHelpText("after", `\n${said(t("help.labStops"))}`)
    .action(async (files: string[], { port, open }: { port: number; open?: boolean }) => {
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
      finish(EXIT.done);
    });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError(said(t("help.portNumber")));
  return port;
}
