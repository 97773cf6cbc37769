import { testBlocks } from "./error-pages.ts";

testBlocks("silent");
