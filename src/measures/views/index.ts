/** Results as a reader of one language sees them: looked up, named, in that language's units. */

export * from "./data.js";
export * from "./decisions.js";
export * from "./difference.js";
export * from "./gameNames.js";
export * from "./present.js";
export * from "./reading.js";
export * from "./studyViews.js";
