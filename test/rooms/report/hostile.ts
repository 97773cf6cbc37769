import fc from "fast-check";
import type { Report } from "../../../src/report/model/report.ts";

/** Fields of a report that hold what a document, a profile or a policy says. */
const free: ReadonlySet<string> = new Set([
  "path",
  "shown",
  "sentence",
  "message",
  "help",
  "text",
  "what",
  "reason",
  "because",
  "by",
  "approver",
  "requester",
  "act",
  "remedy",
  "en",
  "zh",
  "hant",
  "hans",
  "binds",
  "why",
]);
const freeLists: ReadonlySet<string> = new Set(["elements", "of"]);

/** A report in which every text that is not ours is this one. */
export function withText(report: Report, text: string): Report {
  return JSON.parse(JSON.stringify(report), (key: string, value: unknown) => {
    if (typeof value === "string" && free.has(key)) return text;
    return Array.isArray(value) && freeLists.has(key) ? value.map(() => text) : value;
  });
}

/** Marks of XML, Markdown, workflow commands, URIs and terminals, and characters of every kind, halves of pairs among them. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "]]>",
        "<!--",
        "&amp;",
        "</testcase>",
        '"',
        "'",
        "|",
        "\\",
        "`",
        "``",
        "**",
        "_",
        "[a](b)",
        "![x](y)",
        "<br>",
        "</details>",
        "::error::",
        "\n::set-output name=a::b",
        "%",
        "%0A",
        ":",
        ",",
        "\r",
        "\r\n",
        "\n",
        "\n\n# h\n",
        "\n- x",
        "1. ",
        "{0}",
        "{{",
        "https://a.example/b",
        "www.a.example",
        "a@b.example",
        "@team",
        "#12",
        ":tada:",
        "$x$",
        "~~s~~",
        "../",
        "/",
        "?q",
        "#f",
        "\u0000",
        "\u001b[2J",
        "\u202e",
        "\u2028",
        "\ufeff",
        "\ufffe",
        "\uffff",
        "\ud800",
        "\udc00",
        "😀",
        "条",
        " ",
        "\t",
        "a",
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((it) => it.join(""));
