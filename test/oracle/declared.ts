import { holdsOn } from "../../src/base/civil-date.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import type { Book } from "./book.ts";
import type { Scene } from "./scene.ts";

export type Named = Ast.Define | Ast.Parameter | Ast.OpenTerm | Ast.OpenList;

/** What a name of the policy means, and in which book it stands; of another pack, the book of any of its texts. */
export function declared(
  name: string,
  scene: Scene,
): { readonly it: Named; readonly book: Book; readonly full: string } | undefined {
  const { book } = scene;
  const own = name.startsWith(`${book.text.id}.`) ? name.slice(book.text.id.length + 1) : name;
  const found = inBook(book, own);
  if (found) return { it: found, book, full: `${book.text.id}.${own}` };
  for (const other of booksOf(scene, name)) {
    const it = inBook(other, name.slice(other.text.id.length + 1));
    if (it?.kind === "define" || it?.kind === "parameter") return { it, book: other, full: name };
  }
  return undefined;
}

/** What a full name of another pack means by the law of the day: what the text says that is in force. */
export function declaredToday(name: string, scene: Scene): { readonly it: Named; readonly book: Book } | undefined {
  for (const book of booksOf(scene, name)) {
    const it = inBook(book, name.slice(book.text.id.length + 1));
    if (it && holdsOn(book.text.inForce, scene.judgement.lawOf)) return { it, book };
  }
  return undefined;
}

/** The texts of the other pack that a full name begins with. */
const booksOf = ({ run, book }: Scene, name: string): readonly Book[] =>
  run.books.filter(({ text: { id } }) => id !== book.text.id && name.startsWith(`${id}.`));

const inBook = (book: Book, name: string): Named | undefined =>
  book.definitions.get(name) ?? book.parameters.get(name) ?? book.terms.get(name) ?? book.lists.get(name);

export const fullName = ({ steps }: Ast.Path): string => steps.map((it) => it.text).join(".");
