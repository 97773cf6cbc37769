import type { Day } from "../../src/base/civil-date.ts";
import type { DataNode } from "../../src/base/document.ts";
import type { Zone } from "../../src/base/instant.ts";
import type { Counting } from "../../src/base/reckoning.ts";
import type { WorkingCalendar } from "../../src/base/working-days.ts";
import type { Vocabulary } from "../../src/vocabulary/type.ts";

/** How documents are judged: the days, for whom, and what an organisation says in its profile. */
export interface Settings {
  readonly asOf: Day;
  readonly lawOf: Day | undefined;
  readonly party: string;
  /** What is unverified counts like anything else, but nothing that it has a part in is clear. */
  readonly isProvisional: boolean;
  readonly zone: Zone;
  readonly calendar: WorkingCalendar;
  readonly counting: Counting;
  readonly vocabulary: Vocabulary;
  readonly interpretations: readonly (Entry & { readonly term: string; readonly value: string })[];
  readonly memberships: readonly (Entry & {
    readonly list: string;
    readonly member: string;
    readonly belongs: boolean;
  })[];
  readonly adoptions: readonly (Entry & { readonly of: { readonly kind: "pack" | "rule"; readonly name: string } })[];
  readonly assumptions: readonly (Omit<Entry, "on"> & { readonly fact: string; readonly value: DataNode })[];
}

/** An entry of a profile. */
export interface Entry {
  readonly on: Day;
  readonly from: Day;
  readonly until: Day | undefined;
}

/** Whether an entry holds on the day of judgement. */
export const holds = (it: Omit<Entry, "on"> & { readonly on?: Day }, { asOf }: Pick<Settings, "asOf">): boolean =>
  it.from <= asOf && (it.until === undefined || asOf < it.until) && (it.on === undefined || it.on <= asOf);

/** Kinds of basis that bind only whoever adopts them. */
const recommending: readonly string[] = ["recommended_standard", "guidance", "interpretation"];

/** Whether what rests on this basis binds nobody: it only recommends, and no adoption names it or its pack. */
export const isUnadopted = (basis: string, pack: string, full: string, settings: Settings): boolean =>
  recommending.includes(basis) &&
  !settings.adoptions.some(({ of, ...it }) => holds(it, settings) && of.name === (of.kind === "pack" ? pack : full));
