/** Numbers of a simulated year, for the cluster, agglomerations, provinces and cities. */
export * from "./catalogue/channels.js";
export * from "./catalogue/index.js";
export * from "./document.js";
export * from "./goalposts.js";
export * from "./headlines.js";
export * from "./measures/inequality.js";
export * from "./measures/relatedness.js";
export * from "./measures/space.js";
export * from "./measures/structure.js";
export * from "./measures/volume.js";
export * from "./measures/weightings.js";
export * from "./record.js";
export * from "./view.js";
