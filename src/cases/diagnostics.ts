import { diagnostic } from "../base/diagnostic.ts";
import { orNearest } from "../base/nearest.ts";

export const noBase = diagnostic<{ readonly base: string; readonly nearest: string | undefined }>({
  code: "cases/no-base",
  severity: "error",
  message: (p) => `there is no base document \`${p.base}\`${orNearest(p.nearest)}`,
  help: () => "bases are the files in cases/bases",
});

export const noCaseRule = diagnostic<{ readonly rule: string; readonly nearest: string | undefined }>({
  code: "cases/no-rule",
  severity: "error",
  message: (p) => `this pack has no rule \`${p.rule}\`${orNearest(p.nearest)}`,
});

export const badPath = diagnostic<{ readonly path: string }>({
  code: "cases/bad-path",
  severity: "error",
  message: (p) => `the path \`${p.path}\` leads nowhere in the base document`,
  help: () => "write it as `service.models[0].licence`; elements of lists must be there, and what is unset too",
});

/** A claim that a verdict is impossible, beside a case that has it. */
export const needlessCannot = diagnostic<{ readonly rule: string; readonly verdict: string }>({
  code: "cases/needless-cannot",
  severity: "error",
  message: (p) => `\`${p.rule}\` is said never to be ${p.verdict}, and a case shows that it can be`,
  help: () => "take the entry out of `cannot`",
});

export const emptyBase = diagnostic<{ readonly base: string }>({
  code: "cases/empty-base",
  severity: "error",
  message: (p) => `the base document \`${p.base}\` holds nothing to judge`,
});
