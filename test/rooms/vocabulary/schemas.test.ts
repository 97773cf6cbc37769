import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { toPlain } from "../../../src/base/document.ts";
import { locales } from "../../../src/base/locale.ts";
import { schemaKeywords } from "../../../src/vocabulary/schema-keywords.ts";
import { readVocabularies } from "../../../src/vocabulary/read-vocabulary.ts";
import type { Field, Type } from "../../../src/vocabulary/type.ts";
import { document, documentsOf, fixture, fixtures, genai, schemaTexts, vocabularyOf } from "./load.ts";

/** Every field that the design of the data names, by hand; `[]` is a list of groups. */
const pinned = `
service: id name version launched_on ended_on end_announced_on operates_abroad provider channels[] audience generates_content modalities confusable_kinds companion recommendation sells_to_consumers spreads_content spreads_content_of_others sectors public_opinion_forms public_opinion_since models[] training annotation non_discrimination content_safety reporting_contact intellectual_property transparency minors agreement privacy face_recognition labels operations user_violations complaints filing inspection
service.provider: legal_name uscc country roles foreign_invested licences[] negative_list_checked_on
service.provider.licences[]: kind number valid_until
service.channels[]: name kind access mainland
service.audience: registered_users guests minors registered_count monthly_active for_minors_only
service.companion: simulates_person emotional_interaction abilities registration_asks
service.models[]: name version origin licence filing_number
service.training: performed phases datasets[] quality_measures[] impact_assessment security_management risk_assessed_on corpus_assessment
service.training.corpus_assessment: done_on manual_sample_size manual_pass_rate technical_sample_share technical_pass_rate
service.training.impact_assessment: done_on
service.training.quality_measures[]: name record
service.training.datasets[]: name phase source licence illegal_content_share ip_review contains_personal_data contains_sensitive_data contains_minors_data legal_basis separate_consent guardian_consent deidentified quality languages modality
service.training.datasets[].source: kind record contract collected_on opt_out_respected illegal_content_share
service.training.datasets[].ip_review: done_on result
service.training.datasets[].quality: manual_sample_size manual_pass_rate technical_sample_share technical_pass_rate
service.annotation: performed rules quality_assessment safety_reviewers annotators[] supervision
service.annotation.rules: document version covers_risks
service.annotation.quality_assessment: done_on sample_size pass_rate
service.annotation.annotators[]: id roles trained_on exam_passed
service.annotation.supervision: record
service.non_discrimination: measures[]
service.non_discrimination.measures[]: stage ground record tested_on result
service.content_safety: input_guard output_guard keyword_library test_banks[] evaluations[] stop_capability removal_capability retraining_process
service.content_safety.keyword_library: size updated_on by_risk[]
service.content_safety.keyword_library.by_risk[]: risk count
service.content_safety.test_banks[]: kind size updated_on by_risk[] by_aspect[]
service.content_safety.test_banks[].by_risk[]: risk count
service.content_safety.test_banks[].by_aspect[]: aspect count
service.content_safety.evaluations[]: bank method sample_size pass_rate refusal_rate done_on
service.intellectual_property: officer policy complaint_channel secret_handling
service.transparency: model_name_shown filing_number_shown online_number_shown limits_published rules_published algorithm_published accuracy_measures[] audience_published occasions_published uses_published guidance
service.recommendation: by_personal_features option_without_features switch_off tags_editable
service.transparency.accuracy_measures[]: name record
service.transparency.guidance: document
service.minors: declaration age_recognition minors_mode time_limits spending_limits guardian_tools guardian_functions reality_reminders addiction_statement_on social_report_on
service.agreement: document version states_rights_and_duties states_labelling prompts_labelling states_illegal_use_measures states_ip states_training_use waives_complaints acceptance_recorded
service.privacy: collects[] shares[] requests protection inputs_used_for_training opt_out opt_out_clicks children_rules minors_audited_on impact_assessment minors_audit_reported_on notice export persons officer representative audited_on audits_in_a_row ordered_audit
service.privacy.impact_assessment: done_on
service.privacy.collects[]: field purpose necessary identifying retention legal_basis contains_sensitive_data face contains_minors_data separate_consent guardian_consent
service.privacy.shares[]: recipient purpose legal_basis separate_consent records_kept_for
service.privacy.requests: channel kinds answer_within
service.privacy.notice: document states published changed_on changes_told_on
service.privacy.export: route route_completed_on persons sensitive_persons legal_basis separate_consent
service.privacy.ordered_audit: due_on completed_on reported_on signed_and_sealed problems_found corrected_on correction_reported_on
service.face_recognition: uses notice kept_on_device consent_to_sending assessed_on assessment_kept_for changed_on other_way_offered persons_stored reached_on filed_on changes[] ended_on cancelled_on
service.face_recognition.notice: states changed_on changes_told_on
service.face_recognition.changes[]: changed_on filed_on
service.privacy.officer: answers_for_audits name contact_published reported_on
service.privacy.representative: name reported_on
service.privacy.protection: encryption access_control isolation
service.labels: explicit[] implicit on_export unlabelled_on_request declaration removal_offered user_function
service.labels.explicit[]: modality text placements height_share seconds
service.labels.implicit: metadata producer_code
service.labels.unlabelled_on_request: offered log_retention
service.labels.declaration: offered users_reminded
service.labels.user_function: offered users_told
service.operations: availability_target availability_measured management_systems incident_plan backups security_test responsible_person review_system graded_protection network_log_retention
service.operations.security_test: done_on
service.operations.graded_protection: level certificate
service.user_violations: measures records_kept suspend_after
service.user_violations.suspend_after: in_a_row in_a_day
service.complaints: entry appeal_entry process_published answer_within
service.filing: algorithm security_assessment assessment_occasions[] companion_assessments[] service_filing
service.filing.algorithm: number filed_on decided_on changes[] cancelled_on number_shown
service.filing.algorithm.changes[]: happened_on filed_on
service.filing.security_assessment: id done_on covers_version covers reported_on reported_to
service.filing.assessment_occasions[]: name kind changes_attribute happened_on assessed_on covers reported_on reported_to
service.filing.companion_assessments[]: name occasion happened_on assessed_on reported_on
service.filing.service_filing: number kind granted_on
service.inspection: dossier contact assessors[]
service.inspection.dossier: data_sources data_scale data_types annotation_rules algorithm_mechanism
service.inspection.assessors[]: name nda
request: id at api modality messages[] user asks_unlabelled edits_biometrics collected outcome session_minutes time_reminders relation dependence_sign dependence_notice exit findings[] scanned_by[]
request.messages[]: role text
request.user: id_hash registered agreement_version agreed_to_label age_band guardian_consent state in_mainland
request.exit: stopped_at held_back
request.edits_biometrics: kind separate_consent
request.findings[]: category illegal score source span message confirmed_by
request.findings[].source: name version
request.findings[].span: start end
request.scanned_by[]: name version looked_for
response: id request_id at model modality text finish refused exported findings[] scanned_by[] labels citations sent minors_effect minors_prompt
response.findings[]: category illegal score source span message confirmed_by
response.findings[].source: name version
response.findings[].span: start end
response.scanned_by[]: name version looked_for
response.labels: explicit[] implicit watermark
response.labels.explicit[]: text elements placements audio normal_speed rhythm height_share seconds continuous in_file
response.labels.explicit[].elements: ai generation corner_mark
response.labels.implicit: present count aigc
response.labels.implicit.aigc: Label ContentProducer ProduceID ReservedCode1 ContentPropagator PropagateID ReservedCode2
incident: id kind content_id illegal was_sent discovered_at generation_stopped_at transmission_stopped_at removed_at correction user_measure label_removal user_distress minors_concerned network_security record reported_at authority started_at ended_at users_told_at
incident.correction: kind planned_at done_at
incident.user_measure: kind at
incident.label_removal: by technical_means
incident.user_distress: kind helped_at contact_told_at
incident.network_security: grade leaked_persons leaked_sensitive_persons critical_infrastructure central_body crime_suspected protection_department_told_at police_told_at own_unit_told_at province_told_at report_states handling_ended_on summary_reported_on
complaint: id received_at accepted_at answered_at withdrawn_at outcome
rights_request: id kind received_at answered_at granted refusal_reason of_minor refused_in_writing
inspection: id authority notified_at asked provided[] support_given order
inspection.provided[]: item at evidence
inspection.order: issued_on deadline corrected_on
attestations[]: standard about met by on note evidence
attestations[].about: subject element
attestations[].by: name role
evidence[]: id kind uri sha256 collected_on expires_on
`;

