import { Command as Plain } from "commander";
import { type Text, t } from "../../words/index.js";
import { spokenMistake } from "./commandMistakes.js";
import { SpokenHelp } from "./help.js";
import { said } from "./language.js";

/** What commands are for, in the order of the help. */
export const GROUPS = {
  start: t("help.groupStart"),
  run: t("help.groupRun"),
  study: t("help.groupStudy"),
  data: t("help.groupData"),
  test: t("help.groupTest"),
  cluster: t("help.groupCluster"),
  reference: t("help.groupReference"),
} as const satisfies Record<string, Text>;

/** A command whose help and mistakes are told in the language asked for. */
export class Command extends Plain {
  constructor(name: string) {
    super(name);
    this.helpOption("-h, --help", said(t("help.help")));
  }

  /** Lines that somebody may type. */
  readonly shown: string[] = [];

  /** Where it stands among the commands. */
  group(name: keyof typeof GROUPS): this {
    return this.helpGroup(said(GROUPS[name]));
  }

  /** A line that somebody may type. */
  example(...lines: string[]): this {
    return this.showing(t("help.example"), lines);
  }

  /** Lines that have nothing to do with each other. */
  examples(...lines: string[]): this {
    return this.showing(t("help.examples"), lines);
  }

  private showing(head: Text, lines: readonly string[]): this {
    this.shown.push(...lines);
    return this.addHelpText("after", ["", said(head), ...lines.map((line) => `  ${line}`)].join("\n"));
  }

  override createHelp(): SpokenHelp {
    return new SpokenHelp();
  }

  override error(...[message, options]: Parameters<Plain["error"]>): never {
    return super.error(spokenMistake(message, options?.code), options);
  }
}
