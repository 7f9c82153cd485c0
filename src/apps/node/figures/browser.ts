import { existsSync } from "node:fs";
import type { Browser, LaunchOptions } from "playwright-core";
import { mistakeAt } from "../../../input/index.js";
import { both, SaidError, type Text, t, textOfError } from "../../../words/index.js";

/**
 * A headless Chromium: the one that CHROME_PATH names; else that of the npm package @sparticuz/chromium, which is the
 * same for everybody; else an installed Chrome, Chromium or Edge. `flags`: of the packaged one, in place of its own.
 * Throws UserError with what to install where none starts.
 */
export async function openBrowser(flags?: string[]): Promise<Browser> {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined) return namedBrowser(named);
  const reasons: Text[] = [];
  for (const way of [() => packagedBrowser(flags), ...installedBrowsers()]) {
    try {
      return await way();
    } catch (error) {
      reasons.push(firstLine(error));
    }
  }
  throw mistakeAt("figures", t("node.needsBrowser", { reason: reasons[0] }), "node.browsers", "node.installBrowser");
}

async function namedBrowser(path: string): Promise<Browser> {
  try {
    return await launched({ executablePath: path });
  } catch (error) {
    throw mistakeAt(
      { file: "CHROME_PATH", value: path },
      t("node.noBrowser", { reason: existsSync(path) ? firstLine(error) : t("scenario.noSuchFile") }),
      "node.browserProgram",
      "node.correctBrowser",
    );
  }
}

async function packagedBrowser(flags?: string[]): Promise<Browser> {
  if (process.platform !== "linux" || process.arch !== "x64") throw new SaidError(t("node.packagedLinux"));
  const { default: packaged } = await import("@sparticuz/chromium");
  // Without what keeps all pages in the process of the browser, which the end of one of them can kill then.
  const args = (flags ?? packaged.args).filter((arg) => arg !== "--single-process");
  return launched({ executablePath: await packaged.executablePath(), args });
}

/** Ways to a browser, each of which throws where there is none. */
function installedBrowsers(): (() => Promise<Browser>)[] {
  const channels = ["chrome", "chromium", "msedge"].map((channel) => () => launched({ channel }));
  const paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium"].filter((path) =>
    existsSync(path),
  );
  return [...channels, ...paths.map((executablePath) => () => launched({ executablePath }))];
}

/** The program listens itself; the browser ends with it. */
const NO_SIGNALS = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/**
 * The processor alone computes pixels: a graphics card, or what plays one, gives some of them another last digit each
 * time.
 */
async function launched({ args = [], ...options }: LaunchOptions): Promise<Browser> {
  // Only commands that draw load it: it takes a fifth of a second.
  const { chromium } = await import("playwright-core");
  return chromium.launch({ ...options, ...NO_SIGNALS, args: [...args, "--disable-gpu"] });
}

function firstLine(error: unknown): Text {
  const said = textOfError(error);
  return both((language) => said[language].split("\n")[0]!);
}
