import { readFileSync } from "node:fs";
import { programRoot } from "../process/program.js";

/** Fonts that ship with the program (bin/fonts/LICENSE.txt), under the names that figures give. */
const FONTS = [
  { family: "Arial", weight: 400, file: "LiberationSans-Regular.ttf", format: "truetype" },
  { family: "Arial", weight: 700, file: "LiberationSans-Bold.ttf", format: "truetype" },
  { family: "Noto Sans SC", weight: 400, file: "NotoSansSC-Regular.woff2", format: "woff2" },
] as const;

/**
 * A page with those fonts and nothing else: what is drawn and embedded does not depend on the fonts of the machine.
 * Nothing is made bold that has no bold letters, which would be embedded as Type 3.
 */
export function pageWithFonts(body = ""): string {
  const faces = FONTS.map(({ family, weight, file, format }) => {
    const data = readFileSync(`${programRoot}bin/fonts/${file}`).toString("base64");
    return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/${format};base64,${data}) format("${format}")}`;
  });
  return `<!doctype html><html><head><meta charset="utf-8"><style>${faces.join("")}*{font-synthesis:none}html,body{margin:0;background:#fff}svg{display:block}</style></head><body>${body}</body></html>`;
}

/** For the page: waits until they can be used, before anything is measured. Throws where one of them is not there. */
export const LOAD_FONTS = `Promise.all(${JSON.stringify(FONTS.map(({ family, weight }) => `${weight} 12px "${family}"`))}.map(async (font) => {
  const faces = await document.fonts.load(font, "A中");
  if (faces.length === 0 || faces.some(({ status }) => status !== "loaded")) throw new Error("no font " + font);
})).then(() => document.fonts.ready).then(() => undefined)`;
