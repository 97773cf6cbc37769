import type { Diagnostic } from "../base/diagnostic.ts";
import { showDiagnostics, showTroubles, type Layout } from "../report/diagnostics-text.ts";
import type { Trouble } from "../report/report-run.ts";
import { paintFor } from "./colors.ts";
import type { CommonFlags } from "./verb.ts";
import type { World } from "./world.ts";

interface Mistaken {
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Trouble[];
}

/** What went wrong, for standard error. */
export function told({ problems, troubles }: Mistaken, flags: CommonFlags, world: World): string {
  const layout = layoutFor(flags, world);
  return [showDiagnostics(problems, layout), showTroubles(troubles, layout)].filter((it) => it !== "").join("\n");
}

/** How standard error is laid out. */
export function layoutFor(flags: CommonFlags, { width, colors }: World): Layout {
  return { width, paint: paintFor(flags.color, colors.err), locale: flags.lang };
}
