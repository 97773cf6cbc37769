export { openDesk, type Desk, type OpenPolicy } from "./desk.ts";
export { caseForRule } from "./case-for-rule.ts";
export { complete, type Completion } from "./complete.ts";
export { completeDocument, factAt, type DocumentCompletion, type DocumentWords } from "./document.ts";
export { hover, explainFact, type Explained, type Hover } from "./hover.ts";
export { definitionOf, referencesOf, renamed, renameTo } from "./navigate.ts";
export { foldsOf, hintsOf, namedWords, outlineOf, type Hint, type NamedWord, type OutlineItem } from "./outline.ts";
