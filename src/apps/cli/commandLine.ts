let words: readonly string[] = [];

/** The words after the program's name, as manifests say them. */
export function commandLine(): string {
  return words.join(" ");
}

/** What has been asked for from now on; `argv` as `process.argv`. */
export function beginCommandLine(argv: readonly string[]): void {
  words = argv.slice(2);
}
