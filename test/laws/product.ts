import { resolve } from "node:path";
import { loadPipeline } from "./pipeline.ts";

/** The product itself, without a fault. */
export const product = await loadPipeline(resolve("src"));
