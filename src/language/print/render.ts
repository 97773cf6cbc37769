import type { AttachedComments, CommentTrivia } from "./comments.ts";
import { lineWidth, widthOf, type Break, type Doc, type ItemGap, type Group } from "./layout.ts";

interface Task {
  readonly doc: Doc;
  readonly column: number;
  readonly flat: boolean;
}

type Comments = ReadonlyMap<Break, AttachedComments>;

/** Decides where lines end, with `\n`. Comments stand where they were placed, and do not count as width. */
export function render(doc: Doc, comments: Comments): string {
  const broken = brokenGroups(doc, comments);
  const tasks: Task[] = [{ doc, column: 0, flat: false }];
  let out = "";
  let column = 0;
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { doc: it, flat } = task;
    const fitsFlat = (inner: Doc): boolean => fits({ ...task, doc: inner, flat: true }, tasks, column, comments);
    switch (it.kind) {
      case "text":
        out += it.text;
        column += widthOf(it.text);
        break;
      case "from":
        break;
      case "row":
        for (const part of it.parts.toReversed()) tasks.push({ ...task, doc: part });
        break;
      case "nest":
        tasks.push({ doc: it.body, flat, column: it.by === "column" ? column : task.column + it.by });
        break;
      case "group":
        tasks.push({ ...task, doc: it.body, flat: flat || (!broken.has(it) && fitsFlat(it.body)) });
        break;
      case "break":
        if (!comments.has(it) && isOpen(it, flat, () => fitsFlat(it))) {
          out += it.flat;
          column += it.flat.length;
        } else {
          column = Math.max(0, task.column - it.back);
          out += lineEnd(it, comments.get(it), column);
        }
        break;
    }
  }
  return out;
}

/** Whether a line goes on over a break at which no comment stands. */
function isOpen({ ends }: Break, flat: boolean, fitsHere: () => boolean): boolean {
  switch (ends) {
    case "always":
      return false;
    case "comment":
      return true;
    case "group":
      return flat;
    case "width":
      return flat || fitsHere();
  }
}

/** The end of a line with the comments that stand there, and the indentation of the next line. */
function lineEnd({ gap, inset }: Break, placed: AttachedComments | undefined, column: number): string {
  const alone = placed?.alone ?? [];
  const lines = alone.map((it, index) => {
    const isApart = index === 0 ? isFirstApart(gap, it) : gap !== undefined && it.blankBefore;
    return `${isApart ? "\n" : ""}${" ".repeat(column + inset)}${it.text}\n`;
  });
  const last = alone.at(-1);
  const isApart = last === undefined ? gap?.blank : gap && gap.at !== "end" && last.blankAfter && !last.doc;
  const behind = placed?.behind === undefined ? "" : ` ${placed.behind.text}`;
  const end = gap?.at === "file" ? "" : "\n";
  return `${behind}${end}${lines.join("")}${isApart ? "\n" : ""}${" ".repeat(column)}`;
}

/** Whether a blank line stands before the first comment of a gap. */
function isFirstApart(gap: ItemGap | undefined, first: CommentTrivia): boolean {
  return gap?.at === "between" || (gap?.at === "end" && first.blankBefore);
}

/** Groups in which a line must end. */
function brokenGroups(doc: Doc, comments: Comments): ReadonlySet<Group> {
  const broken = new Set<Group>();
  const isBroken = (it: Doc): boolean => {
    switch (it.kind) {
      case "text":
      case "from":
        return false;
      case "break":
        return it.ends === "always" || comments.has(it);
      case "nest":
        return isBroken(it.body);
      case "row":
        return it.parts.map(isBroken).includes(true);
      case "group": {
        const result = isBroken(it.body);
        if (result) broken.add(it);
        return result;
      }
    }
  };
  isBroken(doc);
  return broken;
}

/** Whether everything up to the next place where a line may end fits on this line. */
function fits(first: Task, after: readonly Task[], column: number, comments: Comments): boolean {
  let left = lineWidth - column;
  let next = after.length - 1;
  const tasks: Task[] = [first];
  while (left >= 0) {
    const task = tasks.pop() ?? after[next--];
    if (task === undefined) return true;
    const { doc: it, flat } = task;
    switch (it.kind) {
      case "text":
        left -= widthOf(it.text);
        break;
      case "from":
        break;
      case "row":
        for (const part of it.parts.toReversed()) tasks.push({ ...task, doc: part });
        break;
      case "nest":
      case "group":
        tasks.push({ ...task, doc: it.body });
        break;
      case "break":
        if (it.ends === "always" || comments.has(it) || (!flat && it.ends !== "comment")) return true;
        left -= it.flat.length;
        break;
    }
  }
  return false;
}
