import { addDays, type Day } from "../base/civil-date.ts";
import type { DataNode } from "../base/document.ts";
import { groupBy } from "../base/group-by.ts";
import { placeAtStart } from "../base/text.ts";
import { noFindings, type Run } from "../evaluate/context.ts";
import { contextCache } from "../evaluate/context-cache.ts";
import { programOn } from "../evaluate/judgement.ts";
import { addressed, isAdvisory } from "../evaluate/legal-force.ts";
import { partsOf } from "../evaluate/parts-of-run.ts";
import { ruleOf, type Program } from "../evaluate/program.ts";
import { isDuty, type DutyModal, type GraphId } from "../graph/graph.ts";
import { locatorKey, type Locator } from "../statute/locator.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import { longestListWithin } from "./budget.ts";
import type { Document, PartSettings } from "./judging.ts";
import { ISLAND, type Residual, type ResidualBuilder } from "./residual.ts";
import { ruleResiduals } from "./rule-residuals.ts";
import { islandReason } from "./specialise.ts";
import { turningDays } from "./stretches.ts";

/** What is fixed for all documents. */
export interface Fixture extends Omit<Run, "inputs" | "trace" | "vocabulary" | "apart"> {
  readonly vocabulary: LoadedVocabulary;
  /** Whether a document may be one that nobody judges, for a reason that is not the vocabulary's: the reference is asked. */
  readonly mayBeRefused?: ((document: Document) => boolean) | undefined;
}

/** A duty whose verdicts stand in one column; versions of a rule that bind the same party in the same way are one. */
export interface VerdictColumn {
  readonly rule: string;
  readonly pack: string;
  readonly subject: string;
  /** Where the law says it; a rule that a later version has elsewhere has a column more. */
  readonly locator: Locator;
  readonly party: string;
  readonly modal: DutyModal;
  readonly advisory: boolean;
  readonly inRollUp: boolean;
}

/** What is left of the verdict of a column, or an island. */
export interface ColumnResidual {
  /** The place of the column. */
  readonly at: number;
  readonly verdict: Residual;
}

/** Packs of one reckoning of days. */
export interface ResidualPart {
  readonly run: Run;
  readonly settings: PartSettings;
  /** What is left of the rules on a subject by the law of a stretch of days, which `settings.turning` cuts. */
  readonly residualsOf: (subject: string, stretch: number, b: ResidualBuilder) => readonly ColumnResidual[];
}

/** What is left of all rules on documents of a subject, or of several that never stand in one document. */
export interface VerdictResiduals {
  readonly columns: readonly VerdictColumn[];
  /** No list of a document may be longer. */
  readonly longestList: number;
  readonly parts: readonly ResidualPart[];
  /** The rules that are islands, as far as they have been asked for, and what makes them so. */
  readonly islands: ReadonlyMap<string, string>;
}

/** Specialises rules to all that is fixed; `given`: the subjects that come with documents. Undefined: some of their facts are taken for granted, or lists would have to be too short. */
export function verdictResiduals(
  fixture: Fixture,
  given: readonly string[],
  service: Fixture["service"],
): VerdictResiduals | undefined {
  const { settings } = fixture;
  const { vocabulary } = fixture.vocabulary;
  const isAssumed = settings.assumptions.some(({ fact }) => given.some((it) => fact.startsWith(`${it}.`)));
  const run: Run = { ...fixture, vocabulary, service, inputs: [], trace: undefined };
  const packs = [...groupBy(run.programs, (it) => it.graph.pack).values()];
  const longestList = longestListWithin(packs, longestIn(service ? [...service.roots.values()] : []));
  if (isAssumed || longestList === 0) return undefined;
  const islands = new Map<string, string>();
  const columns = columnsOf(run, given);
  const at = new Map(columns.map((it, index) => [keyOf(it), index]));
  const parts = partsOf(run).map((it) => partOf(it, given, (column) => at.get(keyOf(column)), islands));
  return { columns, longestList, parts, islands };
}

/** The columns of all versions of the rules on some subjects. */
export function columnsOf(
  { programs, settings }: Pick<Run, "programs" | "settings">,
  subjects: readonly string[],
): readonly VerdictColumn[] {
  const all = programs.flatMap((program) =>
    program.graph.rules.flatMap((id) => {
      const column = columnOf(settings, program, id);
      return column && subjects.includes(column.subject) ? [column] : [];
    }),
  );
  return [...new Map(all.map((it) => [keyOf(it), it])).values()];
}

function columnOf(settings: Run["settings"], program: Program, id: GraphId): VerdictColumn | undefined {
  const { rule, source } = ruleOf(program, id);
  const { name, modal, subject } = rule;
  if (!isDuty(modal) || subject === undefined) return undefined;
  const advisory = isAdvisory(settings, rule);
  const { party, parties } = addressed(settings, rule, source);
  const inRollUp = parties.includes(settings.party) && !advisory;
  return { rule: name, pack: program.graph.pack, subject, locator: source.locator, party, modal, advisory, inRollUp };
}

const keyOf = ({ rule, subject, party, modal, advisory, locator }: VerdictColumn): string =>
  [rule, subject, party, modal, advisory, locatorKey(locator)].join(" ");

function partOf(
  run: Run,
  given: readonly string[],
  indexOf: (column: VerdictColumn) => number | undefined,
  islands: Map<string, string>,
): ResidualPart {
  const { settings, programs, vocabulary } = run;
  const { zone, calendar, counting, asOf, lawOf } = settings;
  const packs = [...groupBy(programs, (it) => it.graph.pack).values()].map((it) => it.toSorted(inTime));
  const turning = lawOf === undefined ? turningDays(programs) : [];
  const contexts = contextCache(run, [], noFindings());

  const residualsOf: ResidualPart["residualsOf"] = (subject, stretch, b) => {
    const law = lawOf ?? lawIn(turning, stretch, asOf);
    return packs.flatMap((versions) => {
      const program = programOn(versions, law);
      const context = contexts.ofRun(program, law, nowhere);
      const residualOf = ruleResiduals({ vocabulary, given: new Set(given), context }, b);
      return program.graph.rules.flatMap((id): readonly ColumnResidual[] => {
        const column = columnOf(settings, program, id);
        const at = column?.subject === subject ? indexOf(column) : undefined;
        if (!column || at === undefined) return [];
        try {
          return [{ at, verdict: residualOf(id) }];
        } catch (error) {
          const why = islandReason(error);
          if (why === undefined) throw error;
          islands.set(column.rule, why);
          return [{ at, verdict: b.make("verdict", ISLAND) }];
        }
      });
    });
  };
  return { run, settings: { zone, calendar, counting, asOf, lawOf, turning }, residualsOf };
}

/** A day of a stretch of law. */
const lawIn = (turning: readonly Day[], stretch: number, otherwise: Day): Day => {
  const [first, start] = [turning[0], turning[stretch - 1]];
  if (start !== undefined) return start;
  return first === undefined ? otherwise : addDays(first, -1);
};

const inTime = (a: Program, b: Program): number => startOf(a) - startOf(b);
const startOf = ({ inForce }: Program): number => (inForce === "never" ? Number.MAX_SAFE_INTEGER : inForce.from);

const nowhere = placeAtStart({ path: "compiled", text: "" });

/** The longest list below some values. */
function longestIn(nodes: readonly DataNode[]): number {
  return nodes.reduce((longest, node) => {
    if (node.kind === "scalar") return longest;
    const below = node.kind === "list" ? node.items : Array.from(node.entries.values(), (it) => it.value);
    return Math.max(longest, node.kind === "list" ? node.items.length : 0, longestIn(below));
  }, 0);
}
