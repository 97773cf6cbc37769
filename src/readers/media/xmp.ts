import { message } from "../../base/message.ts";
import { decodeUtf16, decodeUtf8, uintAt } from "./bytes.ts";
import { fileProblems } from "./diagnostics.ts";
import { kindOfKey, looksLikeLabel } from "./label-key.ts";
import type { MetadataScan, textValue } from "./metadata-scan.ts";
import { readXml, type ParsedElement, type XmlName } from "./xml.ts";

/** The namespace in which XMP holds a label. */
const labelNamespace = "http://www.tc260.org.cn/ns/AIGC/1.0/";

const propertyName = message("media/property-name", {
  en: "TC260:AIGC, where TC260 stands for {namespace}",
  zh: "`TC260:AIGC`，其中 `TC260` 代表 `{namespace}`",
});

const iptcNamespace = "http://iptc.org/std/Iptc4xmpExt/";

/** Reads an XMP packet: the label's property, as an element or an attribute, and IPTC's type of source. */
export function readXmp(scan: MetadataScan, packet: Uint8Array, place: string, offset: number): void {
  const bytes = scan.text(packet);
  if ("code" in bytes) return scan.broken(place, bytes);
  const text = decodePacket(bytes);
  if (text === undefined) return scan.broken(place, fileProblems.utf16());
  const { elements, problem } = readXml(text.replace(/\0+$/, ""), scan.part);
  for (const element of elements) {
    offer(scan, element.name, valueOf(element), place, offset);
    offerSource(scan, element.name, element.text, element);
    for (const { name, value } of element.attributes) {
      offer(scan, name, { kind: "text", text: value }, place, offset);
      offerSource(scan, name, value, undefined);
    }
  }
  if (problem !== undefined) scan.broken(place, problem);
}

function decodePacket(bytes: Uint8Array): string | undefined {
  const mark = uintAt(bytes, 0, 2);
  if (mark === 0xfeff || mark === 0xfffe) return decodeUtf16(bytes, "big");
  return decodeUtf8(bytes);
}

type Value = ReturnType<typeof textValue>;

function valueOf(element: ParsedElement): Value {
  return element.hasElements
    ? { kind: "broken", problem: fileProblems.elements() }
    : { kind: "text", text: element.text };
}

function offer(scan: MetadataScan, name: XmlName, value: Value, place: string, offset: number): void {
  const key = name.uri === labelNamespace ? `TC260:${name.local}` : name.local;
  if (name.uri === labelNamespace && kindOfKey(name.local) !== "near") {
    if (kindOfKey(name.local) !== undefined) scan.found({ place, offset, key, value, instead: undefined });
    return;
  }
  if (kindOfKey(name.local) === undefined || value.kind !== "text" || !looksLikeLabel(value.text)) return;
  scan.found({ place, offset, key, value, instead: propertyName({ namespace: labelNamespace }) });
}

/** The type stands as a text or as the target of a link. */
function offerSource(scan: MetadataScan, name: XmlName, text: string, element: ParsedElement | undefined): void {
  if (name.local !== "DigitalSourceType" || name.uri?.startsWith(iptcNamespace) !== true) return;
  const link = element?.attributes.find((it) => it.name.local === "resource")?.value;
  const type = (link ?? text).trim();
  if (type !== "") scan.sourceType(type);
}
