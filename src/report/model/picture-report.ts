import type { Picture, PictureNode, PictureText } from "../../analysis/picture/picture.ts";
import type { ExitCode } from "../../base/diagnostic.ts";
import type { Locale } from "../../base/locale.ts";
import type { Pack } from "../../pack/pack.ts";
import { dutyOf, partiesMessage } from "../messages/duties.ts";
import { citationOf, titleIn } from "./citations.ts";
import { reportPlace } from "./report-place.ts";
import { onOneLine } from "./rule-conditions.ts";
import type { Citation, ReportPlace, ReportTitle } from "./report.ts";

/** A picture as plain data, its texts in one language; `grammar/schema/picture-1.schema.json` is its schema. What is undefined is left out of the JSON. */
export interface PictureReport {
  readonly picture: "picture@1";
  readonly engine: string;
  /** What it is a picture of; undefined: instruments. */
  readonly pack: { readonly id: string; readonly version: string; readonly title: ReportTitle } | undefined;
  /** The rule or the number of the article; undefined: the whole pack, or instruments. */
  readonly part: string | undefined;
  /** The documents by which it is coloured, as they were asked for. */
  readonly inputs: readonly string[];
  readonly nodes: readonly ReportNode[];
  readonly edges: readonly ReportEdge[];
  readonly exit_code: ExitCode;
}

export interface ReportNode extends Pick<PictureNode, "id" | "kind" | "name" | "state"> {
  /** What it says, in words. */
  readonly said: string | undefined;
  readonly cite: Citation | undefined;
  readonly policy: ReportPlace | undefined;
  /** Where a page shows the policy. */
  readonly href: string | undefined;
  /** Where in a document its state comes from. */
  readonly at: ReportPlace | undefined;
}

/** `from`, `to`: ids of nodes. */
export interface ReportEdge {
  readonly from: string;
  readonly to: string;
  readonly relations: Picture["edges"][number]["relations"];
}

/** What a picture was made of, and how its run ended. */
interface PictureRun {
  readonly of: { readonly pack: Pack; readonly part: string | undefined } | undefined;
  readonly inputs: readonly string[];
  readonly exitCode: ExitCode;
  readonly linkTo: (place: ReportPlace) => string | undefined;
}

/** A picture with its texts in a language. */
export function buildPicture(
  { nodes, edges }: Picture,
  { of, inputs, exitCode, linkTo }: PictureRun,
  engine: string,
  locale: Locale,
): PictureReport {
  const idOf = (at: number): string => nodes[at]?.id ?? "";
  return {
    picture: "picture@1",
    engine,
    pack: of && { id: of.pack.manifest.id, version: of.pack.manifest.version, title: of.pack.manifest.title },
    part: of?.part,
    inputs,
    nodes: nodes.map(({ id, kind, name, said, locator, place, state, document }) => {
      const policy = place && reportPlace(place);
      return {
        id,
        kind,
        name,
        said: said && textOf(said, locale),
        cite: locator && citationOf(locator),
        policy,
        href: policy && linkTo(policy),
        state,
        at: document && reportPlace(document),
      };
    }),
    edges: edges.map(({ from, to, relations }) => ({ from: idOf(from), to: idOf(to), relations })),
    exit_code: exitCode,
  };
}

function textOf(said: PictureText, locale: Locale): string | undefined {
  switch (said.kind) {
    case "title":
      return titleIn(said.title, locale);
    case "duty":
      return locale.say(dutyOf(partiesMessage(said.parties, said.partyNames), said));
    default:
      return onOneLine(said, locale);
  }
}
