import { engineVersion } from "../../engine/index.ts";

const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object): object => ({ "application/json": { schema } });

const problem = {
  description: "What is wrong with the call.",
  content: { "application/problem+json": { schema: reference("Problem") } },
};
const refusals = Object.fromEntries(["400", "401", "413", "415", "421", "429", "503"].map((it) => [it, problem]));

/** A call with a body and an answer. */
function post(summary: string, body: object, answer: string, others: Readonly<Record<string, object>>): object {
  const requestBody = { required: true, content: json(body) };
  const done = { description: "The answer.", content: json(reference(answer)) };
  return { post: { summary, requestBody, responses: { "200": done, ...others, ...refusals } } };
}

const get = (summary: string, type: string): object => ({
  get: { summary, security: [], responses: { "200": { description: "It is so.", content: { [type]: {} } } } },
});

/** What the gate cannot decide, whatever it is asked: needs of a report, each with where its answer belongs. */
const missing: object = {
  type: "object",
  required: ["missing"],
  properties: {
    missing: {
      type: "array",
      items: {
        type: "object",
        required: ["kind", "what", "sentence", "of", "rules", "at", "belongs_in"],
        properties: {
          kind: { type: "string" },
          what: { type: "string", description: "In few words." },
          sentence: { type: "string" },
          help: { type: "string" },
          ask: { type: "object", description: "The question of the vocabulary, by language." },
          signed_by: { type: "array", items: { type: "string" }, description: "The roles of which any may sign." },
          of: { type: "array", items: { type: "string" } },
          rules: { type: "array", items: { type: "string" }, description: "Those that wait for it." },
          at: { type: "array", items: { type: "object" }, description: "Where it is missing." },
          belongs_in: { enum: ["service", "profile", "pack"] },
        },
      },
    },
  },
};

/** What requests and answers have to state. */
const expected: object = {
  type: "object",
  required: ["expected"],
  properties: {
    expected: {
      type: "array",
      items: {
        type: "object",
        required: ["fact", "subject", "rules"],
        properties: {
          fact: { type: "string", description: "As `response.labels.explicit`." },
          subject: { type: "string", description: "Whose fact it is." },
          ask: { type: "object", description: "The question of the vocabulary, by language." },
          rules: { type: "array", items: { type: "string" }, description: "Those that wait for it." },
        },
      },
    },
  },
};

/** A question about the gate itself. */
const told = (summary: string, answer: string): object => ({
  get: {
    summary,
    responses: {
      "200": { description: "The answer.", content: json(reference(answer)) },
      "401": problem,
      "421": problem,
      "429": problem,
    },
  },
});

/** The OpenAPI document of the server, of published schemas. `facts`: by id, those of the vocabularies by which bodies are read. */
export function openApi(answer: object, report: object, facts: Readonly<Record<string, object>>): object {
  const ofSubject = (name: string): object => {
    const known = Object.entries(facts).filter(([, it]) => Object.hasOwn(definitionsIn(it), name));
    return { anyOf: known.map(([id]) => ({ $ref: `#/components/schemas/${id}/$defs/${name}` })) };
  };
  const closed = (properties: object, required: readonly string[]): object => {
    return { type: "object", additionalProperties: false, required, properties };
  };
  const explain = { type: "boolean", description: "Whether the report of the document is wanted, too." };
  const unread = {
    "422": { description: "It cannot be judged: `problems` tells why.", content: json(reference("Answer")) },
  };
  return {
    openapi: "3.1.0",
    info: { title: "Edict", version: engineVersion, description: "May this be generated? May this be sent?" },
    security: [{}, { token: [] }],
    paths: {
      "/v1/gate/request": post(
        "May this be generated?",
        closed({ request: ofSubject("request"), explain }, ["request"]),
        "Answer",
        unread,
      ),
      "/v1/gate/response": post(
        "May this be sent?",
        closed({ request: ofSubject("request"), response: ofSubject("response"), explain }, ["response"]),
        "Answer",
        unread,
      ),
      "/v1/gate/missing": told("What can the gate not decide, whatever it is asked?", "Missing"),
      "/v1/gate/expected": told("What do requests and answers have to state?", "Expected"),
      "/v1/check": post(
        "Judges documents, by the names of JSON files.",
        closed({ documents: { type: "object", minProperties: 1, additionalProperties: { type: "object" } } }, [
          "documents",
        ]),
        "Report",
        {},
      ),
      "/healthz": get("The process answers.", "text/plain"),
      "/readyz": get("Calls are taken.", "text/plain"),
      "/metrics": get("Counts for Prometheus.", "text/plain"),
      "/openapi.json": get("This document.", "application/json"),
    },
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: {
        Answer: { ...answer, properties: { ...propertiesOf(answer), report: reference("Report") } },
        Report: report,
        Missing: missing,
        Expected: expected,
        Problem: closed({ title: { type: "string" }, status: { type: "integer" }, detail: { type: "string" } }, [
          "title",
          "status",
        ]),
        ...facts,
      },
    },
  };
}

const propertiesOf = (schema: object): object => ("properties" in schema ? Object(schema.properties) : {}) as object;
const definitionsIn = (schema: object): object => ("$defs" in schema ? Object(schema.$defs) : {}) as object;
