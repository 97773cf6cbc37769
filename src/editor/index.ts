export { languageService, type LanguageService } from "./language-service.ts";
export { publisher, type Findings } from "./publisher.ts";
export {
  tokenTypes,
  type EditorAction,
  type EditorDiagnostic,
  type Position,
  type Range,
  type TextEdit,
} from "./shapes.ts";
