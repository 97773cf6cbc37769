import type { Bench } from "./bench.ts";
import type { Readable } from "./checked.ts";
import { isError } from "./inferred.ts";

/** What those who need this pack can read of it: its definitions and parameters that make sense. */
export function readableOf({ names, definitions }: Bench): ReadonlyMap<string, Readable> {
  const readable = new Map<string, Readable>();
  for (const [name, { declaration, locator, file }] of names) {
    if (declaration.kind !== "define" && declaration.kind !== "parameter") continue;
    const known = definitions.get(declaration.id);
    if (known === undefined || isError(known.type)) continue;
    readable.set(name, { placed: { declaration, locator, file }, known });
  }
  return readable;
}
