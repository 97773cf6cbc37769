import type { Coverage, UnitCoverage } from "../../../analyse/coverage.ts";
import { citeLocator, heldOf, openWords } from "../text/coverage-human.ts";
import { encodedBy, notHeld, summariseCoverage } from "../../model/coverage-summary.ts";
import type { Locale } from "../../../base/locale.ts";
import { titleIn } from "../../messages/citations.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import {
  coverage as messages,
  coverageColumns,
  encodings,
  statements as kindsOfStatement,
} from "../../messages/coverage.ts";
import { listOf, namesOf } from "../../../base/message.ts";
import { marks, phrases } from "../../messages/phrases.ts";

/** Coverage as a table for a page or a job's summary. */
export function coverageMarkdown(coverage: Coverage, { locale, quiet }: ShowOptions): string {
  const { units, encoded, stated, open } = summariseCoverage(coverage);
  const shown = quiet ? coverage.units.filter((it) => it.open.length > 0) : coverage.units;
  const row = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |`;
  const { say } = locale;
  const columns = [
    coverageColumns.place(),
    coverageColumns.encodedBy(),
    coverageColumns.stated(),
    coverageColumns.notHeld(),
  ].map(say);
  return [
    `# ${titleIn(coverage.title, locale) ?? coverage.pack}`,
    "",
    locale.list(
      [`\`${coverage.pack}\` ${coverage.version}`, messages.units({ total: units, encoded, stated, open })].map(
        (text) => phrases.sentence({ text }),
      ),
      "sentence",
    ),
    ...(coverage.modals.length === 0 ? [] : ["", say(phrases.sentence({ text: heldOf(coverage) }))]),
    ...(coverage.holdsText ? [] : ["", say(messages.noText())]),
    "",
    row(columns),
    row(columns.map(() => "---")),
    ...shown.map((it) =>
      row([citeLocator(it.locator, locale), encodes(it, locale), states(it, locale), rest(it, locale)]),
    ),
    "",
  ].join("\n");
}

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function encodes(unit: UnitCoverage, locale: Locale): string {
  const each = [...encodedBy(unit)].map(([kind, names]) =>
    listOf([encodings[kind]({ count: names.length }), namesOf(names)], "blank"),
  );
  return locale.list(each, "semicolon");
}

function states({ statements }: UnitCoverage, locale: Locale): string {
  const each = statements.map(({ kind, text }) =>
    phrases.labelled({ label: kindsOfStatement[kind](), text: titleIn(text, locale) }),
  );
  return locale.list(each, "semicolon");
}

function rest(unit: UnitCoverage, locale: Locale): string {
  const left = notHeld(unit, locale).join(" … ");
  return unit.open.length === 0
    ? left
    : `**${locale.say(messages.open())}**${locale.say(marks.colon())}${openWords(unit, left, locale)}`;
}
