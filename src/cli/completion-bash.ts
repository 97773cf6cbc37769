import type { Completable, Value } from "./completable.ts";

/** For bash 3.2 and newer; it needs no other script. */
export function bashCompletion({ verbs, flags }: Completable): string {
  const values = new Map<string, string[]>();
  const note = (where: string, { words, paths }: Value): void => {
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

${script(verbs.map((it) => it.name).join(" "))}`;
}

const script = (verbs: string): string => `_edict() {
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
