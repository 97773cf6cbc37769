import type { Diagnostic } from "../base/diagnostic.ts";
import type { Day } from "../base/civil-date.ts";
import type { Zone } from "../base/instant.ts";
import type { Interval } from "../base/interval.ts";
import type { Place, SourceText } from "../base/text.ts";
import type { Program } from "../evaluate/program.ts";
import type { Checked, Placed } from "../language/check/checked.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { InstrumentText } from "../statute/instrument-text.ts";
import type { Locator } from "../statute/locator.ts";
import type { Words } from "../statute/statute.ts";

export interface Title {
  readonly en: string;
  readonly zh: string;
}

/** `pack.yaml`: what a pack is and when its instrument is in force. */
export interface Manifest {
  readonly id: string;
  readonly version: string;
  readonly title: Title;
  readonly rank: string;
  /** The file of the law's text, and the day it was made; undefined: the pack holds no text. */
  readonly text: { readonly file: string; readonly of: Day } | undefined;
  readonly inForce: Interval;
  readonly zone: Zone;
  readonly calendar: string;
  readonly vocabulary: string;
  readonly parties: readonly string[];
  readonly roles: readonly string[];
  /** The packs whose rules or definitions this one reads. */
  readonly needs: readonly Need[];
  /** Rules that a user may expect here and will not find; printed in every report. */
  readonly notCovered: readonly { readonly id: string; readonly from: Day; readonly binds: string }[];
  readonly source: SourceText;
}

export interface Need {
  readonly id: string;
  /** A range of versions, as npm writes it: `^1`. */
  readonly range: string;
  readonly place: Place;
}

/** A pack that compiled: its text, its rules as a program, and the digest of its meaning. */
export interface Pack {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly text: InstrumentText;
  readonly program: Program;
  readonly digest: string;
  readonly ruleDigests: ReadonlyMap<string, string>;
  readonly units: readonly { readonly locator: Locator; readonly title: string | undefined }[];
  readonly dispositions: readonly Placed<Ast.Disposition>[];
  /** The law's words behind what the policy quotes; none where the pack holds no text. */
  readonly quotes: ReadonlyMap<Ast.NodeId, Words>;
  readonly checked: Checked;
  /** Captions of units in our own words, by locator key: unofficial. */
  readonly captions: ReadonlyMap<string, Title>;
  readonly warnings: readonly Diagnostic[];
}