const pinnedPaths = pinned
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [parent = "", fields = ""] = line.split(": ");
    return fields.split(" ").map((it) => `${parent}.${it}`);
  });

interface Found {
  readonly path: string;
  readonly name: string;
  readonly field: Field;
}

function fieldsBelow(path: string, type: Type): readonly Found[] {
  if (type.kind === "list") return fieldsBelow(path, type.element);
  if (type.kind !== "record") return [];
  return [...type.fields].flatMap(([name, field]) => {
    const isGroups = field.type.kind === "list" && field.type.element.kind === "record";
    const below = `${path}.${name}${isGroups ? "[]" : ""}`;
    return [{ path: below, name, field }, ...fieldsBelow(below, field.type)];
  });
}

const allFields = [...genai.envelope.fields].flatMap(([name, field]) =>
  fieldsBelow(field.type.kind === "list" ? `${name}[]` : name, field.type),
);

test("the schemas have the fields of the design, and no others", () => {
  expect(allFields.map((it) => it.path).toSorted()).toEqual(pinnedPaths.toSorted());
});

test("the full examples hold every field", () => {
  const held = new Set<string>();
  const gather = (path: string, value: unknown): void => {
    if (Array.isArray(value)) {
      for (const it of value) gather(path.endsWith("[]") ? path : `${path}[]`, it);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, it] of Object.entries(value)) {
        const isGroups = Array.isArray(it) && it.some((one) => typeof one === "object");
        held.add(`${path}.${key}`).add(`${path}.${key}${isGroups ? "[]" : ""}`);
        gather(`${path}.${key}${isGroups ? "[]" : ""}`, it);
      }
    }
  };
  for (const name of fixtures) gather("", toPlain(document(fixture(name)).root));
  // A response without findings is shown on its request.
  const missing = pinnedPaths.filter((it) => !held.has(`.${it}`) && !it.startsWith("response.findings[]"));
  expect(missing).toEqual([]);
});

