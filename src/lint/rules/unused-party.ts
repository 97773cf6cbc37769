import { diagnostic } from "../../base/diagnostic.ts";
import type { LintRule } from "../lint-rule.ts";
import { manifestPlace } from "../manifest-place.ts";

const finding = diagnostic("lint/unused-party", "warning", {
  en: "no rule binds the party `{party}`, and nothing is addressed to it",
  zh: "沒有規則約束主體 `{party}`，也沒有條款以其為對象",
  help: {
    en: "take it out of `parties`, or write `addressed to {party}` where the text speaks to it",
    zh: "從 `parties` 中刪去，或者在以其為對象的條款中寫 `addressed to {party}`",
  },
});

/** A party about which the pack says nothing: whoever checks as that party is told that nothing was found. */
export const unusedParty: LintRule = {
  code: finding.code,
  *check({ pack, declarations }) {
    const bound = new Set(
      declarations.flatMap(({ declaration: it }) =>
        it.kind === "rule" || it.kind === "addressed-to" ? it.parties.map(({ text }) => text) : [],
      ),
    );
    for (const party of pack.manifest.parties)
      if (!bound.has(party)) yield finding.at(manifestPlace(pack, "parties", party), { party });
  },
};
