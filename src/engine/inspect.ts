import type { Host } from "../base/host.ts";
import { inspectBytes } from "../media/inspect-bytes.ts";
import { mediaLimits } from "../media/scan.ts";
import type { InspectedFile, Inspection } from "../report/inspection.ts";
import type { Trouble } from "../report/report-run.ts";
import { neighbour } from "./neighbour.ts";
import { largeFile, noSuchPath, notAFile } from "./troubles.ts";

/**
 * Reads the labels in the metadata of files. Exit code 0 if every file has one right label and was wholly read; 4 if one was
 * not; 1 if one has none, or one that is not right.
 *
 * @example
 * inspect(["a.md"], memoryHost({ "a.md": "# A" })).exitCode // 1
 * inspect(["b.md"], memoryHost({ "a.md": "# A" })).troubles.map((it) => it.code) // ["engine/no-such-path"]
 */
export function inspect(paths: readonly string[], host: Host): Inspection {
  const each = [...new Map(paths.map((it) => [host.resolve(it), it])).values()];
  const read = each.map((path) => readFile(path, host));
  const files = read.flatMap((it) => ("exitCode" in it ? [] : [it]));
  const troubles = read.flatMap((it) => ("exitCode" in it ? [it] : []));
  const isUnread = troubles.length > 0 || files.some((it) => !it.isWhole);
  return { files, troubles, exitCode: isUnread ? 4 : files.every((it) => it.answer === "present") ? 0 : 1 };
}

function readFile(path: string, host: Host): InspectedFile | Trouble {
  if (!host.isFile(path)) return host.isFolder(path) ? notAFile(path) : noSuchPath(path, neighbour(host, path));
  const bytes = host.readBytes(path, mediaLimits.file);
  if (bytes === undefined) return notAFile(path);
  if (bytes === "too-large") return largeFile(path, mediaLimits.file / 1_000_000);
  const { kind, answer, isWhole, labels, faults, beside } = inspectBytes(path, bytes);
  return { path: host.relative(path), kind, answer, isWhole, labels, faults, beside };
}
