import { parseDay } from "../../base/civil-date.ts";
import { replacing } from "../../base/diagnostic.ts";
import { dateForm, noSuchDate, numberForm, percentBlank, tooManyDigits } from "./diagnostics.ts";
import { hints } from "./messages.ts";
import { addToken, matchEnd, placeIn, wordAt, type Scan } from "./scanning.ts";
import { DateToken, NumberToken, Percent } from "./tokens.ts";

const date = /\d{4}-\d+-\d+|\d{4}年\d{1,2}月\d{1,2}日/y;
const number = /\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?/y;
const moreDigits = /(?:\.\d+)+/y;
const percentAfterBlanks = /[^\S\r\n]*%/y;
const MOST_DIGITS = 15;

/** A number, a percentage or a date; undefined if none begins here. Returns where it ends. */
export function scanNumber(found: Scan, at: number): number | undefined {
  const { text } = found.source;
  const dateEnd = matchEnd(date, text, at);
  if (dateEnd !== undefined) return scanDate(found, at, dateEnd);
  const end = matchEnd(number, text, at);
  if (end === undefined) return undefined;
  const joined = endOfJoined(found, end);
  if (joined !== end) {
    found.diagnostics.push(
      numberForm.at(placeIn(found, at, joined), { text: text.slice(at, joined), instead: undefined }),
    );
    addToken(found, NumberToken, at, joined, text.slice(at, end));
    return joined;
  }
  checkDigits(found, at, end);
  const percent = matchEnd(percentAfterBlanks, text, end);
  if (percent === undefined) {
    addToken(found, NumberToken, at, end, text.slice(at, end));
    return end;
  }
  if (percent > end + 1) {
    const written = `${text.slice(at, end)}%`;
    const fix = replacing({ start: at, end: percent }, written);
    found.diagnostics.push(percentBlank.at(placeIn(found, at, percent), { instead: written }, fix));
  }
  addToken(found, Percent, at, percent, text.slice(at, end));
  return percent;
}

/** Where a number ends together with what is wrongly joined to it, as in `5e3` or `1.2.3`; a unit of time may be joined. */
function endOfJoined(found: Scan, end: number): number {
  const { text } = found.source;
  const dotted = matchEnd(moreDigits, text, end) ?? end;
  const word = wordAt(text, dotted);
  if (word === undefined) return dotted;
  return dotted === end && found.phrases.units.next.has(word.toLowerCase()) ? end : dotted + word.length;
}

function checkDigits(found: Scan, at: number, end: number): void {
  const written = found.source.text.slice(at, end);
  const digits = written.replace(/[_.]/g, "").replace(/^0+/, "").length;
  if (digits <= MOST_DIGITS) return;
  found.diagnostics.push(tooManyDigits.at(placeIn(found, at, end), { text: written, digits }));
}

function scanDate(found: Scan, at: number, dateEnd: number): number {
  const { text } = found.source;
  const end = dateEnd + (wordAt(text, dateEnd)?.length ?? 0);
  const written = text.slice(at, end);
  const parts = text.slice(at, dateEnd).split(/[-年月日]/);
  const [year = "", month = "", day = ""] = parts.map((it) => it.padStart(2, "0"));
  const meant = `${year}-${month}-${day}`;
  const exists = parseDay(meant) !== undefined;
  if (written !== meant) {
    const instead = exists ? meant : undefined;
    const fix = replacing({ start: at, end }, instead);
    const params = { text: written, instead: instead && hints.instead({ text: instead }) };
    found.diagnostics.push(dateForm.at(placeIn(found, at, end), params, fix));
  } else if (!exists) {
    found.diagnostics.push(noSuchDate.at(placeIn(found, at, end), { text: written }));
  }
  addToken(found, DateToken, at, end, exists ? meant : "1970-01-01");
  return end;
}
