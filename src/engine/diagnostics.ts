import { diagnostic } from "../base/diagnostic.ts";

/** Lists inside lists cost the product of their lengths. */
export const tooLarge = diagnostic<{ readonly subject: string }>({
  code: "engine/too-large",
  severity: "error",
  message: (p) => `judging this ${p.subject} takes too many steps`,
  help: () => "split the document: its lists are too long for the rules that look at every pair of their elements",
});
