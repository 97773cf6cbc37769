import type { Argument, Command, Option } from "commander";

/** What may stand in one place of a command line: words, and paths beside them. */
export interface Value {
  readonly words: readonly string[];
  /** `assigned`: a file after a word and `=`. */
  readonly paths: "files" | "folders" | "assigned" | "none";
}

export interface CompletableFlag {
  /** As they are typed: `-f`, `--format`. */
  readonly names: readonly string[];
  readonly description: string;
  /** As the help shows it, and what it may be; undefined: the flag takes none. */
  readonly value: (Value & { readonly placeholder: string }) | undefined;
}

export interface CompletableVerb {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly CompletableFlag[];
  /** In order; the last one may be repeated. */
  readonly operands: readonly (Value & { readonly placeholder: string; readonly isRepeated: boolean })[];
}

/** What a shell completes of a program: its verbs, with the flags that each has and the words that they take. */
export interface Completable {
  readonly verbs: readonly CompletableVerb[];
  readonly flags: readonly CompletableFlag[];
}

/** Reads it from the program itself; `packs` are the ids of those that are shipped. */
export function completableOf(program: Command, packs: readonly string[]): Completable {
  return {
    verbs: program.commands.map((it) => ({
      name: it.name(),
      summary: it.summary(),
      flags: flagsOf(it, packs),
      operands: it.registeredArguments.map((one) => {
        const placeholder = one.name();
        return { placeholder, isRepeated: one.variadic, ...valueOf(placeholder, one, packs) };
      }),
    })),
    flags: flagsOf(program, packs),
  };
}

function flagsOf(command: Command, packs: readonly string[]): readonly CompletableFlag[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .map((it) => {
      const placeholder = /<(.+)>/.exec(it.flags)?.[1];
      return {
        names: [it.short, it.long].flatMap((name) => name ?? []),
        description: it.description.replace(/;.*$/s, ""),
        value: placeholder === undefined ? undefined : { placeholder, ...valueOf(placeholder, it, packs) },
      };
    });
}

const files: ReadonlySet<string> = new Set(["FILE", "INPUT", "PATH", "RECEIPT", "GLOB"]);
const folders: ReadonlySet<string> = new Set(["DIR", "OLD", "NEW"]);

/** Words are told by what reads them; paths by the placeholder that the help shows. */
function valueOf(placeholder: string, { parseArg }: Option | Argument, packs: readonly string[]): Value {
  if (parseArg && "words" in parseArg) {
    return { words: parseArg.words as readonly string[], paths: placeholder.endsWith("[=FILE]") ? "assigned" : "none" };
  }
  if (placeholder === "PACK") return { words: packs, paths: "folders" };
  return { words: [], paths: files.has(placeholder) ? "files" : folders.has(placeholder) ? "folders" : "none" };
}
