export { check } from "./check.ts";
export { defaultPack, type CheckRequest } from "./check-request.ts";
export { explain, type ExplainRequest, type ExplainRun } from "./explain.ts";
export { needs, type NeedsRun } from "./needs.ts";
export { compile, type Compiled } from "./compile.ts";
export { testPacks, type PackTest, type TestRun } from "./test-packs.ts";
export { cover, type CoverageRun } from "./coverage.ts";
export { format, formatText, type Formatted, type FormatRun } from "./format.ts";
export { engineVersion } from "./version.ts";
