import manifest from "../../package.json" with { type: "json" };

/** The version of the engine, printed in every result. */
export const engineVersion: string = manifest.version;
