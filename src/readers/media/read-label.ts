import type { Diagnostic } from "../../base/diagnostic.ts";
import type { DataNode, RecordNode } from "../../base/document.ts";
import { readJson } from "../../base/json-document.ts";
import { message, messages, type Message, type MessageValue } from "../../base/message.ts";
import {
  bareObject,
  brokenLabel,
  missingLabelField,
  nearMiss,
  noOuterKey,
  notJson,
  repeated,
  unknownLabelField,
  unusualCharacter,
  wrongValue,
  fileProblems,
  type FilePart,
} from "./diagnostics.ts";
import { kindOfKey, labelFields, nearestField, type LabelField } from "./label-key.ts";
import type { MetadataField } from "./metadata-scan.ts";

/** A label, right or not. */
export interface Label {
  readonly place: FilePart;
  readonly offset: number;
  readonly key: string | undefined;
  /** What stands there, where it is one text. */
  readonly text: string | undefined;
  /** The fields that have their right names and hold texts; undefined if the object was not read. */
  readonly aigc: Partial<Record<LabelField, string>> | undefined;
  readonly faults: readonly Diagnostic<undefined>[];
}

/** A label of seven fields has a few hundred characters; a signature in it, a few thousand. */
const longest = 65_536;

/**
 * Reads what a field holds as the object of GB 45438-2025, annex E, and says everything that is wrong with it.
 *
 * @example
 * const field = { place: "PNG iTXt", offset: 8, key: "AIGC", value: { kind: "text", text: "{}" }, instead: undefined };
 * readLabel(field).faults.map((it) => it.code) // ["media/not-json"]
 */
export function readLabel(field: MetadataField): Label {
  const { place, offset, key, value, instead } = field;
  const named: readonly Diagnostic<undefined>[] =
    instead === undefined ? [] : [nearMiss.nowhere({ name: key ?? "", instead })];
  const label = (aigc: Label["aigc"], faults: readonly Diagnostic<undefined>[], text?: string): Label => ({
    place,
    offset,
    key,
    text,
    aigc,
    faults: [...named, ...faults],
  });
  switch (value.kind) {
    case "broken":
      return label(undefined, [brokenLabel.nowhere({ place, problem: value.problem })]);
    case "twice":
      return label(undefined, [repeated.nowhere({ problem: value.problem, what: "keys" })]);
    case "record": {
      const { aigc, faults } = readFields(value.record);
      return label(aigc, faults);
    }
    case "text": {
      const text = value.text.replace(/\0+$/, "").trim();
      const { aigc, faults } = text.length > longest ? tooLong(place) : readText(text, field);
      return label(aigc, faults, text.slice(0, longest));
    }
  }
}

interface Read {
  readonly aigc: Label["aigc"];
  readonly faults: readonly Diagnostic<undefined>[];
}

const refuse = (...faults: readonly Diagnostic<undefined>[]): Read => ({ aigc: undefined, faults });
const tooLong = (place: FilePart): Read =>
  refuse(brokenLabel.nowhere({ place, problem: fileProblems.longLabel({ most: longest }) }));

const inLabel = message("media/in-label", { en: "{slip} in the label", zh: "標識中{slip}" });

/** Why a label is not the object of annex E. */
const misfits = messages("media/misfit", {
  object: { en: "it is not an object", zh: "不是對象" },
  key: { en: "it has no key `AIGC`", zh: "沒有鍵 `AIGC`" },
  inner: { en: "`AIGC` is not an object", zh: "`AIGC` 不是對象" },
  text: { en: "the whole object is JSON inside of a text", zh: "整個對象是放在文本之內的 JSON" },
  innerText: { en: "`AIGC` is JSON inside of a text", zh: "`AIGC` 是放在文本之內的 JSON" },
});

const remedies = messages("media/remedy", {
  object: {
    en: `write '{"AIGC": {"Label": "1", "ContentProducer": "…", …}}'`,
    zh: `寫成 \`'{"AIGC": {"Label": "1", "ContentProducer": "…", …}}'\``,
  },
  text: {
    en: "write the object itself, without quotes around it and backslashes in it",
    zh: "直接寫對象，外面不加引號，裏面不加反斜線",
  },
  quotes: {
    en: 'its quotes are escaped twice; write " once escaped, as the file format needs it',
    zh: '引號轉義了兩次；按文件格式的要求，對 `"` 只轉義一次',
  },
  backslashes: { en: "leave the backslashes out: the text is the JSON itself", zh: "刪去反斜線：文本就是 JSON 本身" },
  straight: {
    en: 'names and texts stand in straight double quotes (")',
    zh: '名稱和文本應放在直雙引號（`"`）之間',
  },
});

function readText(text: string, field: MetadataField): Read {
  const { documents, diagnostics } = readJson({ path: "", text });
  const [slip] = diagnostics;
  if (slip?.code === "base/duplicate-key") {
    const problem = inLabel({ slip: { code: slip.code, params: slip.params } });
    return refuse(repeated.nowhere({ problem, what: "keys" }));
  }
  if (slip) {
    return refuse(notJson.nowhere({ problem: { code: slip.code, params: slip.params }, remedy: remedyFor(text) }));
  }
  const root = documents[0]?.root;
  if (root?.kind !== "record") return refuse(isText(root) ? nested(misfits.text()) : misfit(misfits.object()));
  return readRoot(root, field);
}

