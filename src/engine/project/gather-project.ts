import picomatch from "picomatch";
import { atPlace, type Diagnostic } from "../../base/diagnostic.ts";
import { confinedHost, type Host } from "../../base/host.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import { formatPlace } from "../../base/text.ts";
import { noSubject } from "../../vocabulary/diagnostics.ts";
import type { Input } from "../../vocabulary/input.ts";
import {
  folderContents,
  joinGathered,
  leftAlone,
  nothingGathered,
  readFile,
  readService,
  whySkipped,
  type Gathered,
  type InputReading,
} from "../check/gather.ts";
import { noSuchSubject, otherSubject, saidOtherwise } from "../diagnostics.ts";
import { noMatch } from "../request-diagnostics.ts";
import type { Project, ProjectInput } from "./project-file.ts";
import { tellUnnamed } from "./unnamed-documents.ts";

/** What a project says of its documents. */
type Globs = Pick<Project, "path" | "folder" | "inputs" | "profile" | "waivers" | "baseline"> &
  Partial<Pick<Project, "service" | "at">>;

/**
 * The documents that the globs of an `edict.yaml` name, each file once and as the first entry says that names it; `!…` takes files out. The project's own file,
 * its profile, waivers and baseline are no inputs. Of a file `edict.yaml`, documents that no entry names are told. `services`: whether
 * the services count that it names for some of them.
 */
