import type { Argument, Command, Option } from "commander";
import { invariant } from "../base/invariant.ts";
import { listOf, messages } from "../base/message.ts";
import { shippedIds } from "../engine/index.ts";
import { addExample } from "./help.ts";
import { choiceOf, addCommonFlags, commonHelp, type Verb } from "./verb.ts";

const shells: ReadonlyMap<string, (completable: Completable) => string> = new Map([
  ["bash", bashCompletion],
  ["zsh", zshCompletion],
  ["fish", fishCompletion],
]);

const help = messages("cli/help/completion", {
  summary: { en: "print a script that completes commands in a shell", zh: "輸出在命令行中補全命令的腳本" },
  description: {
    en:
      "Prints a script with which a shell completes commands, flags, their words, and the ids of shipped packs.\n" +
      "bash evaluates it in ~/.bashrc; zsh finds it as _edict in a folder of $fpath.",
    zh:
      "輸出一個腳本，使命令行可以補全命令、選項及其可用的值，以及隨附規則包的 id。\n" +
      "`bash` 在 `~/.bashrc` 中執行它；`zsh` 在 `$fpath` 的文件夾中以 `_edict` 為名找到它。",
  },
  inFile: { en: "in {file}: {command}", zh: "寫入 {file}：{command}" },
  exits: {
    en: "Exit code: 0 printed, 64 misuse, 70 a bug.",
    zh: "退出碼：0 已輸出；64 用法有誤；70 程序缺陷。",
  },
});

export const completionVerb: Verb = {
  name: "completion",
  define: (command, say) => {
    const names = [...shells.keys()];
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .argument("<SHELL>", say(commonHelp.oneOf({ words: listOf(names) })), choiceOf(names));
    const example = [
      `edict completion bash    # ${say(help.inFile({ file: "~/.bashrc", command: 'eval "$(edict completion bash)"' }))}`,
      "edict completion fish >~/.config/fish/completions/edict.fish",
    ];
    return addExample(addCommonFlags(command, say), say, example, help.exits());
  },

  run: (command, { host, library }) => {
    const print = shells.get(command.args[0] ?? "");
    const program = command.parent;
    invariant(print && program, "commander reads the shell, and the verb is one of a program");
    return {
      code: 0,
      out: print(completableOf(program, shippedIds(host, library))),
      err: "",
      markup: "raw",
      files: [],
    };
  },
};

/** What may stand in one place of a command line: words, and paths beside them. */
interface CompletionValue {
  readonly words: readonly string[];
  /** `assigned`: a file after a word and `=`. */
  readonly paths: "files" | "folders" | "assigned" | "none";
}

interface CompletableFlag {
  /** As they are typed: `-f`, `--format`. */
  readonly names: readonly string[];
  readonly description: string;
  /** As the help shows it, and what it may be; undefined: the flag takes none. */
  readonly value: (CompletionValue & { readonly placeholder: string }) | undefined;
}

interface CompletableVerb {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly CompletableFlag[];
  /** In order; the last one may be repeated. */
  readonly operands: readonly (CompletionValue & { readonly placeholder: string; readonly isRepeated: boolean })[];
}

/** What a shell completes of a program: its verbs, with the flags that each has and the words that they take. */
interface Completable {
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
        description: it.description.replace(/[;；].*$/s, ""),
        value: placeholder === undefined ? undefined : { placeholder, ...valueOf(placeholder, it, packs) },
      };
    });
}

const filePlaceholders: ReadonlySet<string> = new Set(["FILE", "INPUT", "PART", "PATH", "RECEIPT", "GLOB"]);
const folderPlaceholders: ReadonlySet<string> = new Set(["DIR", "OLD", "NEW", "VOCABULARY"]);

/** Words are told by what reads them; paths by the placeholder that the help shows. */
function valueOf(placeholder: string, { parseArg }: Option | Argument, packs: readonly string[]): CompletionValue {
  if (parseArg && "words" in parseArg) {
    return { words: parseArg.words as readonly string[], paths: placeholder.endsWith("[=FILE]") ? "assigned" : "none" };
  }
  if (placeholder === "PACK") return { words: packs, paths: "folders" };
  return {
    words: [],
    paths: filePlaceholders.has(placeholder) ? "files" : folderPlaceholders.has(placeholder) ? "folders" : "none",
  };
}

