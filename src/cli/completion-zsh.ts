import type { Completable, CompletableFlag, CompletableVerb, Value } from "./completable.ts";

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
${verbs.map((it) => `    '${described(it.name, it.summary)}'\n`).join("")}  )
  _arguments -C \\
${flags.flatMap(specsOf).map(argument).join("")}    '1: :->verb' \\
    '*:: :->rest' && return
  case $state in
    verb) _describe -t commands command verbs ;;
    rest)
      verb=$words[1]
      curcontext=\${curcontext%:*:*}:edict-$verb:
      case $verb in
${verbs.map(branch).join("")}      esac
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

const quoted = (text: string): string => text.replaceAll("'", "'\\''");
const escaped = (text: string): string => quoted(text.replaceAll(/[\\[\]:]/g, "\\$&"));
const described = (name: string, text: string): string => `${name}:${escaped(text)}`;
const argument = (spec: string): string => `    '${spec}' \\\n`;

function branch({ name, flags, operands }: CompletableVerb): string {
  const places = operands.map((it, at) => `${it.isRepeated ? "*" : at + 1}:${it.placeholder}:${action(it)}`);
  const specs = [...flags.flatMap(specsOf), ...places].map((it) => ` \\\n          '${it}'`);
  return `        ${name})\n          _arguments${specs.join("")}\n          ;;\n`;
}

/** Any flag is offered again: only the program knows which may stand twice. */
function specsOf({ names, description, value }: CompletableFlag): readonly string[] {
  return names.map((name) => {
    if (!value) return `*${name}[${escaped(description)}]`;
    const joint = name.startsWith("--") ? "=" : "+";
    return `*${name}${joint}[${escaped(description)}]:${escaped(value.placeholder)}:${action(value)}`;
  });
}

/** The space keeps zsh from adding words of its own. */
const action = ({ words, paths }: Value): string => ` ${["_edict_value", paths, ...words].join(" ")}`;
