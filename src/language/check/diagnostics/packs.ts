import { diagnostic } from "../../../base/diagnostic.ts";
import { orNearest } from "../../../base/nearest.ts";

export const unknownPack = diagnostic<{ readonly name: string; readonly nearest: string | undefined }>({
  code: "language/unknown-pack",
  severity: "error",
  message: (p) => `this pack needs no pack \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => `add \`${p.nearest ?? p.name}\` to \`needs\` in pack.yaml, if it is not there`,
});

export const versionsDiffer = diagnostic<{
  readonly name: string;
  readonly first: string;
  readonly firstFrom: string;
  readonly second: string;
  readonly secondFrom: string;
}>({
  code: "language/versions-differ",
  severity: "error",
  message: (p) =>
    `\`${p.name}\` is ${p.first} in the version that is in force ${p.firstFrom}, and ${p.second} in the one ${p.secondFrom}`,
  help: () =>
    "a condition reads a name of another pack whatever the day, so all its versions must mean one kind of value",
});

export const unknownRule = diagnostic<{
  readonly name: string;
  readonly nearest: string | undefined;
  readonly is: string | undefined;
}>({
  code: "language/unknown-rule",
  severity: "error",
  message: (p) =>
    p.is === undefined
      ? `no rule is named \`${p.name}\`${orNearest(p.nearest)}`
      : `\`${p.name}\` is ${p.is} and no rule`,
});

/** A name of a place or a party that no rule answers to would never count. */
export const noRules = diagnostic<{ readonly where: string; readonly wanted: string; readonly has: string }>({
  code: "language/no-rules",
  severity: "error",
  message: (p) => `${p.where} has no ${p.wanted}`,
  help: (p) => `it has ${p.has}`,
});

export const notBreached = diagnostic<{ readonly name: string; readonly modal: string }>({
  code: "language/not-breached",
  severity: "error",
  message: (p) => `\`${p.name}\` says \`${p.modal}\`, which nobody can breach`,
  help: () => "name a rule with `must` or `must not`",
});
