import type { Said } from "../base/diagnostic.ts";
import { said } from "./chinese-phrases.ts";

/** What a file's metadata says of a label. A file that is not wholly read has none of these: nobody knows what stands in the rest. */
export type Answer = "present" | "absent" | "malformed" | "duplicated" | "near-miss";

/** What is wrong with a label, or with the reading of a file. Bytes have no lines, so a part is named instead of a place. */
export interface Fault extends Said {
  readonly code: string;
  readonly severity: "error" | "warning";
  /** The answer that it leads to; undefined: the file is not wholly read, or it is only remarked. */
  readonly answer: Answer | undefined;
  readonly zh: Said;
}

function trouble(code: string, answer: Answer | undefined, message: string, help?: string): Fault {
  return {
    code,
    severity: "error",
    answer,
    message,
    help,
    // Worked out when it is read, as that of diagnostics.
    get zh() {
      return { message: said(message), help: help === undefined ? undefined : said(help) };
    },
  };
}

/** What is read past, and should be known. */
function remark(fault: Fault): Fault {
  return { ...fault, severity: "warning" };
}

export const noLabel = (help: string): Fault =>
  trouble(
    "media/no-label",
    "absent",
    "no field called `AIGC` is in this file's metadata",
    `${help} (GB 45438-2025, annex E)`,
  );

export const notJson = (problem: string, help?: string): Fault =>
  trouble(
    "media/not-json",
    "malformed",
    `the label is not the JSON object of annex E: ${problem}`,
    help ?? 'write {"AIGC": {"Label": "1", "ContentProducer": "…", …}}',
  );

export const wrongValue = (field: string, problem: string, help: string): Fault =>
  trouble("media/wrong-value", "malformed", `\`${field}\` ${problem}`, help);

export const missingField = (field: string): Fault =>
  trouble(
    "media/missing-field",
    "malformed",
    `the label has no \`${field}\``,
    field.startsWith("Reserved")
      ? `write "${field}": "" where it is not used`
      : "annex E writes all seven fields, each with a text",
  );

export const unknownField = (field: string): Fault =>
  trouble(
    "media/unknown-field",
    "malformed",
    `\`${field}\` is no field of a label`,
    "leave it out: annex E has seven fields and no other",
  );

export const nearMiss = (name: string, instead: string): Fault =>
  trouble("media/near-miss", "near-miss", `\`${name}\` is not read as a label's name`, `write ${instead}`);

export const repeated = (message: string, help: string): Fault =>
  trouble("media/repeated", "duplicated", message, help);

export const noOuterKey = (place: string): Fault =>
  trouble(
    "media/no-outer-key",
    "malformed",
    `the object in ${place} does not say that it is a label`,
    'write it as {"AIGC": {…}}',
  );

export const bareObject = (place: string): Fault =>
  remark(
    trouble(
      "media/bare-object",
      undefined,
      `the label in ${place} is the inner object alone; it is read, because the field itself is called AIGC`,
      'annex E writes {"AIGC": {…}}',
    ),
  );

export const unusualCharacter = (field: string, character: string): Fault =>
  remark(
    trouble(
      "media/unusual-character",
      undefined,
      `\`${field}\` holds ${character}`,
      "annex E wants mainly printable ASCII without blank, quote and backslash; other readers may not take it",
    ),
  );

/** The field of a label is there, and what it holds cannot be read. */
export const brokenLabel = (place: string, problem: string): Fault =>
  trouble("media/broken-label", "malformed", `the label in ${place} cannot be read: ${problem}`, "write it anew");

export const brokenPart = (place: string, problem: string): Fault =>
  trouble(
    "media/broken-part",
    undefined,
    `${place} cannot be read: ${problem}`,
    "a label may stand there unseen; save the file anew with a program that knows its format",
  );

export const cutOff = (place: string): Fault =>
  trouble(
    "media/cut-off",
    undefined,
    `the file ends inside of ${place}`,
    "get the whole file; a label may stand in what is missing",
  );

export const tooManyParts = (most: number): Fault =>
  trouble(
    "media/too-many-parts",
    undefined,
    `reading gives up after ${most} parts`,
    "a label may stand in the rest; save the file anew with a program that knows its format",
  );

export const unknownKind = (): Fault =>
  trouble(
    "media/unknown-kind",
    undefined,
    "this is no file of a kind whose labels are read",
    "read are PNG, JPEG, WebP, MP4 and MOV, MP3, WAV, PDF, DOCX with its kin, and Markdown (.md)",
  );
