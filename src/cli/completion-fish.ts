import type { Completable, CompletableFlag, CompletableVerb, Value } from "./completable.ts";

/** For fish 3 and newer. */
export function fishCompletion({ verbs, flags }: Completable): string {
  const before = "-n __fish_use_subcommand";
  return [
    "# Completes edict in fish: edict completion fish >~/.config/fish/completions/edict.fish",
    "complete -c edict -f",
    ...flags.map((it) => `complete -c edict ${before} ${flagOf(it)}`),
    ...verbs.map((it) => `complete -c edict ${before} -a ${it.name} -d ${quoted(it.summary)}`),
    ...verbs.flatMap(linesOf),
    "",
  ].join("\n");
}

function linesOf({ name, flags, operands }: CompletableVerb): readonly string[] {
  const after = `complete -c edict -n '__fish_seen_subcommand_from ${name}'`;
  return [...operands.map((it) => `${after}${valueOf(it)}`), ...flags.map((it) => `${after} ${flagOf(it)}`)];
}

function flagOf({ names, description, value }: CompletableFlag): string {
  const written = names.map((it) => (it.startsWith("--") ? `-l ${it.slice(2)}` : `-s ${it.slice(1)}`));
  return `${written.join(" ")}${value ? ` -r${valueOf(value)}` : ""} -d ${quoted(description)}`;
}

function valueOf({ words, paths }: Value): string {
  const given = [...words, ...(paths === "folders" ? ["(__fish_complete_directories)"] : [])];
  return `${paths === "files" ? " -F" : " -f"}${given.length === 0 ? "" : ` -a ${quoted(given.join(" "))}`}`;
}

const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, "\\$&")}'`;
