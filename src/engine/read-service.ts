import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Place } from "../base/text.ts";
import type { Input } from "../vocabulary/input.ts";
import { readFile, type Reading } from "./gather.ts";
import { noService, noSuchPath } from "./request-diagnostics.ts";

export interface FoundService {
  readonly input: Input | undefined;
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

/** The one service in a file that other documents are said to belong to. */
export function readService(host: Host, path: string, reading: Reading): FoundService {
  const none = { input: undefined, problems: [], troubles: [] };
  if (host.isFolder(path)) return { ...none, troubles: [noService.nowhere({ path })] };
  if (!host.isFile(path))
    return { ...none, troubles: [noSuchPath.nowhere({ path, near: undefined, remedy: undefined })] };
  const read = readFile(host, path, { ...reading, foreign: undefined });
  const services = read.inputs.filter((it) => it.subject === "service");
  const [input] = services;
  const isTold = services.length === 1 || read.problems.some((it) => it.severity === "error");
  const wrong = isTold ? [] : [noService.nowhere({ path })];
  return { input, problems: read.problems, troubles: [...read.troubles, ...wrong] };
}