const schemasOnly = new Map([...schemaTexts].filter(([name]) => name !== "vocabulary.yaml"));

test("every schema is JSON Schema 2020-12, and nothing but free data takes unknown fields", () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  ajv.addVocabulary([...schemaKeywords.forPeople, ...schemaKeywords.own]);
  for (const format of ["date", "date-time", "duration", "uscc", "sha256"]) ajv.addFormat(format, true);
  const schemas = documentsOf(schemasOnly).map((it) => JSON.parse(JSON.stringify(toPlain(it.root))) as { $id: string });
  for (const schema of schemas) ajv.addSchema(schema);
  expect(schemas.filter(({ $id }) => !ajv.getSchema($id))).toEqual([]);

  const open: string[] = [];
  const visit = (path: string, value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const isRecord = "properties" in value || ("type" in value && [value.type].flat().includes("object"));
    if (isRecord && path !== "" && !("additionalProperties" in value && value.additionalProperties === false)) {
      if (!/\/(properties|\$defs)$/.test(path)) open.push(path);
    }
    for (const [key, it] of Object.entries(value)) visit(`${path}/${key}`, it);
  };
  for (const schema of schemas) visit(schema.$id, schema);
  expect(open.toSorted()).toEqual(
    ["complaint", "envelope", "incident", "inspection", "request", "response", "rights_request", "service"].map(
      (it) => `${it}.schema.yaml/properties/extra`,
    ),
  );
});

test("INVARIANT (suffixes): `…_on` is a date and `…_at` a date with time", () => {
  const wrong = allFields.filter(
    ({ name, field }) =>
      (/(^|_)on$/.test(name) && field.type.kind !== "date") ||
      (/(^|_)at$/.test(name) && field.type.kind !== "datetime"),
  );
  expect(wrong.map((it) => it.path)).toEqual([]);
});

