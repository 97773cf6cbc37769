import type { Answer } from "../media/inspect-bytes.ts";

const answers: Readonly<Record<Answer, string>> = {
  present: "a right label",
  absent: "no label",
  malformed: "a malformed label",
  duplicated: "a label more than once",
  "near-miss": "a near miss of a label",
};

const values: Readonly<Record<string, string>> = {
  "1": "is generated",
  "2": "may be generated",
  "3": "is suspected to be generated",
};

/** All that the report of an inspection says. */
export const inspectionEnglish = {
  answer: (answer: Answer | undefined, isWhole: boolean): string =>
    answer === undefined ? "not read" : answers[answer] + (isWhole ? "" : ", in what could be read"),
  label: "label",
  beside: "beside",
  error: "wrong",
  warning: "note",
  help: "help",
  place: (place: string, key: string | undefined, offset: number): string =>
    `${place}${key === undefined ? "" : `, ${key}`}, from byte ${offset}`,
  meaning: (field: string, value: string): string =>
    field === "Label" && values[value] !== undefined ? `${value} (${values[value]})` : value === "" ? "(empty)" : value,
  sourceType: (type: string): string => `IPTC digital source type ${type}; it supports a label and is none`,
  c2pa: "a C2PA manifest, not checked here; it supports a label and is none",
  summary: (counts: readonly (readonly [answer: Answer | undefined, count: number])[], files: number): string => {
    const told = counts.map(
      ([answer, count]) => `${count} with ${answer === undefined ? "unread parts" : answers[answer]}`,
    );
    return `${files === 1 ? "1 file" : `${files} files`}: ${told.join(", ")}.`;
  },
  basis:
    "Read after GB 45438-2025, 6.1 and annex E: form alone. Whether a label is true, and the labels that people see, are not looked at.",
  yaml: {
    head: "For a response document, below `response:`.",
    unread: "not wholly read: nothing can be said of its labels",
    withoutPresence: "`present` is left out: this is no right label, and a reader may not take it for one",
    several: "which of the labels holds, nobody knows",
  },
};

/** What a translation of these words has to say. */
export type InspectionWording = typeof inspectionEnglish;
