/**
 * English in a sentence of another language: three words in a row. What is quoted, commands of the program, and what the libraries that read YAML and CSV say
 * do not count.
 */
export function englishIn(text: string): string[] {
  const own = text.replaceAll(/"[^"]*"|agglom [\w ./-]+|(?:YAML|CSV)：[^。]*/g, "");
  return own.match(/[a-z]{2,} [a-z]{2,} [a-z]{2,}/gi) ?? [];
}
