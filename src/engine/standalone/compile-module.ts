import { diagnostic, type Diagnostic } from "../../base/diagnostic.ts";
import type { Host } from "../../base/host.ts";
import { fieldOf, textOf } from "../../base/document.ts";
import { readJson } from "../../base/json-document.ts";
import { messages, type Message } from "../../base/message.ts";
import { stoppedBy, type VerbRun } from "../exit-code.ts";
import { nearestFolder } from "../project/project-file.ts";
import { brokenLibrary } from "../request-diagnostics.ts";
import { openFixed, type FixedRequest } from "./fixed.ts";
import { standaloneModule, type StandaloneModule } from "./module.ts";

export interface ModuleRun extends VerbRun {
  readonly module: StandaloneModule | undefined;
}

/** What is fixed, and the file to which the module is written, if any. */
export interface ModuleRequest extends FixedRequest {
  readonly output?: string | undefined;
}

/** Compiles packs, with all that is fixed, to a module that judges documents by itself. */
export function runCompileModule({ output, ...request }: ModuleRequest, host: Host): ModuleRun {
  const path = `${request.library}/../dist/standalone.js`;
  const runtime = host.readText(path);
  if (runtime === undefined) return { module: undefined, ...stoppedBy(brokenLibrary.nowhere({ path })) };
  const fixed = openFixed(request, host, refusal);
  if ("exitCode" in fixed) return { module: undefined, ...fixed };
  const { fixture, madeFrom, turnsOn, problems } = fixed;
  const module = standaloneModule(fixture, { madeFrom, turnsOn }, runtime);
  if (!module) return { module: undefined, ...stoppedBy(refusal(reasons.nothing())) };
  return { module, problems: [...problems, ...importProblems(output, host)], troubles: [], exitCode: 0 };
}

/** Node.js takes a file `.js` for what the nearest `package.json` says. */
function importProblems(output: string | undefined, host: Host): readonly Diagnostic[] {
  if (output?.endsWith(".js") !== true) return [];
  const folder = nearestFolder(host, host.resolve(output, ".."), (it) => host.isFile(`${it}/package.json`));
  const path = `${folder}/package.json`;
  const text = folder === undefined ? undefined : host.readText(path);
  const source = { path, text: text ?? "" };
  const type = fieldOf(readJson(source).documents[0]?.root, "type");
  if (!type || textOf(type) !== "commonjs") return [];
  return [commonJs.at({ source, span: type.span }, { file: output, better: output.replace(/js$/, "mjs") })];
}

const commonJs = diagnostic("engine/common-js", "warning", {
  en: "`{file}` cannot be imported: it is an ES module, and this `package.json` makes files `.js` CommonJS",
  zh: '`{file}` 不能導入：它是 ES 模塊，而該文件寫有 `"type": "commonjs"`',
  help: { en: "write it to `{better}`", zh: "寫到 `{better}`" },
});

/** `why`: what keeps a module from being made. */
const noModule = diagnostic("engine/no-module", 64, {
  en: "no module can be made: {why}",
  zh: "無法生成模塊：{why}",
  help: {
    en: "name the service of the documents with `--service`, without contradictions, and packs with duties on requests, answers or events",
    zh: "用 `--service` 指定文檔所屬的服務，其事實不得相互矛盾；並指定對請求、回答或者事件設有義務的規則包",
  },
});

const reasons = messages("engine/no-module", {
  nothing: {
    en: "generated code could say nothing of any document that these packs judge",
    zh: "對這些規則包所判斷的任何文檔，生成的代碼都無從判斷",
  },
});

const refusal = (why: Message): Diagnostic<undefined> => noModule.nowhere({ why });
