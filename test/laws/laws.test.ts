import { resolve } from "node:path";
import { expect, test } from "vitest";
import { laws, runs, search } from "./laws.ts";
import { loadPipeline } from "./pipeline.ts";

const pipeline = await loadPipeline(resolve("src"));

test.each(laws)("law: $name", { timeout: 1_200_000 }, (law) => {
  expect(search(law, pipeline, runs)).toBeUndefined();
});
