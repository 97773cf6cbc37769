import { diagnostic } from "../base/diagnostic.ts";
import { orNearest, orNearestZh } from "../base/nearest.ts";

export const noBase = diagnostic<{ readonly base: string; readonly nearest: string | undefined }>({
  code: "cases/no-base",
  severity: "error",
  message: (p) => `there is no base document \`${p.base}\`${orNearest(p.nearest)}`,
  help: () => "bases are the files in cases/bases",
  zh: (p) => `沒有基礎文檔 \`${p.base}\`${orNearestZh(p.nearest)}`,
  zhHelp: () => "基礎文檔是 cases/bases 中的文件",
});

export const noCaseRule = diagnostic<{ readonly rule: string; readonly nearest: string | undefined }>({
  code: "cases/no-rule",
  severity: "error",
  message: (p) => `this pack has no rule \`${p.rule}\`${orNearest(p.nearest)}`,
  zh: (p) => `本規則包沒有規則 \`${p.rule}\`${orNearestZh(p.nearest)}`,
});

export const badPath = diagnostic<{ readonly path: string }>({
  code: "cases/bad-path",
  severity: "error",
  message: (p) => `the path \`${p.path}\` leads nowhere in the base document`,
  help: () => "write it as `service.models[0].licence`; elements of lists must be there, and what is unset too",
  zh: (p) => `路徑 \`${p.path}\` 在基礎文檔中不存在`,
  zhHelp: () => "寫成 `service.models[0].licence` 的形式；列表的元素和要刪除的內容都須已經存在",
});

/** A claim that a verdict is impossible, beside a case that has it. */
export const needlessCannot = diagnostic<{ readonly rule: string; readonly verdict: string }>({
  code: "cases/needless-cannot",
  severity: "error",
  message: (p) => `\`${p.rule}\` is said never to be ${p.verdict}, and a case shows that it can be`,
  help: () => "take the entry out of `cannot`",
  zh: (p) => `聲明 \`${p.rule}\` 不可能為 \`${p.verdict}\`，但有案例表明可能`,
  zhHelp: () => "從 `cannot` 中刪去該項",
});

export const emptyBase = diagnostic<{ readonly base: string }>({
  code: "cases/empty-base",
  severity: "error",
  message: (p) => `the base document \`${p.base}\` holds nothing to judge`,
  zh: (p) => `基礎文檔 \`${p.base}\` 沒有可判斷的內容`,
});
