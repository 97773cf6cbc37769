import { diagnostic } from "../../../base/diagnostic.ts";
import { orNearest, orNearestZh } from "../../../base/nearest.ts";
import { said } from "../chinese-phrases.ts";

export const unknownPack = diagnostic<{ readonly name: string; readonly nearest: string | undefined }>({
  code: "language/unknown-pack",
  severity: "error",
  message: (p) => `this pack needs no pack \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => `add \`${p.nearest ?? p.name}\` to \`needs\` in pack.yaml, if it is not there`,
  zh: (p) => `本規則包不需要名為 \`${p.name}\` 的規則包${orNearestZh(p.nearest)}`,
  zhHelp: (p) => `如果 pack.yaml 的 \`needs\` 中沒有 \`${p.nearest ?? p.name}\`，將其加入`,
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
  zh: (p) =>
    `\`${p.name}\` 在各版本中不是同一類值：${said(p.firstFrom)}施行的是${said(p.first)}，${said(p.secondFrom)}施行的是${said(p.second)}`,
  zhHelp: () => "條件無論在哪一天都會讀取另一規則包的名稱，所以各版本中須是同一類值",
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
  zh: (p) =>
    p.is === undefined
      ? `沒有名為 \`${p.name}\` 的規則${orNearestZh(p.nearest)}`
      : `\`${p.name}\` 是${said(p.is)}，不是規則`,
});

/** A name of a place or a party that no rule answers to would never count. */
export const noRules = diagnostic<{ readonly where: string; readonly wanted: string; readonly has: string }>({
  code: "language/no-rules",
  severity: "error",
  message: (p) => `${p.where} has no ${p.wanted}`,
  help: (p) => `it has ${p.has}`,
  zh: (p) => `${said(p.where)}沒有${said(p.wanted)}`,
  zhHelp: (p) => `那裏的規則：${said(p.has)}`,
});

export const notBreached = diagnostic<{ readonly name: string; readonly modal: string }>({
  code: "language/not-breached",
  severity: "error",
  message: (p) => `\`${p.name}\` says \`${p.modal}\`, which nobody can breach`,
  help: () => "name a rule with `must` or `must not`",
  zh: (p) => `\`${p.name}\` 用了 \`${p.modal}\`，無人能違反`,
  zhHelp: () => "指明用 `must` 或者 `must not` 的規則",
});
