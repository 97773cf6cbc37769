import type { Locale } from "../base/locale.ts";
import { wordingIn, type Wording } from "./wording.ts";

/** What is said in a language. */
export const tablesIn = (locale: Locale): { readonly report: Wording } => ({ report: wordingIn(locale) });
