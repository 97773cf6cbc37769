import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Place } from "../base/text.ts";
import { inspectBytes } from "../readers/media/inspect-bytes.ts";
import { mediaLimits } from "../readers/media/metadata-scan.ts";
import type { InspectedFile, Inspection } from "../report/model/inspection.ts";
import { isDiagnostic } from "./library.ts";
import { capDiagnostics } from "./many-mistakes.ts";
import { nearestPath, largeFile, nothingAt, notAFile } from "./request-diagnostics.ts";

/**
 * Reads the labels in the metadata of files. Exit code 0 if every file has one right label and was wholly read; 4 if one was
 * not; 1 if one has none, or one that is not right.
 *
 * @example
 * runInspect(["a.md"], memoryHost({ "a.md": "# A" })).exitCode // 1
 * runInspect(["b.md"], memoryHost({ "a.md": "# A" })).troubles.map((it) => it.code) // ["engine/no-such-path"]
 */
export function runInspect(paths: readonly string[], host: Host): Inspection {
  const each = [...new Map(paths.map((it) => [host.resolve(it), it])).values()];
  const read = each.map((path) => readFile(path, host));
  const files = read.flatMap((it) => (isDiagnostic(it) ? [] : [it]));
  const troubles = read.flatMap((it) => (isDiagnostic(it) ? [it] : []));
  const isUnread = troubles.length > 0 || files.some((it) => !it.isWhole);
  return {
    files,
    troubles: capDiagnostics(troubles),
    exitCode: isUnread ? 4 : files.every((it) => it.answer === "present") ? 0 : 1,
  };
}

function readFile(path: string, host: Host): InspectedFile | Diagnostic<Place | undefined> {
  if (host.isFolder(path)) return notAFile.nowhere({ path });
  if (!host.isFile(path)) return nothingAt(path, nearestPath(host, path));
  const bytes = host.readBytes(path, mediaLimits.file);
  if (bytes === undefined) return notAFile.nowhere({ path });
  if (bytes === "too-large") return largeFile.nowhere({ path, megabytes: mediaLimits.file / 1_000_000 });
  const { kind, answer, isWhole, labels, faults, beside } = inspectBytes(path, bytes);
  return { path: host.relative(path), kind, answer, isWhole, labels, faults, beside };
}
