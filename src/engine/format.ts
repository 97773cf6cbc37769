import { confinedHost, type Host } from "../base/host.ts";
import { invariant } from "../base/invariant.ts";
import { tooLargeToRead } from "../base/read-document.ts";
import type { SourceText } from "../base/text.ts";
import { parse } from "../language/parse/parse.ts";
import { namesNotIn } from "../language/print/foreign-names.ts";
import { contentOf, print } from "../language/print/print.ts";
import type { KeywordLanguage } from "../language/syntax/ast.ts";
import type { Troubled } from "./exit-code.ts";
import { capRun } from "./many-mistakes.ts";
import { nearestPath, nothingAt, unreadableText } from "./request-diagnostics.ts";
import { entriesIn, type Unlisted } from "./walk-folders.ts";

/** A policy file that reads without errors, and its text in the one layout. */
export interface Formatted {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Beside the files, why others are left as they are. */
export interface FormatRun extends Troubled {
  readonly files: readonly Formatted[];
}

/**
 * Formats the policy files that are named or lie below the folders named, each once; writes nothing. `to`: the language of
 * their keywords, if not their own.
 *
 * @example
 * runFormat(["a"], memoryHost({ "a/b.edict": "article  3 { }" })).files // [{ path: "a/b.edict", before: "article  3 { }", after: "article 3 {}\n" }]
 */
export function runFormat(paths: readonly string[], host: Host, to?: KeywordLanguage): FormatRun {
  const unlisted: Unlisted = [];
  const files = paths.flatMap((path) => {
    if (!host.isFolder(path)) return [{ path, inside: host }];
    const inside = confinedHost(host, path);
    return policiesBelow(host, path, unlisted).map((it) => ({ path: it, inside }));
  });
  const each = [...new Map(files.map((it) => [host.resolve(it.path), it])).values()];
  return join([
    { ...none, troubles: unlisted },
    ...each.map(({ path, inside }): FormatRun => {
      if (!host.isFile(path)) return { ...none, troubles: [{ ...nothingAt(path, nearestPath(host, path)), exit: 64 }] };
      const large = tooLargeToRead(inside, path);
      if (large) return { ...none, problems: [large] };
      const text = inside.readText(path);
      if (text === undefined) return { ...none, troubles: [{ ...unreadableText.nowhere({ path }), exit: 3 }] };
      return formatText({ path: host.relative(path), text }, to);
    }),
  ]);
}

/** Formats one text. A name that is a keyword of another language cannot be kept there: it is told, and the text left alone. */
export function formatText(source: SourceText, to?: KeywordLanguage): FormatRun {
  const { value, diagnostics } = parse(source);
  const problems = diagnostics.filter((it) => it.severity === "error");
  if (problems.length > 0) return { ...none, problems };
  const after = print(value, to);
  const printed = parse({ path: source.path, text: after });
  // INVARIANT (same-content): a text is never replaced by one that says something else.
  const isSame =
    JSON.stringify(contentOf(printed.value)) === JSON.stringify(contentOf(value)) &&
    printed.diagnostics.length === diagnostics.length;
  const foreign = isSame || to === undefined ? [] : namesNotIn(to, value);
  if (foreign.length > 0) return { ...none, problems: foreign };
  invariant(isSame, `formatting ${source.path} keeps what it says`);
  invariant(printed.value.comments.length === value.comments.length, `formatting ${source.path} keeps its comments`);
  return { ...none, files: [{ path: source.path, before: source.text, after }] };
}

const none: FormatRun = { files: [], problems: [], troubles: [] };

function join(all: readonly FormatRun[]): FormatRun {
  return capRun({
    files: all.flatMap((it) => it.files),
    problems: all.flatMap((it) => it.problems),
    troubles: all.flatMap((it) => it.troubles),
  });
}

function policiesBelow(host: Host, folder: string, unlisted: Unlisted): readonly string[] {
  return entriesIn(host, folder, unlisted).flatMap(({ path, kind }) => {
    if (kind === "folder") return policiesBelow(host, path, unlisted);
    return path.endsWith(".edict") ? [path] : [];
  });
}
