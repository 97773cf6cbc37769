import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, itemsOf } from "../base/document.ts";
import type { Host } from "../base/host.ts";
import { nearest } from "../base/nearest.ts";
import { placeAtStart } from "../base/text.ts";
import { misnamedPolicy, unreadFile, unreadPolicy } from "./diagnostics.ts";
import type { Manifest } from "./pack.ts";
import { readYamlFile } from "./read-yaml-file.ts";

/**
 * The files of a pack by their paths from its folder. A folder with a `pack.yaml` is a pack of its own; hidden ones hold no law.
 * Links to folders may lead in circles: they are not followed from one to the next.
 *
 * @example
 * filesOfPack(memoryHost({ "/a/b.edict": "", "/a/c/d.yaml": "", "/a/e/pack.yaml": "" }), "/a") // ["b.edict", "c/d.yaml"]
 */
export function filesOfPack(host: Host, folder: string): readonly string[] {
  const seen = (host.entries(folder) ?? []).filter(({ name }) => !name.startsWith("."));
  return seen.flatMap(({ name, kind }) => {
    if (kind === "file") return [name];
    const path = `${folder}/${name}`;
    if (name === "node_modules" || host.isFile(`${path}/pack.yaml`)) return [];
    const below = kind === "linked-folder" ? filesIn(host, path) : kind === "folder" ? filesOfPack(host, path) : [];
    return below.map((it) => `${name}/${it}`);
  });
}

const filesIn = (host: Host, folder: string): readonly string[] =>
  (host.entries(folder) ?? []).flatMap(({ name, kind }) => (kind === "file" ? [name] : []));

/** Files of a pack that hold policies, or by their name should, and that are not read, by their paths from its folder. */
export const unreadPolicies = (host: Host, folder: string): readonly string[] =>
  filesOfPack(host, folder).filter((it) => (isPolicy(it) ? it.includes("/") : isNearPolicy(it)));

const isPolicy = (path: string): boolean => path.endsWith(".edict");
const nameOf = (path: string): string => path.replace(/^.*\//, "");

/** `article-03.edikt`, `article-03.Edict`, `draft.edict.txt`; not what an editor or a person has put aside. */
function isNearPolicy(path: string): boolean {
  const name = nameOf(path);
  const ending = /\.(e[^.]*)$/i.exec(name)?.[1];
  const isPutAside = /(~|\.(bak|old|orig|rej|swp|tmp))$/i.test(name);
  return !isPutAside && (/\.edict\b/i.test(name) || nearest(ending ?? "", ["edict"]) !== undefined);
}

/** What is wrong with files of a pack that were meant for it, and are not read. */
export function tellUnread(host: Host, folder: string, manifest: Manifest): readonly Diagnostic[] {
  const at = (path: string) => placeAtStart({ path: host.relative(`${folder}/${path}`), text: "" });
  const policies = unreadPolicies(host, folder)
    .filter((it) => it !== manifest.text?.file)
    .map((path) =>
      isPolicy(path)
        ? unreadPolicy.at(at(path), { folder: host.relative(folder) })
        : misnamedPolicy.at(at(path), { name: nameOf(path).replace(/\.(edict\b.*|[^.]*)$/i, ".edict") }),
    );
  const others = host.list(folder).flatMap((name) => {
    const meant = nearest(name, Object.keys(firstKeys));
    if (meant === undefined || meant === name || manifest.calendar === `./${name}`) return [];
    return isLike(meant, host.unnoted ?? host, `${folder}/${name}`) ? [unreadFile.at(at(name), { name, meant })] : [];
  });
  return [...policies, ...others];
}

/** What entries of the files of a pack that may be left out have. */
const firstKeys: Readonly<Record<string, readonly string[]>> = {
  "captions.yaml": ["unit"],
  "chinese.yaml": ["en", "zh"],
  "survivors.yaml": ["as", "mutants"],
};

/** Whether a file holds what stands in the other one: its name alone may be near by chance, as that of `options.yaml`. */
function isLike(meant: string, host: Host, path: string): boolean {
  const root = readYamlFile(host, path)?.root?.root;
  return itemsOf(root).some((it) => firstKeys[meant]?.every((key) => fieldOf(it, key) !== undefined));
}
