import type { Locale } from "../../base/locale.ts";
import type { ReportPlace } from "../model/report.ts";
import { clean, type LabelledTexts } from "../view/text-layout.ts";
import { escaped } from "./html/html-template.ts";

export interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
  readonly properties: readonly LabelledTexts[];
  readonly out: readonly string[];
}

/** A test as JUnit has it. */
export interface TestCase {
  readonly classname: string;
  readonly name: string;
  readonly state: "passed" | "skipped" | "failure" | "error";
  readonly message: string;
  readonly text: string;
  readonly at: ReportPlace | undefined;
}

/** Suites as JUnit's XML, with what all of them come to. */
export function suitesDocument(suites: readonly Suite[], locale: Locale): string {
  const cases = suites.flatMap((it) => it.cases);
  return xmlDocument({
    name: "testsuites",
    attributes: { name: "edict", ...totals(cases) },
    content: suites.map((it) => suiteXml(it, locale)),
  });
}

function totals(cases: readonly TestCase[]): XmlElement["attributes"] {
  const count = (state: TestCase["state"]): number => cases.filter((it) => it.state === state).length;
  return { tests: cases.length, failures: count("failure"), errors: count("error"), skipped: count("skipped") };
}

function suiteXml({ name, cases, properties, out }: Suite, locale: Locale): XmlElement {
  const settings = properties.map(({ label, texts }) => {
    return { name: "property", attributes: { name: label, value: locale.list(texts, "semicolon") }, content: "" };
  });
  return {
    name: "testsuite",
    attributes: { name, ...totals(cases) },
    content: [
      ...(settings.length > 0 ? [{ name: "properties", attributes: {}, content: settings }] : []),
      ...cases.map(caseXml),
      ...outXml(out.join("\n")),
    ],
  };
}

function caseXml({ classname, name, state, message, text, at }: TestCase): XmlElement {
  const attributes = { classname, name, file: at && clean(at.path), line: at?.line };
  const content = {
    passed: outXml(text),
    skipped: [{ name: "skipped", attributes: { message }, content: "" }, ...outXml(text)],
    failure: [{ name: "failure", attributes: { message }, content: text }],
    error: [{ name: "error", attributes: { message }, content: text }],
  };
  return { name: "testcase", attributes, content: content[state] };
}

const outXml = (text: string): readonly XmlElement[] =>
  text === "" ? [] : [{ name: "system-out", attributes: {}, content: text }];

/** An element: its attributes that are not undefined, and the elements or the text in it. */
interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly content: readonly XmlElement[] | string;
}

/** An XML document, an element a line. Characters that XML cannot hold are replaced. */
function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${linesOf(root, "").join("\n")}\n`;
}

function linesOf({ name, attributes, content }: XmlElement, indent: string): readonly string[] {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`],
  );
  const head = `${indent}<${name}${given.join("")}`;
  if (content.length === 0) return [`${head}/>`];
  if (typeof content === "string") return [`${head}>${xmlText(content)}</${name}>`];
  return [`${head}>`, ...content.flatMap((it) => linesOf(it, `${indent}  `)), `${indent}</${name}>`];
}

/**
 * Text in XML: marks are escaped, and what no XML can hold is replaced.
 *
 * @example
 * xmlText("a < b\u0000") // "a &lt; b\ufffd"
 */
export function xmlText(text: string): string {
  return escaped(text.replaceAll(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd"));
}
