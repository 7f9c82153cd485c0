/** In place of standard output and standard error: what is written there is kept. */
export const heard = { out: "", err: "" };

export function writeOut(file: 1 | 2, text: string): void {
  heard[file === 1 ? "out" : "err"] += text;
}
