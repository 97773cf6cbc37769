export { check, defaultPack, type CheckRequest } from "./check.ts";
export { compile, type Compiled } from "./compile.ts";
export { testPacks, type PackTest, type TestRun } from "./test-packs.ts";
export { engineVersion } from "./version.ts";
