/**
 * The languages in which users are spoken to: rules and words of each in one file of `catalogues`. The lowest layer:
 * everything may import it.
 */

export * from "./catalogue.js";
export * from "./named.js";
export * from "./phrases.js";
export * from "./rules.js";
export * from "./saidError.js";
export * from "./text.js";
