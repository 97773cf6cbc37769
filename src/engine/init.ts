import type { Day } from "../base/civil-date.ts";
import type { Diagnostic, ExitCode } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Place } from "../base/text.ts";
import { termsOf } from "../pack/profile-interpretations.ts";
import { serviceSkeleton } from "../report/render/yaml/service-skeleton.ts";
import type { Locale } from "../base/locale.ts";
import { defaultPack } from "./check-request.ts";
import { exitOf } from "./exit-code.ts";
import { hookFile, profileFile, projectFile, waiversFile, workflowFile } from "./init-files.ts";
import { isDiagnostic, loadPacks, openLibrary } from "./library.ts";
import { alreadyAProject, noFolder } from "./request-diagnostics.ts";

interface InitRequest {
  readonly folder: string;
  readonly locale: Locale;
  /** The day up to which the facts of the new service are known. */
  readonly today: Day;
  /** The folder of the shipped packs, vocabulary and calendar. */
  readonly library: string;
}

export interface InitRun {
  /** To be written, with the folders above them. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Files that were there and stay as they are. */
  readonly kept: readonly string[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  readonly exitCode: ExitCode;
}

/** The files of a small project that can be checked at once. It writes nothing, and no file that is there is among them. */
export function init({ folder, locale, today, library }: InitRequest, host: Host): InitRun {
  const refused = (it: Diagnostic<Place | undefined>): InitRun => {
    return { files: [], kept: [], troubles: [it], exitCode: exitOf(it) };
  };
  if (host.isFile(folder)) return refused(noFolder.nowhere({ path: folder }));
  const path = `${folder}/edict.yaml`;
  if (host.isFile(path)) return refused(alreadyAProject.nowhere({ path: host.relative(path) }));
  const opened = openLibrary(host, library);
  if (isDiagnostic(opened)) return refused(opened);
  const { packs } = loadPacks(host, opened, [defaultPack]);
  const [pack] = packs;
  const terms = [...termsOf(packs)];
  const [example = "PACK.TERM"] = terms.find(([, [it]]) => it?.type === "duration") ?? [];
  const major = pack?.manifest.version.split(".")[0] ?? "1";
  const texts = new Map([
    ["edict.yaml", projectFile(locale.say, `${defaultPack}@^${major}`)],
    ["service.yaml", serviceSkeleton(opened.vocabulary.vocabulary, today, locale)],
    [
      "profile.yaml",
      profileFile(
        locale.say,
        terms.map(([name]) => name),
        example,
      ),
    ],
    ["waivers.yaml", waiversFile(locale.say)],
    [".github/workflows/edict.yml", workflowFile(locale.say)],
    [".pre-commit-config.yaml", hookFile(locale.say)],
  ]);
  const all = [...texts].map(([name, text]) => ({ path: host.relative(host.resolve(folder, name)), text }));
  return {
    files: all.filter((it) => !host.isFile(it.path)),
    kept: all.filter((it) => host.isFile(it.path)).map((it) => it.path),
    troubles: [],
    exitCode: 0,
  };
}
