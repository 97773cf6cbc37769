import type { CheckedPack, PlacedRule } from "../language/check/checked-pack.ts";

/** Words of the law by what they say of an act. */
const words = {
  duty: /應當|应当|必須|必须|不得|禁止|嚴禁|严禁|\bshall\b|\bmust\b|\bmay not\b|\bprohibited\b|\brequired to\b/i,
  ban: /不得|禁止|嚴禁|严禁|\bshall not\b|\bmust not\b|\bmay not\b|\bprohibited\b/i,
  advice: /鼓勵|鼓励|倡導|倡导|提倡|\bencourag/i,
  permission: /可以|\bmay\b(?! not)/i,
  presumption: /推定|\bpresumed\b|\bpresumption\b/i,
} as const;

/** Whether the words of the law say such a thing. */
export const says = (text: string, what: keyof typeof words): boolean => words[what].test(text);

/** All that a rule quotes; empty where its pack holds no text. */
export function quotedBy({ declaration }: Pick<PlacedRule, "declaration">, { quotes }: CheckedPack): string {
  return declaration.clauses.flatMap((it) => (it.kind === "quote" ? (quotes.get(it.id)?.hant ?? []) : [])).join("\n");
}
