import { readFileSync } from "node:fs";
import type { DataDocument } from "../../../src/base/document.ts";
import { locales } from "../../../src/base/locale.ts";
import type { SourceText } from "../../../src/base/text.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import { readErrata } from "../../../src/statute/errata.ts";
import { readVariants } from "../../../src/statute/fold.ts";
import { readStatute, type StatuteFiles } from "../../../src/statute/read-statute.ts";
import type { Statute } from "../../../src/statute/statute.ts";

export const folder = "policies/cn/genai-interim-measures/2023-08-15/text";

function fileOf(name: string): SourceText {
  return { path: name, text: readFileSync(`${folder}/${name}`, "utf8") };
}

export function yaml(source: SourceText): DataDocument {
  const [document] = readYaml(source).documents;
  if (!document) throw new Error(`${source.path} is no YAML document`);
  return document;
}

/** The files of the Interim Measures as they stand in the pack. */
export const files: StatuteFiles = {
  copy: fileOf("zh-Hant.txt"),
  rendering: fileOf("zh-Hans.txt"),
  errata: readErrata(yaml(fileOf("errata.yaml"))).value,
  variants: readVariants(yaml(fileOf("variants.yaml"))).value,
};

export function read(changed: Partial<StatuteFiles> = {}): Statute {
  const { value: statute, diagnostics } = readStatute({ ...files, ...changed });
  if (!statute) throw new Error(diagnostics.map((it) => locales.en.say(it)).join("; "));
  return statute;
}

/** A small law in Simplified characters. */
export function small(text: string): ReturnType<typeof readStatute> {
  return readStatute({ copy: { path: "law.txt", text }, rendering: undefined, errata: [], variants: [] });
}
