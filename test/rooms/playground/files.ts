import { filesOfPage } from "../../../tools/playground.mjs";
import { prepared } from "../../kit/repository.ts";

/** What the page carries. */
export const files: Readonly<Record<string, string>> = {
  ...filesOfPage(),
  "/dist/library.json": prepared["dist/library.json"],
};
