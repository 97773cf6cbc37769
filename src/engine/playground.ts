import type { Host } from "../base/host.ts";
import { stoppedBy, type VerbRun } from "./exit-code.ts";
import { brokenLibrary } from "./request-diagnostics.ts";

export interface PlaygroundRun extends VerbRun {
  /** The page, and where it lies on this machine; undefined: the build has made none. */
  readonly page: { readonly path: string; readonly html: string } | undefined;
}

/** The page in which the shipped library and the examples can be changed and judged. `library`: the folder of the library. */
export function findPlayground(library: string, host: Host): PlaygroundRun {
  const path = `${library}/../dist/playground/index.html`;
  const html = host.readText(path);
  if (html === undefined) return { page: undefined, ...stoppedBy(brokenLibrary.nowhere({ path })) };
  return { page: { path: host.real(host.resolve(path)), html }, problems: [], troubles: [], exitCode: 0 };
}
