import type { DataNode, Entry } from "../base/data.ts";
import { fieldOf, itemsOf, textOf } from "../base/fields.ts";
import { listAt } from "./make-node.ts";

/** The attributes of a span or event, by their keys. */
export type Attributes = ReadonlyMap<string, DataNode>;

/** Attributes as OTLP writes them in JSON: a list of `{ key, value: { stringValue: … } }`. */
export function attributesOf(node: DataNode | undefined): Attributes {
  const attributes = itemsOf(fieldOf(node, "attributes")).flatMap((it) => {
    const key = textOf(fieldOf(it, "key"));
    const value = anyValue(fieldOf(it, "value"));
    return key === undefined || !value ? [] : [[key, value] as const];
  });
  return new Map(attributes);
}

/** What an `AnyValue` holds; undefined where it holds nothing. */
function anyValue(node: DataNode | undefined): DataNode | undefined {
  const array = fieldOf(node, "arrayValue");
  const record = fieldOf(node, "kvlistValue");
  if (array)
    return listAt(
      array.span,
      itemsOf(fieldOf(array, "values")).flatMap((it) => anyValue(it) ?? []),
    );
  if (record) {
    const entries = itemsOf(fieldOf(record, "values")).flatMap((it): readonly (readonly [string, Entry])[] => {
      const key = fieldOf(it, "key");
      const name = textOf(key);
      const value = anyValue(fieldOf(it, "value"));
      return key && name !== undefined && value ? [[name, { keySpan: key.span, value }]] : [];
    });
    return { kind: "record", entries: new Map(entries), span: record.span };
  }
  const single = ["stringValue", "boolValue", "intValue", "doubleValue"];
  return single.map((it) => fieldOf(node, it)).find((it) => it);
}