/** For bash 3.2 and newer; it needs no other script. */
export function bashCompletion({ verbs, flags }: Completable): string {
  const values = new Map<string, string[]>();
  const note = (where: string, { words, paths }: CompletionValue): void => {
    const said = `words='${words.join(" ")}' paths=${paths}`;
    values.set(said, [...(values.get(said) ?? []), where]);
  };
  for (const { name, flags: own, operands } of verbs) {
    for (const { names, value } of own) if (value) for (const it of names) note(`'${name} ${it}'`, value);
    for (const [at, it] of operands.entries()) note(`'${name} '${it.isRepeated ? `[${at}-9]*` : at}`, it);
  }
  const namesOf = (of: Completable["flags"]): string => of.flatMap((it) => it.names).join(" ");
  return `# Completes edict in bash: eval "$(edict completion bash)"

# What may stand after a flag of a verb, or in one of its places; fails where nothing is taken.
_edict_value() {
  words= paths=none
  case $1 in
${[...values].map(([said, where]) => `    ${where.join("|")}) ${said} ;;\n`).join("")}    *) return 1 ;;
  esac
}

_edict_flags() {
  case $1 in
${verbs.map((it) => `    ${it.name}) words='${namesOf(it.flags)}' ;;\n`).join("")}    *) words='${namesOf(flags)}' ;;
  esac
}

${bashScript(verbs.map((it) => it.name).join(" "))}`;
}

const bashScript = (verbs: string): string => `_edict() {
  local word cur verb= flag= words= paths=none place=0 before= at
  local typed=()
  COMPREPLY=()
  # Readline takes \`a=b\` apart.
  for ((at = 1; at <= COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    if ((at > 1)) && [[ $word == = || \${COMP_WORDS[at - 1]} == = ]]; then
      typed[\${#typed[@]} - 1]+=$word
    else
      typed+=("$word")
    fi
  done
  for ((at = 0; at < \${#typed[@]} - 1; at++)); do
    word=\${typed[at]}
    if [[ -n $flag ]]; then
      flag=
    elif [[ $word == -* ]]; then
      _edict_value "$verb $word" && flag=$word
    elif [[ -z $verb ]]; then
      verb=$word
    else
      place=$((place + 1))
    fi
  done
  cur=\${typed[at]}
  if [[ -z $flag && $cur == --*=* ]]; then
    flag=\${cur%%=*} before=\${cur%%=*}= cur=\${cur#*=}
  fi
  if [[ -n $flag ]]; then
    _edict_value "$verb $flag"
  elif [[ $cur == -* ]]; then
    _edict_flags "$verb"
  elif [[ -z $verb ]]; then
    words='${verbs}'
  else
    _edict_value "$verb $place"
  fi
  if [[ $paths == assigned && $cur == *=* ]]; then
    before+=\${cur%%=*}= cur=\${cur#*=} words= paths=files
  fi
  [[ $COMP_WORDBREAKS != *=* ]] || before=
  COMPREPLY=($(compgen -P "$before" -W "$words" -- "$cur"))
  case $paths in
    files) at=-f ;;
    folders) at=-d ;;
    *) return 0 ;;
  esac
  while IFS= read -r word; do
    COMPREPLY+=("$before$word")
  done < <(compgen "$at" -- "$cur")
  compopt -o filenames 2>/dev/null || true
}
complete -F _edict edict
`;

