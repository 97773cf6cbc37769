import type { Diagnostic } from "../base/diagnostic.ts";
import { formatPlace } from "../base/text.ts";
import type { Host } from "../base/host.ts";
import { graphToJson } from "../graph/json.ts";
import type { Pack } from "../pack/pack.ts";
import { locatorKey } from "../statute/locator.ts";
import type { ExitCode, Trouble } from "../report/report-run.ts";
import { isTrouble, loadPacks, openLibrary } from "./library.ts";

export interface Compiled {
  readonly pack: Pack | undefined;
  /** The graph with its digests and, beside it, what people wrote; nothing if the pack does not compile. */
  readonly json: unknown;
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Trouble[];
  readonly exitCode: ExitCode;
}

/** Compiles one pack, by id or folder, to JSON that fits `grammar/schema/compiled-1.schema.json`. */
export function compile(name: string, library: string, host: Host): Compiled {
  const opened = openLibrary(host, library);
  const none = { pack: undefined, json: undefined, problems: [], troubles: [] };
  if (isTrouble(opened)) return { ...none, troubles: [opened], exitCode: opened.exitCode };
  const { packs, problems, troubles } = loadPacks(host, opened, [name]);
  const [pack] = packs;
  const code = troubles[0]?.exitCode ?? (pack ? 0 : 3);
  return { pack, json: pack && compiledJson(pack), problems, troubles, exitCode: code };
}

function compiledJson(pack: Pack): unknown {
  const { manifest, program, digest, ruleDigests } = pack;
  return {
    compiled: "compiled@1",
    pack: { id: manifest.id, version: manifest.version, digest },
    rule_digests: Object.fromEntries(ruleDigests),
    graph: graphToJson(program.graph),
    sources: Object.fromEntries(
      [...program.sources.rules].map(([name, it]) => [
        name,
        {
          place: locatorKey(it.locator),
          policy: formatPlace(it.place),
          act: it.act,
          ...(it.quote ? { quote: it.quote } : {}),
          ...(it.remedy === undefined ? {} : { remedy: it.remedy }),
        },
      ]),
    ),
  };
}
