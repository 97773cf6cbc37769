import { nodeHost } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { openDesk, type OpenPolicy } from "../../../src/desk/index.ts";
import { foundIn, isDiagnostic, openLibrary } from "../../../src/engine/library.ts";

export const host = nodeHost(".");
const library = openLibrary(host, "policies");
invariant(!isDiagnostic(library), "the shipped library opens");
export const shipped = library;

/** A desk over the shipped packs; every test has its own. */
export const newDesk = () => openDesk(host, foundIn(shipped));

export const folder = "policies/cn/security-assessment/2018-11-30";
export const path = `${folder}/article-03.edict`;
export const written = host.readText(path) ?? "";

/** The text with a mark `|` at the caret taken out, and the caret. */
export function marked(text: string): { readonly text: string; readonly caret: number } {
  const caret = text.indexOf("|");
  invariant(caret >= 0, "the text has a caret");
  return { text: text.slice(0, caret) + text.slice(caret + 1), caret };
}

/** A policy of the pack with another text, which has a caret. */
export function atCaret(text: string): { readonly policy: OpenPolicy; readonly caret: number } {
  const { text: plain, caret } = marked(text);
  const desk = newDesk();
  desk.put(path, plain);
  const policy = desk.open(path);
  invariant(policy, "the policy is one of a pack");
  return { policy, caret };
}
