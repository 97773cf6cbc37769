import { posix } from "node:path";
import { message } from "../base/message.ts";
import type { ReportPlace } from "../report/model/report.ts";
import type { CommandEnvironment } from "./environment.ts";
import type { Say } from "./help.ts";
import { usageMessages } from "./messages.ts";
import { invalidValue } from "./usage-errors.ts";

const help = message("cli/help/link", {
  en: "an address under which the files of the policies are read; default the files themselves",
  zh: "可在其下閱讀規則文件的網址；默認鏈接到文件本身",
});

/** Where links to policies lead. */
export const linkFlag = (say: Say) => ["--link <URL>", say(help()), readAddress] as const;

/**
 * Reads an address under which files stand.
 * Errors: anything but http and https.
 */
function readAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") throw invalidValue(usageMessages.noAddress());
  return url.href.replace(/\/?$/, "/");
}

/** Leads to a line of a policy below an address, shipped ones below `policies/`; without one to the file, from where the result is written. */
export function linksOf(
  { link, output }: { readonly link: string | undefined; readonly output: string | undefined },
  { host, library }: Pick<CommandEnvironment, "host" | "library">,
): (place: ReportPlace) => string | undefined {
  const from = posix.dirname(slashed(host.resolve(output ?? "result")));
  const [own, shipped] = [host.resolve("."), host.resolve(library)].map(slashed);
  return ({ path, line }) => {
    const file = slashed(host.resolve(path));
    if (link === undefined) return encoded(posix.relative(from, file));
    const inLibrary = pathBelow(shipped, file);
    const below = inLibrary === undefined ? pathBelow(own, file) : `policies/${inLibrary}`;
    return below === undefined ? undefined : `${link}${encoded(below)}#L${line}`;
  };
}

const slashed = (path: string): string => path.replaceAll("\\", "/");

/** The path of a file from a folder around it. */
const pathBelow = (folder: string | undefined, file: string): string | undefined =>
  folder !== undefined && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined;

const encoded = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
