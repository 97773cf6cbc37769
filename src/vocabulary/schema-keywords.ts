/** Keywords of JSON Schema that vocabularies use. */
export const schemaKeywords = {
  plain: ["$schema", "$id", "$ref", "$defs", "title", "description", "type", "properties", "required"],
  limits: ["additionalProperties", "items", "enum", "format", "pattern", "minimum", "maximum", "uniqueItems"],
  forPeople: ["x-ask", "x-zh", "x-members", "x-cites", "x-use"],
  own: ["x-key", "x-event", "x-document", "x-verbatim", "x-contradicts", "x-names"],
} as const;

/** What a fact is for that no rule has to read: to tell one thing from another, to say whose service it is, to show to who signs, or because logs have it. */
export const factUses = ["name", "whose", "evidence", "log"] as const;
