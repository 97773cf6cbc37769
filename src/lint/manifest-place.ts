import { entriesOf, fieldOf, itemsOf, textAt, textOf } from "../base/document.ts";
import type { Place } from "../base/text.ts";
import { readYaml } from "../base/yaml-document.ts";
import type { Pack } from "../pack/pack.ts";

/** Where `pack.yaml` names something under a key, in a list or by keys. */
export function manifestPlace({ manifest: { source } }: Pack, key: string, name: string): Place {
  const [document] = readYaml(source).documents;
  const list = document && fieldOf(document.root, key);
  const spans = [
    ...itemsOf(list).flatMap((it) => (textOf(it) === name || textAt(it, "id") === name ? [it.span] : [])),
    ...entriesOf(list).flatMap((it) => (it.key === name ? [it.keySpan] : [])),
  ];
  return { source, span: spans[0] ?? list?.span ?? { start: 0, end: 0 } };
}
