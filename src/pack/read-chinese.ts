import chineseSchema from "../../grammar/schema/chinese-1.schema.json" with { type: "json" };
import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, itemsOf, textOf } from "../base/fields.ts";
import type { Host } from "../base/host.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import { unknownKeys } from "../statute/unknown-keys.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import { translatedTwice, unknownWords } from "./diagnostics.ts";
import { readOne } from "./read-yaml-file.ts";

interface Chinese {
  /** By the English words. */
  readonly chinese: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** `chinese.yaml`: Chinese words for words of a pack. `words`: all that it has; undefined where that is not known. */
export function readChinese(host: Host, folder: string, words: ReadonlySet<string> | undefined): Chinese {
  const chinese = new Map<string, string>();
  const read = readOne(host, `${folder}/chinese.yaml`);
  if (!read?.root) return { chinese, diagnostics: read?.diagnostics ?? [] };
  const { source, root } = read.root;
  const unknown = itemsOf(root).flatMap((it) => unknownKeys(source, it, ["en", "zh"], "translation"));
  const shape = unknown.length > 0 ? unknown : checkAgainstSchema(read.root, chineseSchema);
  if (shape.length > 0) return { chinese, diagnostics: shape };

  const diagnostics: Diagnostic[] = [];
  for (const item of itemsOf(root)) {
    const [en, zh] = [textOf(fieldOf(item, "en")) ?? "", textOf(fieldOf(item, "zh")) ?? ""];
    const place = { source, span: (fieldOf(item, "en") ?? item).span };
    if (chinese.has(en)) diagnostics.push(translatedTwice.at(place, {}));
    else if (words?.has(en) === false)
      diagnostics.push(unknownWords.at(place, { near: didYouMean(nearest(en, words)) }));
    chinese.set(en, zh);
  }
  return { chinese, diagnostics };
}
