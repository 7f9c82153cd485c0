import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { UserError } from "../../input/index.js";
import { SaidError, spoken, t, textOfError } from "../../words/index.js";
import { codeOf } from "../node/process/process.js";
import { programVersion } from "../node/process/program.js";
import { Command } from "./command.js";
import { languageAsked, said } from "./language.js";
import { Comparisons, Jobs, type Work } from "./mcp/runs.js";
import { type Desk, type Tool, toolsOf } from "./mcp/tools.js";
import { positiveNumber } from "./options.js";

/** Seconds that a call waits before it gives a handle: most clients give up after 60. */
const PATIENCE = 50;

/** Characters of an answer. */
const MOST_ANSWER = 1_000_000;

interface Flags {
  folder: string;
  seconds: number;
  workers?: number;
}

/** agglom mcp: the program as tools of another one, by the Model Context Protocol over standard input and output. */
export function mcpCommand(): Command {
  return new Command("mcp", "help.mcp")
    .group("run")
    .flag("--folder <dir>", "help.mcpFolder", ".")
    .value("--seconds <n>", "help.mcpSeconds", positiveNumber, PATIENCE)
    .workers()
    .example("agglom mcp --folder my-scenarios")
    .does(async ({ folder, seconds, workers }: Flags) => {
      const { McpServer, StdioServerTransport } = await protocol();
      enter(folder);
      const server = new McpServer(
        { name: "agglom", version: programVersion().version },
        { instructions: said("mcp.instructions") },
      );
      const jobs = new Jobs(seconds);
      const desk = { jobs, comparisons: new Comparisons(workers), workers };
      for (const [name, tool] of Object.entries(toolsOf())) register(server, name, tool, desk);
      await server.connect(new StdioServerTransport());
      await new Promise((resolve) => process.stdin.once("close", resolve));
      jobs.stopAll();
      await server.close();
    });
}

/** An optional package that this command alone loads. */
async function protocol() {
  try {
    const [{ McpServer }, { StdioServerTransport }] = await Promise.all([
      import("@modelcontextprotocol/sdk/server/mcp.js"),
      import("@modelcontextprotocol/sdk/server/stdio.js"),
    ]);
    return { McpServer, StdioServerTransport };
  } catch (error) {
    if (codeOf(error) !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UserError({
      file: "agglom mcp",
      what: t("mcp.noPackage"),
      hint: t("mcp.install", { install: "npm install @modelcontextprotocol/sdk@1" }),
    });
  }
}

/** Paths are seen from the folder. */
function enter(folder: string): void {
  try {
    process.chdir(folder);
  } catch {
    throw new UserError({ file: "--folder", value: folder, what: t("mcp.noFolder"), allowed: t("mcp.aFolder") });
  }
}

/** A tool as the protocol knows it. Errors are told to whoever asked, as the program tells them. */
function register(server: McpServer, name: string, { description, input, long, call }: Tool, desk: Desk): void {
  const about = { description: said(description), inputSchema: input, annotations: { readOnlyHint: true } };
  server.registerTool(name, about, async (asked, { signal, sendNotification, _meta }) => {
    const progressToken = _meta?.progressToken;
    const progress = (progress: number, total: number) => {
      if (progressToken === undefined || signal.aborted) return;
      void sendNotification({ method: "notifications/progress", params: { progressToken, progress, total } });
    };
    const work = async (how: Work) => call(asked as never, desk, how);
    try {
      return answered(await (long ? desk.jobs.start(work, progress, signal) : work({ stop: signal, progress })));
    } catch (error) {
      return refused(error);
    }
  });
}

function answered(found: object) {
  const text = JSON.stringify(found);
  if (text.length > MOST_ANSWER) throw new SaidError(t("mcp.tooLarge", { size: text.length, most: MOST_ANSWER }));
  return { content: [{ type: "text" as const, text }], structuredContent: JSON.parse(text) };
}

function refused(error: unknown) {
  const text = said(textOfError(error));
  return {
    isError: true,
    content: [{ type: "text" as const, text }],
    structuredContent: {
      problems: error instanceof UserError ? spoken([...error.problems], languageAsked()) : [{ what: text }],
    },
  };
}
