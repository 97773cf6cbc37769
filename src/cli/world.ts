import type { Day } from "../base/civil-date.ts";
import type { Host } from "../base/host.ts";
import type { Graphviz } from "../report/view/show-options.ts";
import type { ReadRevision } from "../engine/index.ts";
import type { Asked } from "./asked.ts";

/** What a command line sees of the machine; the shell alone asks for it. */
export interface World {
  readonly host: Host;
  /** In the mainland. */
  readonly today: Day;
  /** The folder of the shipped packs, vocabulary and calendar. */
  readonly library: string;
  /** Cells of a line of standard output. */
  readonly width: number;
  /** Whether standard output and standard error show colours where nobody says so. */
  readonly colors: { readonly out: boolean; readonly err: boolean };
  readonly readStandardInput: () => string | undefined;
  /** Texts of a folder as git has them; without it no revision can be named. */
  readonly readRevision?: ReadRevision;
}

/** What has been judged, and is shown when Graphviz is there: it is large, and few runs draw. */
export interface Awaiting {
  readonly shownBy: (graphviz: Graphviz) => Outcome;
}

/** What is judged line by line, while it is read and written. */
export interface Streaming {
  readonly streamed: () => Promise<Outcome>;
}

/** What a command line leads to; the shell prints, writes and exits. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly files: readonly OutputFile[];
  /** What was asked of the machine's files by a run that is to be made again when they change. */
  readonly asked?: Asked;
}

export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** The folders above it are made where they are missing. */
  readonly makesFolders?: boolean;
}
