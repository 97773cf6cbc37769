import type { Diagnostic } from "../base/diagnostic.ts";
import type { Place } from "../base/text.ts";
import { showDiagnostics, type Layout } from "../report/render/text/diagnostics-text.ts";
import { paintFor } from "./colors.ts";
import type { CommonFlags } from "./verb.ts";
import type { World } from "./world.ts";

interface Mistaken {
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

/** What went wrong, for standard error. */
export function told({ problems, troubles }: Mistaken, flags: CommonFlags, world: World): string {
  return showDiagnostics([...problems, ...troubles], layoutFor(flags, world));
}

/** How standard error is laid out. */
export function layoutFor(flags: CommonFlags, { width, colors }: World): Layout {
  return { width, paint: paintFor(flags.color, colors.err), locale: flags.lang };
}
