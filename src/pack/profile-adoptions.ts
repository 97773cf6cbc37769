import { fieldOf } from "../base/fields.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { Adoption } from "../evaluate/settings.ts";
import type { Standing } from "../language/check/checked.ts";
import { bindsAnyway, cannotAdopt, unknownAdoptedPack, unknownRule } from "./diagnostics.ts";
import type { Pack } from "./pack.ts";
import { isSigned, readSignature, wrongEntry, type Entry, type ReadEntry } from "./profile-entry.ts";

/** What binds nobody unless somebody adopts it. */
const adoptable: ReadonlySet<string> = new Set(["recommended_standard", "guidance", "interpretation"]);

/** An organisation's word that it takes a pack, or one rule, for binding; one that binds anyway is worth a warning. */
export function readAdoption(entry: Entry, packs: readonly Pack[]): ReadEntry<Adoption> {
  const kind = fieldOf(entry.node, "rule") ? "rule" : "pack";
  const name = entry.text(kind);
  const meant = standingsOf(packs).filter((it) => name === (kind === "rule" ? it.name : it.pack));
  const isKnown = kind === "rule" ? meant.length > 0 : packs.some((it) => it.manifest.id === name);
  if (!isKnown) return wrongEntry(unknownAdopted(entry, kind, name, packs));
  const verified = meant.filter((it) => it.unverified.length === 0);
  if (meant.length > 0 && verified.length === 0) return wrongEntry(cannotAdopt.at(entry.at(kind), { name }));
  const signature = readSignature(entry);
  if (!isSigned(signature)) return wrongEntry(signature);
  const isNeedless = !verified.some((it) => adoptable.has(it.basis));
  return {
    read: { of: { kind, name }, ...signature },
    diagnostics: isNeedless ? [bindsAnyway.at(entry.at(kind), { name })] : [],
  };
}

interface Named extends Standing {
  readonly pack: string;
  /** Full name of a rule or an exemption. */
  readonly name: string;
}

function standingsOf(packs: readonly Pack[]): readonly Named[] {
  return packs.flatMap(({ manifest: { id }, checked }) =>
    [...checked.rules, ...checked.exemptions].map(({ declaration, inForce, basis, unverified }) => ({
      pack: id,
      name: `${id}.${declaration.name.text}`,
      inForce,
      basis,
      unverified,
    })),
  );
}

function unknownAdopted(
  entry: Entry,
  kind: Adoption["of"]["kind"],
  name: string,
  packs: readonly Pack[],
): ReturnType<typeof unknownRule.at> {
  if (kind === "rule") {
    const names = standingsOf(packs).map((it) => it.name);
    return unknownRule.at(entry.at("rule"), { rule: name, near: didYouMean(nearest(name, names)) });
  }
  const ids = packs.map((it) => it.manifest.id);
  return unknownAdoptedPack.at(entry.at("pack"), { pack: name, near: didYouMean(nearest(name, ids)) });
}
