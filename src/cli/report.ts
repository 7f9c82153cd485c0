import { Command } from "commander";
import { EXIT, type Finish } from "./exit.js";

export function reportCommand(finish: Finish): Command {
  return new Command("report").argument("<dir>").action(() => finish(EXIT.done));
}
