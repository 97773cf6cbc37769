import { filesOfPage } from "../../../tools/playground.mjs";
import { prepared } from "../../kit/repository.ts";

/** What the page carries, and packs that are compiled already, so that no test waits for them. */
export const files: Readonly<Record<string, string | Uint8Array>> = {
  ...filesOfPage(),
  "/dist/library.json": prepared["dist/library.json"],
  "/dist/packs.bin": prepared["dist/packs.bin"],
};
