import type { SourceDocument } from "../input/document.js";
import type { Problem } from "../input/error.js";
import { t } from "../words/index.js";

/** A problem for every name of a list that stands there before. */
export function doubledNames(
  document: SourceDocument,
  label: string,
  names: readonly string[],
  path: string[] = [label],
): Problem[] {
  const seen = new Set<string>();
  return names.flatMap((written, k) => {
    if (!seen.has(written)) {
      seen.add(written);
      return [];
    }
    return [
      {
        ...document.locate([...path, k]),
        path: `${label}[${k}]`,
        value: written,
        what: t("game.twice"),
        allowed: t("game.everyNameOnce"),
        hint: t("cli.renameOne"),
      },
    ];
  });
}
