import type { Host } from "../base/host.ts";
import { namesOf } from "../base/message.ts";
import { formatPlace } from "../base/text.ts";
import { graphToJson } from "../graph/json.ts";
import type { Pack } from "../pack/pack.ts";
import { locatorKey } from "../statute/locator.ts";
import { writtenWords } from "../statute/statute.ts";
import { loadWithOthers } from "./library.ts";
import { openWorkplace } from "./project/workplace.ts";
import { stoppedBy, type VerbRun } from "./exit-code.ts";
import { severalTexts } from "./request-diagnostics.ts";

export interface Compiled extends VerbRun {
  readonly pack: Pack | undefined;
  /** The packs that it needs, and those that these need. */
  readonly needed: readonly Pack[];
  /** The graph with its digests and, beside it, what people wrote; nothing if the pack does not compile. */
  readonly json: unknown;
}

/**
 * Compiles one pack, by id or folder, with what it needs, to JSON that fits `grammar/schema/compiled-1.schema.json`;
 * `beside`: packs that it may need, beside the shipped ones; `vocabularies`: folders of such.
 */
export function runCompile(
  name: string,
  library: string,
  host: Host,
  beside: readonly string[] = [],
  vocabularies: readonly string[] = [],
): Compiled {
  const here = openWorkplace(host, library, vocabularies);
  const none = { pack: undefined, needed: [], json: undefined };
  if ("exitCode" in here) return { ...none, ...here };
  const { packs, needed, problems, troubles } = loadWithOthers(host, here.library, [name], beside);
  const [pack, ...others] = packs;
  if (pack && others.length > 0) {
    const folders = namesOf(packs.map((it) => it.folder));
    const several = severalTexts.nowhere({ id: pack.manifest.id, count: packs.length, folders });
    return { ...none, ...stoppedBy(several), problems };
  }
  const code = troubles[0]?.exit ?? (pack ? 0 : 3);
  return { pack, needed, json: pack && compiledJson(pack, needed), problems, troubles, exitCode: code };
}

function compiledJson(pack: Pack, needed: readonly Pack[]): unknown {
  const { program, ruleDigests } = pack;
  return {
    compiled: "compiled@1",
    pack: identity(pack),
    needs: needed.map(identity),
    rule_digests: Object.fromEntries(ruleDigests),
    graph: graphToJson(program.graph),
    sources: Object.fromEntries(
      [...program.rules].map(([name, it]) => [
        name,
        {
          place: locatorKey(it.locator),
          policy: formatPlace(it.place),
          act: it.act.en,
          ...(it.quote ? { quote: writtenWords(it.quote) } : {}),
          ...(it.remedy === undefined ? {} : { remedy: it.remedy.en }),
          ...(it.concept === undefined ? {} : { concept: it.concept }),
          ...(it.basis === undefined ? {} : { basis: { name: it.basis.name, where: it.basis.where.en } }),
          ...(it.unverified.length === 0 ? {} : { unverified: it.unverified.map((one) => one.en) }),
        },
      ]),
    ),
  };
}

const identity = ({ manifest: { id, version }, digest }: Pack) => ({ id, version, digest });
