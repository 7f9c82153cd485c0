import { mistakeAt, referenceMarkdown, regionJsonSchema, scenarioJsonSchema } from "../../input/index.js";
import { leversMarkdown } from "../../levers/document.js";
import { levers } from "../../levers/index.js";
import { INDICATORS, indicatorsMarkdown } from "../../measures/indicators/index.js";
import { ENGLISH, LANGUAGES, type Language, t } from "../../words/index.js";
import { jsonText } from "../node/disk/files.js";
import { documentName, writeFile, writeFolder } from "../node/disk/places.js";
import { Command } from "./command.js";
import { commonOptions } from "./options.js";
import { print } from "./output.js";

interface SchemaFlags {
  out?: string;
  region?: boolean;
  levers?: boolean;
  indicators?: boolean;
  reference?: boolean;
  lang: Language;
  write?: string;
}

/**
 * agglom schema: JSON Schema of scenario files or of region files, or the reference of levers, of indicators or of all
 * keys.
 */
export function schemaCommand(): Command {
  return commonOptions(new Command("schema", "help.schema"), "help.outSchema")
    .group("reference")
    .flag("--region", "help.schemaRegion")
    .flag("--levers", "help.schemaLevers")
    .flag("--indicators", "help.schemaIndicators")
    .flag("--reference", "help.schemaReference")
    .language("help.documentationLanguage")
    .flag("--write <file>", "help.schemaWrite")
    .examples("agglom schema > scenario.schema.json", "agglom schema --levers --lang zh")
    .does((flags: SchemaFlags) => {
      const [name, text] = documentOf(flags);
      if (flags.out !== undefined) writeFolder(flags.out, { [name]: text });
      // JSON Schema or a document, by its first words.
      else if (flags.write !== undefined) writeFile("--write", flags.write, text, text.slice(0, 12));
      else print(text);
    });
}

/** What is asked for: the name of its file, and its text. */
function documentOf({ region, reference, indicators, lang, ...asked }: SchemaFlags): [name: string, text: string] {
  const named = (name: string) => documentName(name, lang);
  if (reference) return [named("scenario-reference"), referenceMarkdown(lang)];
  if (asked.levers) return [named("levers"), leversMarkdown(levers, lang)];
  if (indicators) return [named("indicators"), indicatorsMarkdown(INDICATORS, lang)];
  if (lang !== ENGLISH) {
    const others = LANGUAGES.filter((one) => one !== ENGLISH).join(", ");
    throw mistakeAt(
      { file: "--lang", value: lang },
      "cli.noLanguageOfSchemas",
      t("cli.languagesOfSchemas", { english: ENGLISH, others }),
      "cli.addOneOfThree",
    );
  }
  return ["schema.json", jsonText(region ? regionJsonSchema() : scenarioJsonSchema())];
}
