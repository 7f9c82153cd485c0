import { Command, InvalidArgumentError } from "commander";
import { Interrupted, interruptible, untilStopped } from "../node/interrupt.js";
import { serveLab } from "../node/labServer.js";
import { openInBrowser } from "../node/openInBrowser.js";
import { EXIT, type Finish } from "./exit.js";
import { print, tell } from "./output.js";

const PORT = 7430;

/** agglom lab: the page in which policies are tried out, on this machine alone, until it is stopped. */
export function labCommand(finish: Finish): Command {
  return new Command("lab")
    .description("open the lab: a page in which you move policy levers and see who gains and who loses")
    .option("--port <n>", "port on this machine; 0 takes any that is free", portOf, PORT)
    .option("--open", "open it in your browser too")
    .addHelpText(
      "after",
      "\nExample:\n  agglom lab --open\n\nStops with Ctrl-C. The folder dist/lab works from any web server too.",
    )
    .action(async ({ port, open }: { port: number; open?: boolean }) => {
      await interruptible(async (stop) => {
        const server = await serveLab(port);
        print(`${server.url}\n`);
        tell("The lab is open on this machine only. Ctrl-C stops it.\n");
        if (open && !(await openInBrowser(server.url)))
          tell("No browser could be started: open the address by hand.\n");
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
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError("a whole number from 0 to 65535.");
  return port;
}
