import { Command as Plain } from "commander";
import { t } from "../language/index.js";
import { spokenMistake } from "./commandMistakes.js";
import { SpokenHelp } from "./help.js";
import { said } from "./language.js";

/** A command whose help and mistakes are told in the language asked for. */
export class Command extends Plain {
  constructor(name: string) {
    super(name);
    this.helpOption("-h, --help", said(t("help.help")));
  }

  /** A line that somebody may type. */
  example(...lines: string[]): this {
    return this.addHelpText("after", shown(said(t("help.example")), lines));
  }

  /** Lines that have nothing to do with each other. */
  examples(...lines: string[]): this {
    return this.addHelpText("after", shown(said(t("help.examples")), lines));
  }

  override createHelp(): SpokenHelp {
    return new SpokenHelp();
  }

  override error(...[message, options]: Parameters<Plain["error"]>): never {
    return super.error(spokenMistake(message, options?.code), options);
  }
}

function shown(head: string, lines: readonly string[]): string {
  return ["", head, ...lines.map((line) => `  ${line}`)].join("\n");
}