/** What a text that is no JSON was meant to be. */
function remedyFor(text: string): Message {
  if (/&(quot|#34);/.test(text)) return remedies.quotes();
  if (text.startsWith("{\\")) return remedies.backslashes();
  return /[“”'‘’]/.test(text) ? remedies.straight() : remedies.object();
}

const isText = (node: DataNode | undefined): boolean => node?.kind === "scalar" && typeof node.value === "string";
const misfit = (problem: Message): Diagnostic<undefined> => notJson.nowhere({ problem, remedy: remedies.object() });
const nested = (problem: Message): Diagnostic<undefined> => notJson.nowhere({ problem, remedy: remedies.text() });

/** The object that has the key `AIGC`, or the inner object alone in a field that is itself called so. */
function readRoot(root: RecordNode, { place, key }: MetadataField): Read {
  const keys = [...root.entries.keys()];
  const outer = root.entries.get("AIGC")?.value;
  if (outer !== undefined) return readInner(outer);
  if (keys.some((it) => nearestField(it) !== undefined)) {
    const { aigc, faults } = readFields(root);
    return {
      aigc,
      faults: [key === undefined ? noOuterKey.nowhere({ place }) : bareObject.nowhere({ place }), ...faults],
    };
  }
  const near = keys.find((it) => kindOfKey(it) !== undefined);
  const inner = near === undefined ? undefined : root.entries.get(near)?.value;
  if (near === undefined || inner === undefined) return refuse(misfit(misfits.key()));
  const { aigc, faults } = readInner(inner);
  return { aigc, faults: [nearMiss.nowhere({ name: near, instead: "`AIGC`" }), ...faults] };
}

function readInner(inner: DataNode): Read {
  if (inner.kind === "record") return readFields(inner);
  return refuse(isText(inner) ? nested(misfits.innerText()) : misfit(misfits.inner()));
}

function readFields(record: RecordNode): Read {
  const faults: Diagnostic<undefined>[] = [];
  const aigc: Partial<Record<LabelField, string>> = {};
  const given = new Set<LabelField>();
  for (const [name, { value }] of record.entries) {
    const field = labelFields.find((it) => it === name);
    if (field === undefined) {
      const near = nearestField(name);
      if (near !== undefined) given.add(near);
      const shown = name.slice(0, 100);
      faults.push(
        near === undefined
          ? unknownLabelField.nowhere({ field: shown })
          : nearMiss.nowhere({ name: shown, instead: `\`${near}\`` }),
      );
    } else if (value.kind === "scalar" && typeof value.value === "string") {
      given.add(field);
      aigc[field] = value.value;
      faults.push(...valueFaults(field, value.value));
    } else {
      given.add(field);
      const remedy = fillings.quote({ sample: field === "Label" ? '"1"' : '"…"' });
      faults.push(wrongValue.nowhere({ field, problem: values.notText(), remedy }));
    }
  }
  const missing = labelFields.filter((it) => !given.has(it));
  return { aigc, faults: [...faults, ...missing.map(lacking)] };
}

const lacking = (field: LabelField): Diagnostic<undefined> =>
  missingLabelField.nowhere({ field, reserved: field.startsWith("Reserved") });

/** What is wrong with the value of a field. */
const values = messages("media/value", {
  notText: { en: "is not text", zh: "不是文本" },
  empty: { en: "is empty", zh: "為空" },
  label: { en: "is `{value}` and not `1`, `2` or `3`", zh: "為 `{value}`，而不是 `1`、`2` 或者 `3`" },
});

/** What to write into a field. */
const fillings = messages("media/filling", {
  quote: { en: "put it in quotes: {sample}", zh: "加上引號：`{sample}`" },
  Label: {
    en: 'write "1" for content that is generated, "2" for content that may be, "3" for content suspected to be',
    zh: '屬於生成合成內容寫 `"1"`，可能為生成合成內容寫 `"2"`，疑似為生成合成內容寫 `"3"`',
  },
  ContentProducer: { en: "write the producer's name or code", zh: "寫明生成合成服務提供者的名稱或編碼" },
  ProduceID: {
    en: "write the number that the producer gave this content",
    zh: "寫明生成合成服務提供者給該內容的編號",
  },
  ContentPropagator: {
    en: "write the propagator's name or code; at first writing it is the producer's",
    zh: "寫明內容傳播服務提供者的名稱或編碼；首次寫入時與生成合成服務提供者相同",
  },
  PropagateID: {
    en: "write the propagator's number; at first writing it is that of `ProduceID`",
    zh: "寫明內容傳播服務提供者的編號；首次寫入時與 `ProduceID` 相同",
  },
});

function valueFaults(field: LabelField, value: string): readonly Diagnostic<undefined>[] {
  if (field === "Label") {
    if (["1", "2", "3"].includes(value)) return [];
    const problem = values.label({ value: value.slice(0, 50) });
    return [wrongValue.nowhere({ field, problem, remedy: fillings.Label() })];
  }
  if (field !== "ReservedCode1" && field !== "ReservedCode2" && value.trim() === "") {
    return [wrongValue.nowhere({ field, problem: values.empty(), remedy: fillings[field]() })];
  }
  const character = unusualIn(value);
  return character === undefined ? [] : [unusualCharacter.nowhere({ field, character })];
}

const characters = messages("media/character", {
  blank: { en: "a blank", zh: "空格" },
  backslash: { en: "a backslash", zh: "反斜線" },
  control: { en: "a control character", zh: "控制字符" },
});

/** The first character that annex E's set leaves out. */
function unusualIn(value: string): MessageValue {
  const [found] = /[^\x21-\x5b\x5d-\x7e]/u.exec(value) ?? [];
  if (found === undefined) return undefined;
  if (found === " ") return characters.blank();
  if (found === "\\") return characters.backslash();
  return found < " " || found === "\x7f" ? characters.control() : `\`${found}\``;
}
