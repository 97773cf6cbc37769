import { counted } from "./english-words.ts";
import type { ChangedPart } from "./verification.ts";

/** The words of a verification: the one place that spells them. */
export const verificationEnglish = {
  receipt: "receipt",
  changed: "changed",
  verdict: "verdict",
  nothing: "nothing",
  of: (path: string, asOf: string, engine: string): string => `${path}, as of ${asOf}, by edict ${engine}`,
  wasAndIs: (was: string, is: string): string => `was ${was}, is ${is}`,
  part: (kind: ChangedPart["kind"], name: string): string => {
    if (kind === "pack" || kind === "engine") return name;
    if (kind === "receipt") return `the receipt itself: its ${name}`;
    const isFile = kind === "input" || kind === "profile" || kind === "waivers" || kind === "baseline";
    return isFile ? `${kind} ${name}` : `${kind} \`${name}\``;
  },
  meaning: (same: boolean): string => (same ? "it means the same" : "it means something else"),
  facts: (same: boolean): string => (same ? "it says the same" : "it says something else"),
  reproduced: (rules: number, files: number): string =>
    `Reproduced: ${counted(rules, "rule")} with the same verdicts, from the same bytes of ${counted(files, "file")}.`,
  differs: (files: number, rules: number | undefined): string => {
    const parts = counted(files, "part");
    if (rules === undefined)
      return `Not reproduced: nothing could be judged again; ${parts} differ${files === 1 ? "s" : ""}.`;
    const verdicts =
      rules === 0
        ? "no rule has another verdict"
        : `${counted(rules, "rule")} ${rules === 1 ? "has" : "have"} another verdict`;
    return `Not reproduced: ${parts} differ${files === 1 ? "s" : ""}, and ${verdicts}.`;
  },
};

/** What a translation of these words has to say. */
export type VerificationWording = typeof verificationEnglish;