test("every fact that one value answers has a question in both languages, and every field a title", () => {
  const single = allFields.filter(({ path, field }) => field.type.kind !== "record" && !path.endsWith("[]"));
  expect(single.length).toBeGreaterThan(250);
  const isAsked = ({ field: { ask } }: Found): boolean =>
    ask !== undefined && /^\p{Lu}.*[.?]$/u.test(ask.en) && /\p{Script=Han}.*[？。]$/u.test(ask.zh ?? "");
  expect(single.filter((it) => !isAsked(it)).map((it) => it.path)).toEqual([]);
  expect(allFields.filter((it) => it.field.title === undefined).map((it) => it.path)).toEqual([]);
});

test("where absence would be the better case the key is required and null is allowed", () => {
  const required = allFields.filter((it) => it.field.required && it.field.nullable).map((it) => it.path);
  expect(required.toSorted()).toEqual([
    "evidence[].expires_on",
    "inspection.order.deadline",
    "service.provider.licences[].valid_until",
  ]);
});

test("events are the days and moments of what happened, and not of what is planned or runs out", () => {
  const days = allFields.filter(
    ({ path, field }) => !/^(attestations|evidence)/.test(path) && field.type.kind.startsWith("date"),
  );
  expect(
    days
      .filter((it) => !it.field.event)
      .map((it) => it.path)
      .toSorted(),
  ).toEqual([
    "incident.correction.planned_at",
    "inspection.order.deadline",
    "service.privacy.ordered_audit.due_on",
    "service.provider.licences[].valid_until",
  ]);
});

test("subjects: their own days, what rules on them read, what they carry, and facts_on", () => {
  const told = [...genai.vocabulary.subjects.values()].map((it) => ({
    name: it.name,
    day: it.day,
    reads: it.reads,
    needsFactsOn: it.needsFactsOn,
    carries: it.carries,
  }));
  expect(told).toEqual([
    { name: "service", day: undefined, reads: ["service"], needsFactsOn: true, carries: [] },
    { name: "request", day: "at", reads: ["request", "service"], needsFactsOn: false, carries: [] },
    {
      name: "response",
      day: "at",
      reads: ["response", "request", "service"],
      needsFactsOn: false,
      carries: ["request"],
    },
    { name: "incident", day: "discovered_at", reads: ["incident", "service"], needsFactsOn: false, carries: [] },
    { name: "complaint", day: "received_at", reads: ["complaint", "service"], needsFactsOn: false, carries: [] },
    {
      name: "rights_request",
      day: "received_at",
      reads: ["rights_request", "service"],
      needsFactsOn: false,
      carries: [],
    },
    { name: "inspection", day: "notified_at", reads: ["inspection", "service"], needsFactsOn: false, carries: [] },
  ]);
});

test("31 risks: eight, nine, five, seven and two", () => {
  const risks = allFields.find((it) => it.path === "request.findings[].category")?.field.type;
  const members = risks?.kind === "enum" ? risks.members : [];
  expect(
    ["a1", "a2", "a3", "a4", "a5"].map((it) => members.filter((member) => member.startsWith(`${it}_`)).length),
  ).toEqual([8, 9, 5, 7, 2]);
  expect(new Set(members).size).toBe(31);
});

test("fields that only JavaScript has are no fields", () => {
  const fields = genai.vocabulary.subjects.get("service")?.type.fields;
  expect(fields?.get("launched_on")?.type.kind).toBe("date");
  for (const name of ["constructor", "__proto__", "extra"]) expect(fields?.get(name)).toBe(undefined);
});

test("INVARIANT (words do not count): the digest changes with meaning and not with wording or order of files", () => {
  const digestOf = (change: (name: string, text: string) => string): string | undefined => {
    const texts = [...schemaTexts].map(([name, text]) => [name, change(name, text)] as const);
    return vocabularyOf(new Map(texts.toReversed())).value?.vocabulary.digest;
  };
  const { digest } = genai.vocabulary;
  expect(digestOf((_, text) => text)).toBe(digest);
  expect(digestOf((_, text) => text.replaceAll("On which day", "When"))).toBe(digest);
  expect(digestOf((_, text) => text.replace("nobody annotates", "no one does"))).toBe(digest);
  expect(
    digestOf((_, text) => text.replace("performed: false, annotators: some", "performed: true, annotators: some")),
  ).not.toBe(digest);
  expect(digestOf((_, text) => text.replace("[site, app,", "[site, kiosk, app,"))).not.toBe(digest);
});

