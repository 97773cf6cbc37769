import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Trouble } from "../report/report-run.ts";
import type { Input } from "../vocabulary/input.ts";
import { readFile, type Reading } from "./gather.ts";
import { noService, noSuchPath } from "./troubles.ts";

export interface FoundService {
  readonly input: Input | undefined;
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Trouble[];
}

/** The one service in a file that other documents are said to belong to. */
export function readService(host: Host, path: string, reading: Reading): FoundService {
  const none = { input: undefined, problems: [], troubles: [] };
  if (host.isFolder(path)) return { ...none, troubles: [noService(path)] };
  if (!host.isFile(path)) return { ...none, troubles: [noSuchPath(path, undefined)] };
  const read = readFile(host, path, { ...reading, foreign: undefined });
  const services = read.inputs.filter((it) => it.subject === "service");
  const [input] = services;
  const wrong = services.length === 1 || read.problems.some((it) => it.severity === "error") ? [] : [noService(path)];
  return { input, problems: read.problems, troubles: [...read.troubles, ...wrong] };
}
