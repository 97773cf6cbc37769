import { holding } from "./profile-days.ts";
import { packOf } from "./program.ts";
import type { Settings } from "./settings.ts";

const guiding: ReadonlySet<string> = new Set(["recommended_standard", "guidance", "interpretation"]);

/**
 * Whether a rule is shown and binds nobody: nobody saw its words in an authentic copy, or it rests on
 * what only recommends or guides and nobody adopts it.
 */
export function isAdvisory(
  settings: Settings,
  rule: { readonly name: string; readonly basis: string; readonly unverified: boolean },
): boolean {
  return rule.unverified || !isBinding(settings, rule);
}

/** Whether a rule or exemption binds by what it rests on, or because an adoption holds on `as_of`. */
export function isBinding(
  { adoptions, asOf }: Settings,
  { name, basis }: { readonly name: string; readonly basis: string },
): boolean {
  if (!guiding.has(basis)) return true;
  return holding(adoptions, asOf).some(({ of }) => of.name === (of.kind === "pack" ? packOf(name) : name));
}