test.each([
  [
    "an unknown keyword",
    "incident.schema.yaml",
    "type: object",
    "type: object\noneOf: []",
    "vocabulary/schema-keyword",
  ],
  [
    "an unknown keyword where no type is read",
    "definitions.schema.yaml",
    "$schema: https",
    "schema: https",
    "vocabulary/schema-keyword",
  ],
  ["a limit that is no number", "service.schema.yaml", "minimum: 0", "minimum: o", "vocabulary/schema-keyword"],
  [
    "a text where a list belongs",
    "incident.schema.yaml",
    "required: [id]",
    "required: id",
    "vocabulary/schema-keyword",
  ],
  ["a reference to nothing", "incident.schema.yaml", "$defs/department", "$defs/departments", "vocabulary/schema-name"],
  ["a key that no element has", "service.schema.yaml", "x-key: name", "x-key: nome", "vocabulary/schema-name"],
  [
    "a subject that is not there",
    "vocabulary.yaml",
    "reads: [request]",
    "reads: [requests]",
    "vocabulary/unknown-subject",
  ],
  ["an own day that is no field", "vocabulary.yaml", "day: discovered_at", "day: found_at", "vocabulary/no-day-field"],
  ["a first fact that is none", "vocabulary.yaml", "- models.origin", "- models.orign", "vocabulary/first-fact"],
  ["a gate that supposes no fact", "vocabulary.yaml", "outcome: served", "outcom: served", "vocabulary/gate-fact"],
  ["a gate that supposes another word", "vocabulary.yaml", "outcome: served", "outcome: sent", "vocabulary/gate-fact"],
  [
    "a gate that supposes yes of a moment",
    "vocabulary.yaml",
    "at: now, sent",
    "at: true, sent",
    "vocabulary/gate-fact",
  ],
  ["a gate that supposes a text", "vocabulary.yaml", "at: now, sent", "model: now, sent", "vocabulary/gate-fact"],
  [
    "a required field that is none",
    "incident.schema.yaml",
    "required: [id]",
    "required: [ident]",
    "vocabulary/schema-name",
  ],
  ["a day that is a moment", "service.schema.yaml", "format: date\n", "format: date-time\n", "vocabulary/schema-field"],
  [
    "a field that no rule could name",
    "service.schema.yaml",
    " negative_list_checked_on:",
    " negative-list:",
    "vocabulary/schema-keyword",
  ],
  [
    "a question without English words",
    "service.schema.yaml",
    "en: Which version",
    "eng: Which version",
    "vocabulary/schema-keyword",
  ],
  ["a use that there is none of", "definitions.schema.yaml", "x-use: log", "x-use: logs", "vocabulary/schema-keyword"],
  ["words cut at a comma", "service.schema.yaml", "voice: { en: ", "voice: { en: A, ", "vocabulary/schema-keyword"],
  ["an enumeration of no names", "incident.schema.yaml", "data_leak", "data-leak", "vocabulary/schema-keyword"],
  [
    "words for a member that is none",
    "service.schema.yaml",
    "        voice: {",
    "        voices: {",
    "vocabulary/schema-name",
  ],
  ["a format that nobody knows", "service.schema.yaml", "format: uscc", "format: isbn", "vocabulary/schema-name"],
  ["a null that is no word", "service.schema.yaml", '[string, "null"]', "[string, null]", "vocabulary/schema-keyword"],
  [
    "a list of no words",
    "service.schema.yaml",
    "enum: [provider, developer, technical_supporter, distributor]",
    "enum: []",
    "vocabulary/schema-keyword",
  ],
  [
    "a name of a subject that is none",
    "response.schema.yaml",
    "x-names: request",
    "x-names: question",
    "vocabulary/schema-name",
  ],
  ["a type that is none", "service.schema.yaml", "type: boolean", "type: yesno", "vocabulary/schema-keyword"],
  [
    "a schema without a name",
    "incident.schema.yaml",
    "$id: incident.schema.yaml",
    "x-cites: []",
    "vocabulary/schema-keyword",
  ],
  [
    "a type within itself",
    "definitions.schema.yaml",
    "    title: Competent department\n    x-zh: 主管部門\n    type: string",
    '    title: x\n    $ref: "#/$defs/department"',
    "vocabulary/schema-keyword",
  ],
])("a schema with %s loads nothing and says where", (_, name, before, after, code) => {
  const text = schemaTexts.get(name) ?? "";
  expect(text).toContain(before);
  const broken = vocabularyOf(new Map([...schemaTexts, [name, text.replace(before, after)]]));
  expect(broken.value).toBe(undefined);
  expect(broken.diagnostics.map((it) => it.code)).toContain(code);
});