export function gatherProject(host: Host, project: Globs, reading: InputReading, services = true): Gathered {
  const { folder } = project;
  const beside = [project.profile, project.waivers, project.baseline].map((it) => `${folder}/${it ?? ""}`);
  const own = new Set([project.path, ...beside].map((it) => host.resolve(it)));
  const globs = project.inputs.map((it) => ({ ...it, pattern: it.files, files: it.files.replace(/^(!?)\.\//, "$1") }));
  const outs = globs
    .filter((it) => isOut(it.files))
    .map(({ files }) => ({ glob: files, isOut: picomatch(files.slice(1)) }));
  const wanted = globs.filter((it) => !isOut(it.files));
  const names = wanted.map((it) => it.files).filter((it) => !isEmpty(it));
  const below = folderContents(host, folder);
  const isWanted = picomatch(names, { dot: true });
  const out = below.files.flatMap((path) => {
    const by = outs.find((it) => it.isOut(path));
    if (by === undefined || !isWanted(path)) return [];
    return [{ path, why: whySkipped.takenOut({ glob: by.glob, file: host.relative(project.path) }) }];
  });
  const alone = leftAlone(host, folder, {
    skipped: [...below.skipped.filter(({ path }) => isWanted(path) || names.some((it) => mayHold(it, path))), ...out],
    unlisted: below.unlisted.filter((path) => names.some((it) => mayHold(it, path))),
  });
  const files = below.files.filter(
    (path) => !outs.some((it) => it.isOut(path)) && !own.has(host.resolve(folder, path)),
  );
  const inside = confinedHost(host, folder);
  const taken = new Map<string, Taken>();
  const all = wanted.map((entry): Gathered => {
    const matches = isEmpty(entry.files) ? () => false : picomatch(entry.files);
    const found = files.filter((it) => matches(it)).map((it) => `${folder}/${it}`);
    if (found.length === 0) {
      const params = { pattern: entry.pattern, file: host.relative(project.path) };
      return { ...nothingGathered, troubles: [noMatch.at(entry.at("files"), params)] };
    }
    const read = readingFor(entry, reading);
    const isTaken = (it: string): boolean => taken.has(host.resolve(it));
    const before = found.filter(isTaken).flatMap((it) => taken.get(host.resolve(it)) ?? []);
    const own = found.filter((it) => !isTaken(it)).map((it) => [it, readFile(inside, it, read)] as const);
    for (const [path, gathered] of own) taken.set(host.resolve(path), { path: host.relative(path), entry, gathered });
    const gathered = joinGathered(own.map(([, it]) => it));
    const checked = checkSubjects(entry, gathered, reading);
    const problems = before.flatMap((it) => differences(entry, it, reading, services));
    const all = { ...checked, problems: [...checked.problems, ...problems] };
    return services && entry.service !== undefined ? withService(host, project, entry, all, reading) : all;
  });
  const { at } = project;
  const named = [project.service, ...wanted.map((it) => it.service)].flatMap((it) => it ?? []);
  const read = new Set([...taken.keys(), ...named.map((it) => host.resolve(folder, it))]);
  const others = foldersOfOthers(below.files);
  const isLeft = (path: string): boolean =>
    !read.has(host.resolve(folder, path)) && !others.some((it) => path.startsWith(it));
  const left = at ? tellUnnamed(host, { ...project, at }, files.filter(isLeft), reading.vocabulary) : nothingGathered;
  return joinGathered([alone, ...all, left]);
}

/** Whether a glob names nothing, which matches no file. */
const isEmpty = (glob: string): boolean => glob === "" || glob === "!";

const isOut = (glob: string): boolean => glob.startsWith("!") && !isEmpty(glob);

/** The folders, ending in `/`, that are packs or projects of their own; `""`: the project's own folder is a pack. */
const foldersOfOthers = (files: readonly string[]): readonly string[] =>
  files.filter((it) => /(^|\/)pack\.yaml$|\/edict\.yaml$/.test(it)).map((it) => it.replace(/[^/]+$/, ""));

/** Whether a glob may name files below a folder of the project, or in the project itself; braces may span folders, so they may. */
function mayHold(glob: string, folder: string): boolean {
  if (folder === "" || /[{(]/.test(glob)) return true;
  const parts = glob.split("/");
  for (const [at, name] of folder.split("/").entries()) {
    const part = parts[at];
    if (part === undefined || at === parts.length - 1) return part?.includes("**") === true;
    if (part.includes("**")) return true;
    if (part === "") return false;
    if (!picomatch.isMatch(name, part, { dot: true })) return false;
  }
  return true;
}

/** A file that an entry before has named, and what was read there. */
interface Taken {
  readonly path: string;
  readonly entry: ProjectInput;
  readonly gathered: Gathered;
}

/** What an entry says of a file that was read already, and that does not hold of it. */
function differences(
  entry: ProjectInput,
  { path, entry: first, gathered }: Taken,
  reading: InputReading,
  services: boolean,
): readonly Diagnostic[] {
  const belongs = services && gathered.inputs.some((it) => !reading.vocabulary.vocabulary.mains.includes(it.subject));
  const what = [
    ...(belongs && entry.service !== undefined && entry.service !== first.service ? ["service" as const] : []),
    ...(!reading.foreign && entry.from !== undefined && entry.from !== first.from ? ["from" as const] : []),
  ];
  return [
    ...checkSubjects(entry, { ...gathered, problems: [] }, reading).problems,
    ...what.map((it) => saidOtherwise.at(entry.at(it), { path, what: it, first: formatPlace(first.place) })),
  ];
}

/** Files of another system are read as its own where the entry says so, and nobody has said otherwise for the whole run. */
function readingFor({ from }: ProjectInput, reading: InputReading): InputReading {
  const { foreign, mapping } = reading;
  if (foreign || from === undefined || !mapping) return reading;
  return { ...reading, foreign: { format: from, mapping } };
}

/** The documents of an entry that are about what it says. */
function checkSubjects(
  { subject, place, at }: ProjectInput,
  gathered: Gathered,
  { vocabulary }: InputReading,
): Gathered {
  if (subject === undefined) return gathered;
  const subjects = [...vocabulary.vocabulary.subjects.keys()];
  if (!subjects.includes(subject))
    return {
      ...gathered,
      inputs: [],
      problems: [noSuchSubject.at(at("subject"), { subject, near: didYouMean(nearest(subject, subjects)) })],
    };
  const bare = gathered.problems.map((it) =>
    it.code === noSubject.code ? { ...it, params: { ...it.params, wanted: subject } } : it,
  );
  const others = gathered.inputs.filter((it) => it.subject !== subject);
  const told = others.map((it): Diagnostic =>
    otherSubject.at(it, { subject: it.subject, wanted: subject, at: formatPlace(place) }),
  );
  return {
    ...gathered,
    inputs: gathered.inputs.filter((it) => it.subject === subject),
    problems: [...bare, ...told],
  };
}

/** The documents of an entry with the service that it names for them. */
function withService(
  host: Host,
  { folder }: Globs,
  { service = "", at }: ProjectInput,
  gathered: Gathered,
  reading: InputReading,
): Gathered {
  const read = readService(host, host.relative(host.resolve(folder, service)), reading);
  const belonging = (it: Input): Input =>
    reading.vocabulary.vocabulary.mains.includes(it.subject) ? it : { ...it, service: read.input };
  return {
    ...gathered,
    inputs: read.input ? gathered.inputs.map(belonging) : [],
    problems: [...gathered.problems, ...read.problems],
    troubles: [...gathered.troubles, ...read.troubles.map((it) => atPlace(it, at("service")))],
  };
}