/** Lies as `_edict` in a folder of `$fpath`, or is evaluated after `compinit`. */
export function zshCompletion({ verbs, flags }: Completable): string {
  return `#compdef edict
# Completes edict in zsh: edict completion zsh >_edict, in a folder of $fpath

# What may stand in a place: the kind of path, then words.
_edict_value() {
  local kind=$1 found=1
  shift
  if [[ $kind == assigned ]] && compset -P 1 '*='; then
    _files
    return
  fi
  (($#)) && compadd -- "$@" && found=0
  case $kind in
    files) _files && found=0 ;;
    folders) _files -/ && found=0 ;;
  esac
  return found
}

_edict() {
  local curcontext=$curcontext state line verb
  local -a verbs=(
${verbs.map((it) => `    '${zshDescribed(it.name, it.summary)}'\n`).join("")}  )
  _arguments -C \\
${flags.flatMap(zshSpecs).map(zshArgument).join("")}    '1: :->verb' \\
    '*:: :->rest' && return
  case $state in
    verb) _describe -t commands command verbs ;;
    rest)
      verb=$words[1]
      curcontext=\${curcontext%:*:*}:edict-$verb:
      case $verb in
${verbs.map(zshBranch).join("")}      esac
      ;;
  esac
}

if [[ $funcstack[1] == _edict ]]; then
  _edict "$@"
else
  compdef _edict edict
fi
`;
}

const zshQuoted = (text: string): string => text.replaceAll("'", "'\\''");
const zshEscaped = (text: string): string => zshQuoted(text.replaceAll(/[\\[\]:]/g, "\\$&"));
const zshDescribed = (name: string, text: string): string => `${name}:${zshEscaped(text)}`;
const zshArgument = (spec: string): string => `    '${spec}' \\\n`;

function zshBranch({ name, flags, operands }: CompletableVerb): string {
  const places = operands.map((it, at) => `${it.isRepeated ? "*" : at + 1}:${it.placeholder}:${zshAction(it)}`);
  const specs = [...flags.flatMap(zshSpecs), ...places].map((it) => ` \\\n          '${it}'`);
  return `        ${name})\n          _arguments${specs.join("")}\n          ;;\n`;
}

/** Any flag is offered again: only the program knows which may stand twice. */
function zshSpecs({ names, description, value }: CompletableFlag): readonly string[] {
  return names.map((name) => {
    if (!value) return `*${name}[${zshEscaped(description)}]`;
    const joint = name.startsWith("--") ? "=" : "+";
    return `*${name}${joint}[${zshEscaped(description)}]:${zshEscaped(value.placeholder)}:${zshAction(value)}`;
  });
}

/** The space keeps zsh from adding words of its own. */
const zshAction = ({ words, paths }: CompletionValue): string => ` ${["_edict_value", paths, ...words].join(" ")}`;

/** For fish 3 and newer. */
export function fishCompletion({ verbs, flags }: Completable): string {
  const before = "-n __fish_use_subcommand";
  return [
    "# Completes edict in fish: edict completion fish >~/.config/fish/completions/edict.fish",
    "complete -c edict -f",
    ...flags.map((it) => `complete -c edict ${before} ${fishFlag(it)}`),
    ...verbs.map((it) => `complete -c edict ${before} -a ${it.name} -d ${fishQuoted(it.summary)}`),
    ...verbs.flatMap(fishLines),
    "",
  ].join("\n");
}

function fishLines({ name, flags, operands }: CompletableVerb): readonly string[] {
  const after = `complete -c edict -n '__fish_seen_subcommand_from ${name}'`;
  return [...operands.map((it) => `${after}${fishValue(it)}`), ...flags.map((it) => `${after} ${fishFlag(it)}`)];
}

function fishFlag({ names, description, value }: CompletableFlag): string {
  const written = names.map((it) => (it.startsWith("--") ? `-l ${it.slice(2)}` : `-s ${it.slice(1)}`));
  return `${written.join(" ")}${value ? ` -r${fishValue(value)}` : ""} -d ${fishQuoted(description)}`;
}

function fishValue({ words, paths }: CompletionValue): string {
  const given = [...words, ...(paths === "folders" ? ["(__fish_complete_directories)"] : [])];
  return `${paths === "files" ? " -F" : " -f"}${given.length === 0 ? "" : ` -a ${fishQuoted(given.join(" "))}`}`;
}

const fishQuoted = (text: string): string => `'${text.replaceAll(/[\\']/g, "\\$&")}'`;