test.each([
  ["a fact that is none", "annotators: some", "annotator: some", "name"],
  ["a subject that is not read", "service.channels: []", "incident.id: present", "name"],
  ["elements of what is no list", "service.channels[].mainland", "service.id[].mainland", "name"],
  ["a day before what is none", "{ before: request.at }", "{ before: request.when }", "name"],
  ["a day before what is no day", "{ before: request.at }", "{ before: request.id }", "keyword"],
  ["a yes where a list is due", "annotators: some", "annotators: true", "keyword"],
  ["a list where yes or no is due", "performed: false, annotators: some", "performed: []", "keyword"],
  ["null where there is none", "outcome: served", "outcome: null", "keyword"],
  ["a word that the fact cannot be", "outcome: served", "outcome: sent", "keyword"],
  ["one of its words that the fact cannot be", "kind: [content,", "kind: [contents,", "keyword"],
  ["words of two facts", "outcome: served, edits_biometrics", "outcome: [served], edits_biometrics", "keyword"],
  ["words where yes or no is due", "performed: false, annotators: some", "performed: [some, none]", "keyword"],
  ["no facts", "{ performed: false, annotators: some }", "{}", "keyword"],
  ["a fact that a no would settle", "settles: sent", "settles: exported", "keyword"],
  ["a fact that is not among them", "settles: sent", "settles: refused", "keyword"],
  ["no sentence", "    en: where nothing is annotated", "    x: where nothing is annotated", "keyword"],
])("a contradiction of %s loads nothing and says where", (_, before, after, code) => {
  const [name = "", text = ""] = [...schemaTexts].find((it) => it[1].includes(before)) ?? [];
  const changed = text.replace(before, after);
  const broken = vocabularyOf(new Map([...schemaTexts, [name, changed]]));
  expect(broken.value).toBe(undefined);
  const told = broken.diagnostics.filter((it) => it.code === `vocabulary/schema-${code}`);
  const line = changed.slice(0, changed.indexOf(after)).split("\n").length;
  const lines = told.map(({ place }) => changed.slice(0, place.span.start).split("\n").length);
  expect(lines.length).toBeGreaterThan(0);
  for (const it of lines) expect(Math.abs(it - line)).toBeLessThanOrEqual(1);
});

test("a contradiction of a list of words is one of each of them", () => {
  const { contradictions = [] } = genai.vocabulary.subjects.get("incident")?.type ?? {};
  const found = contradictions.filter(({ why }) => why.en === "the removal of a label is an incident of its own");
  const kinds = found.map(({ facts: [kind] }) => kind?.state);
  const others = ["content", "user_activity", "security", "data_leak", "outage", "rights_notice", "user_distress"];
  expect(kinds).toEqual(others.map((value) => ({ kind: "is", value })));
  for (const { facts } of found) expect(facts.slice(1).map(({ state }) => state)).toEqual([{ kind: "present" }]);
});

test("a vocabulary without an envelope says so", () => {
  expect(readVocabularies([], []).diagnostics.map((it) => locales.en.say(it))).toEqual([
    "the vocabulary has no schema whose `$id` is `envelope.schema.yaml`",
  ]);
});
