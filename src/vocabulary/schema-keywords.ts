/** Keywords of JSON Schema that vocabularies use. */
export const schemaKeywords = {
  plain: ["$schema", "$id", "$ref", "$defs", "title", "description", "type", "properties", "required"],
  limits: ["additionalProperties", "items", "enum", "format", "pattern", "minimum", "maximum", "uniqueItems"],
  forPeople: ["x-ask", "x-zh", "x-members", "x-cites"],
  own: ["x-key", "x-event", "x-document", "x-verbatim", "x-contradicts", "x-names"],
} as const;
