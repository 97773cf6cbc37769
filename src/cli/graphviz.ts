import type { Graphviz } from "../report/view/show-options.ts";

/** Graphviz, as WebAssembly: it is loaded when the first drawing is asked for. */
export async function loadGraphviz(): Promise<Graphviz> {
  const { instance } = await import("@viz-js/viz");
  const viz = await instance();
  return (dot) => viz.renderString(dot, { format: "plain" });
}
