import { diagnostic, type Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, itemsOf } from "../base/document.ts";
import type { Host } from "../base/host.ts";
import { tooLargeToRead } from "../base/read-document.ts";
import { placeAtStart } from "../base/text.ts";
import { readYamlFile } from "../pack/read-yaml-file.ts";
import { filesOfPack } from "../pack/unread-files.ts";

/**
 * The files of a pack that hold cases, or stand where cases do, and that no test reads: one of a wrong name, and one in a wrong
 * folder.
 */
export function unreadCases(host: Host, folder: string): readonly Diagnostic[] {
  const looking = host.unnoted ?? host;
  return filesOfPack(looking, folder).flatMap((path) => {
    if (!ending.test(path) || /^cases\/[^/]+\.yaml$/.test(path)) return [];
    const isAmongCases = path.startsWith("cases/");
    // Beside them, logs and other data may lie, which are not looked through.
    const hasCases = (isAmongCases || isYaml.test(path)) && holdsCases(looking, `${folder}/${path}`);
    if (!hasCases && !isAmongCases) return [];
    const home = !hasCases && path.startsWith("cases/bases/") ? "cases/bases/" : "cases/";
    // Its folders are in its name, as there may be another of the same one.
    const within = path.replace(/^(cases\/)?(bases\/)?/, "").replaceAll("/", "-");
    const name = home + within.replace(ending, ".yaml");
    if (name === path) return [];
    const why = path.replace(/[^/]*$/, "") === home ? "name" : "folder";
    return [unreadCaseFile.at(placeAtStart({ path: host.relative(`${folder}/${path}`), text: "" }), { why, name })];
  });
}

/** The ending of a document, and what a program has put behind it. */
const ending = /\.(ya?ml|jsonl?)(\.txt)?$/i;
const isYaml = /\.ya?ml(\.txt)?$/i;

function holdsCases(host: Host, path: string): boolean {
  if (tooLargeToRead(host, path) || !entryOfCases.test(host.readText(path) ?? "")) return false;
  const root = readYamlFile(host, path)?.root?.root;
  return itemsOf(root).some((it) => ["case", "cannot"].some((key) => fieldOf(it, key) !== undefined));
}

/** A line as entries of cases begin, so that few other files are parsed. */
const entryOfCases = /^[ \t\-[{"']*(case|cannot)["']?\s*:/m;

const unreadCaseFile = diagnostic("cases/unread-file", "error", {
  en: "no test reads this file: {why, select, name {the names of cases and of their bases end in `.yaml`} folder {cases stand in the folder `cases` itself, their bases in `cases/bases`}}",
  zh: "沒有測試讀取該文件：{why, select, name {用例及其基礎文檔的文件名以 `.yaml` 結尾} folder {用例直接放在文件夾 `cases` 中，其基礎文檔放在 `cases/bases` 中}}",
  help: {
    en: "make it `{name}`, or take it out of the pack",
    zh: "改為 `{name}`，或從規則包中刪去",
  },
});
