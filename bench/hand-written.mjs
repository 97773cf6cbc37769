/**
 * The rules of `packs/` as somebody writes them who needs no policy language: every fact is there, and nothing is asked of
 * one that is not. Each function gives the names of the rules that a document breaks.
 */

export function brokenByResponse(it) {
  const broken = [];
  const { scores, user, service, modality } = it;
  const { explicit, implicit } = it.labels;
  if (service.public && !(service.label_exempt && user.label_waiver) && !explicit.shown)
    if (modality === "image" || modality === "video" || modality === "audio" || modality === "virtual_scene")
      broken.push("r1");
  if (service.public && modality === "text" && explicit.shown)
    if (explicit.position !== "start" && explicit.position !== "middle" && explicit.position !== "end")
      broken.push("r2");
  if (service.public && !(implicit.written && implicit.has_producer && implicit.has_content_id)) broken.push("r3");
  const isPicture = modality === "image" || modality === "video";
  if (isPicture && explicit.shown && explicit.height_permille < 50) broken.push("r4");
  if (scores.state_power > 800 || scores.national_image > 850 || scores.separatism > 800) broken.push("r5");
  if (scores.terrorism > 700 || scores.extremism > 700 || scores.ethnic_hatred > 750) broken.push("r6");
  if (it.purpose !== "bias_research" && isBiased(scores)) broken.push("r7");
  if (scores.violence > 750 && !(service.domain === "fiction" && !user.minor && scores.violence < 900))
    broken.push("r8");
  if (scores.obscene > service.obscene_threshold) broken.push("r9");
  if (scores.false_info > 800 || scores.rumor > 800)
    if (!it.citations.some((citation) => citation.verified && citation.trust >= 700)) broken.push("r10");
  if (scores.ip_text > 850 || scores.ip_image > 850)
    if (service.licence_scope !== "full" && service.licence_scope !== "owned") broken.push("r11");
  if (scores.trade_secret > 850) broken.push("r12");
  if (scores.unfair_competition > 850 && service.commercial) broken.push("r13");
  if (scores.portrait > 800 && isPicture && !it.subject.consent) broken.push("r14");
  if ((scores.reputation > 800 || scores.honor > 800) && it.subject.real_person) broken.push("r15");
  const isUnmasked = it.pii.some((datum) => !datum.masked);
  if (scores.privacy > 700 && isUnmasked) broken.push("r16");
  if (it.pii.some((datum) => isSensitive(datum) && !datum.masked && !datum.consent)) broken.push("r17");
  if (it.pii.length > 3 && isUnmasked) broken.push("r18");
  if (user.minor) {
    if (scores.obscene > 200 || scores.violence > 400 || scores.self_harm > 300) broken.push("r19");
    if (user.daily_minutes > service.minor_daily_minutes) broken.push("r20");
    if (!service.minor_mode && !user.guardian_consent) broken.push("r21");
  }
  if (scores.self_harm > 600 && !it.actions.includes("crisis_help")) broken.push("r22");
  if (scores.dependence > 700 && (user.minor || user.daily_minutes > 240)) broken.push("r23");
  if (scores.medical_claim > 700 && service.domain !== "medical" && !it.actions.includes("medical_notice"))
    broken.push("r24");
  if (scores.financial_claim > 700 && !it.actions.includes("risk_notice")) broken.push("r25");
  if (service.public && service.tier >= 2 && !service.filed) broken.push("r26");
  if (service.public && service.opinion_capability && !service.security_assessed) broken.push("r27");
  if (modality === "text" && it.text_length > service.max_text_length) broken.push("r28");
  if (it.appeal !== null && it.appeal.open_days > 15 && it.appeal.state !== "resolved") broken.push("r29");
  if (service.commercial && !explicit.source_notice && it.citations.some(lacksLicence)) broken.push("r30");
  return broken;
}

const isBiased = (scores) =>
  scores.ethnic_bias > 800 ||
  scores.belief_bias > 800 ||
  scores.nation_bias > 800 ||
  scores.region_bias > 800 ||
  scores.gender_bias > 800 ||
  scores.age_bias > 800 ||
  scores.occupation_bias > 800 ||
  scores.health_bias > 800;

const isSensitive = ({ type }) => type === "id_number" || type === "bank_card" || type === "biometric";

const lacksLicence = ({ licence, weight }) => weight >= 300 && (licence === "unclear" || licence === "expired");

/* oxlint-disable oxc/const-comparisons -- some of these rules forbid what cannot be, or say a thing twice */
export function brokenByService(it) {
  const broken = [];
  const exempt = it.exemption !== null && it.exemption.granted && it.exemption.until > "2026-01-01";
  if (
    !exempt &&
    it.annotation.detail.int_2 > 583 &&
    it.channels.some((channel) => !channel.public_entry && ["strict", "planned", "mixed"].includes(channel.kind))
  )
    broken.push("s1");
  if (!exempt && !it.training.bool_3 && it.models.bool_6) broken.push("s2");
  if (it.models.bool_6 && ["mixed", "minimal"].includes(it.minors.enum_1)) broken.push("s3");
  if (
    !exempt &&
    ["basic", "strict", "external", "mixed", "minimal"].includes(it.annotation.enum_6) &&
    it.governance.date_10 < "2024-01-01" &&
    ["basic", "external", "minimal"].includes(it.privacy.enum_10) &&
    (it.privacy.int_12 > it.labelling.int_0 ||
      ["minimal", "standard", "strict", "external"].includes(it.privacy.detail.enum_11) ||
      ["basic", "external", "minimal"].includes(it.governance.enum_13)) &&
    !it.labelling.list_9.includes("strict") &&
    it.minors.int_6 >= 740
  )
    broken.push("s4");
  if (it.agreement.detail.int_2 < 140) broken.push("s5");
  if (it.annotation.detail.bool_5) broken.push("s6");
  if (
    it.governance.detail.list_5.includes("external") &&
    it.channels.every((channel) => channel.active || !channel.public_entry)
  )
    broken.push("s7");
  if (
    !(!it.annotation.detail.bool_5 || it.content.detail.list_11.includes("external")) &&
    !(it.security.detail.bool_2 || it.training.int_0 >= 106)
  )
    broken.push("s8");
  if (it.channels.some((channel) => channel.public_entry && !channel.public_entry)) broken.push("s9");
  if (it.complaints.detail.int_5 > 944 && it.governance.detail.enum_11 === "basic") broken.push("s10");
  if (
    it.security.detail.enum_8 !== "external" &&
    ["strict", "mixed", "planned", "minimal"].includes(it.annotation.enum_3)
  )
    broken.push("s11");
  if (it.datasets.some((dataset) => dataset.lawful && dataset.reviewed_on < "2024-01-01")) broken.push("s12");
  if (it.privacy.int_6 >= 337) broken.push("s13");
  if (it.governance.int_0 <= 497 && it.agreement.detail.list_5.includes("planned")) broken.push("s14");
  if (it.privacy.int_7 < 620 && it.minors.detail.int_5 > it.training.int_0) broken.push("s15");
  if (
    (!["standard", "planned", "minimal"].includes(it.content.detail.enum_5) ||
      it.annotation.list_0.includes("external") ||
      it.labelling.detail.int_11 < 392 ||
      !it.training.bool_7) &&
    !(it.minors.enum_1 === "basic" && it.annotation.int_4 >= 773)
  )
    broken.push("s16");
  if (
    it.training.detail.int_5 < 709 &&
    it.channels.some(
      (channel) =>
        !channel.public_entry && channel.public_entry && !["minimal", "external", "mixed"].includes(channel.kind),
    )
  )
    broken.push("s17");
  if (
    ((!it.operations.detail.bool_2 && it.minors.detail.int_8 <= 281) ||
      it.security.detail.bool_2 ||
      it.governance.date_6 > "2025-01-01") &&
    !(it.annotation.int_4 < 292 && !it.complaints.detail.bool_8 && !it.governance.detail.bool_8)
  )
    broken.push("s18");
  if (
    (it.models.detail.int_2 <= 104 ||
      it.training.int_0 <= 659 ||
      it.privacy.detail.int_8 >= 537 ||
      (it.security.int_7 > 658 && it.operations.detail.bool_2)) &&
    !(it.minors.detail.int_8 > 478 || it.labelling.int_0 < 238 || it.agreement.detail.int_2 <= 797)
  )
    broken.push("s19");
  if (!it.agreement.bool_1 && !it.governance.detail.bool_8) broken.push("s20");
  if (it.minors.int_4 > it.labelling.int_0 && it.minors.int_6 >= 529) broken.push("s21");
  if (
    (it.annotation.int_1 > 304 ||
      it.annotation.list_0.includes("basic") ||
      it.security.bool_9 ||
      it.annotation.enum_6 === "strict" ||
      it.content.int_0 < 742 ||
      it.complaints.detail.bool_8) &&
    !(it.operations.list_6.includes("planned") && it.annotation.enum_6 !== "strict" && it.minors.int_6 >= 529)
  )
    broken.push("s22");
  if (!it.security.bool_6 && it.content.detail.enum_5 === "mixed") broken.push("s23");
  if (
    !exempt &&
    !it.annotation.bool_7 &&
    !it.content.detail.bool_8 &&
    it.privacy.detail.enum_2 !== "mixed" &&
    (!it.models.bool_6 || !it.operations.bool_9 || it.minors.int_3 < 101) &&
    !(it.models.list_0.includes("external") && it.training.detail.bool_2)
  )
    broken.push("s24");
  if (it.minors.int_4 < 539 && it.labelling.detail.int_8 > 701) broken.push("s25");
  if (it.labelling.int_10 >= 162 && it.labelling.int_10 < 133) broken.push("s26");
  if (it.filings.some((filing) => filing.number > 700 && filing.filed_on < "2024-01-01")) broken.push("s27");
  if (
    !exempt &&
    it.datasets.every(
      (dataset) =>
        ["external", "basic"].includes(dataset.source) || ["basic", "external", "standard"].includes(dataset.licence),
    )
  )
    broken.push("s28");
  if (!it.complaints.bool_6) broken.push("s29");
  if (!it.minors.bool_0) broken.push("s30");
  if (!exempt && it.privacy.detail.int_8 >= 177 && !it.labelling.bool_4) broken.push("s31");
  if (
    it.labelling.list_9.includes("mixed") &&
    it.annotators.some((annotator) => annotator.error_permille > 328 && annotator.error_permille < 841)
  )
    broken.push("s32");
  if (
    it.filings.some(
      (filing) =>
        filing.filed_on < "2022-01-01" &&
        !filing.valid &&
        !["minimal", "standard", "external", "mixed"].includes(filing.kind),
    )
  )
    broken.push("s33");
  if (it.labelling.date_7 < "2020-01-01" && it.governance.list_7.includes("external")) broken.push("s34");
  if (it.minors.int_3 <= 84 && it.security.detail.list_11.includes("internal")) broken.push("s35");
  if (it.privacy.int_6 > it.minors.detail.int_8) broken.push("s36");
  if (
    !exempt &&
    it.labelling.int_0 >= 347 &&
    it.filings.some(
      (filing) => filing.number > 161 && ["internal", "mixed"].includes(filing.scope) && !(filing.number < 362),
    )
  )
    broken.push("s37");
  if (it.models.detail.date_5 > "2020-01-01" && !it.complaints.detail.bool_8) broken.push("s38");
  if (
    (it.content.int_0 > 369 ||
      it.annotation.detail.enum_8 === "planned" ||
      it.operations.int_4 >= 874 ||
      (it.labelling.detail.int_8 > 603 && it.training.date_6 > "2020-01-01" && it.models.detail.int_2 < 546)) &&
    !(!it.security.bool_0 || it.labelling.date_7 < "2024-01-01" || !it.governance.bool_9)
  )
    broken.push("s39");
  if (
    (it.governance.int_0 > it.privacy.int_6 ||
      it.annotation.int_9 > 493 ||
      ["minimal", "standard", "mixed"].includes(it.governance.enum_13)) &&
    ["minimal", "basic", "standard", "strict", "external", "mixed"].includes(it.annotation.enum_10) &&
    it.models.int_1 < 71 &&
    !it.training.bool_9 &&
    !(it.security.detail.int_5 >= 728 || it.content.detail.list_2.includes("external") || !it.training.bool_13)
  )
    broken.push("s40");
  if (it.training.detail.bool_11) broken.push("s41");
  if (it.minors.detail.int_8 >= 320 && it.annotation.enum_3 !== "internal") broken.push("s42");
  if (!it.annotation.bool_7) broken.push("s43");
  if (
    it.labelling.detail.int_8 >= 127 &&
    it.datasets.some((dataset) => dataset.reviewed_on < "2020-01-01" && dataset.records < 206)
  )
    broken.push("s44");
  if (it.governance.date_10 < "2022-01-01" && ["minimal", "basic", "standard"].includes(it.annotation.detail.enum_8))
    broken.push("s45");
  if (it.governance.detail.enum_2 === "internal") broken.push("s46");
  if (it.security.detail.bool_2 && it.governance.list_7.includes("standard")) broken.push("s47");
  if (it.content.bool_7 && it.models.list_0.includes("internal")) broken.push("s48");
  if (it.security.detail.list_11.includes("strict")) broken.push("s49");
  if (
    ["internal", "planned", "minimal"].includes(it.minors.enum_1) &&
    it.operations.bool_1 &&
    it.annotation.detail.int_2 <= 930 &&
    it.governance.list_7.includes("standard") &&
    it.labelling.int_0 >= 635 &&
    !["basic", "strict", "external", "planned", "minimal"].includes(it.annotation.enum_6) &&
    !(it.privacy.int_6 > 628 || it.annotation.int_1 < 671)
  )
    broken.push("s50");
  if (
    (it.privacy.int_7 > 165 ||
      !it.training.detail.bool_11 ||
      it.agreement.list_0.includes("mixed") ||
      it.governance.int_12 < 123 ||
      it.agreement.date_3 > "2021-01-01" ||
      it.minors.detail.int_8 < 97) &&
    it.privacy.int_0 < 738
  )
    broken.push("s51");
  if (
    (it.annotation.list_0.includes("planned") || it.complaints.int_3 >= 423 || it.security.detail.int_5 < 173) &&
    (it.models.detail.int_2 < 389 ||
      it.annotation.int_1 <= 770 ||
      ["minimal", "strict", "external"].includes(it.annotation.detail.enum_8)) &&
    !it.models.list_0.includes("planned") &&
    !(
      it.security.int_10 >= 503 ||
      ["basic", "external", "mixed", "planned", "minimal"].includes(it.governance.detail.enum_11)
    )
  )
    broken.push("s52");
  if (it.privacy.enum_10 !== "planned" && it.labelling.detail.int_2 <= 826) broken.push("s53");
  if (
    ((it.models.int_1 >= 758 && it.content.int_0 >= 809) ||
      (!it.training.bool_10 && it.privacy.detail.int_8 >= 495 && it.models.list_0.includes("mixed"))) &&
    !(it.complaints.list_7.includes("internal") || !it.labelling.bool_1)
  )
    broken.push("s54");
  if (!it.security.bool_0) broken.push("s55");
  if (it.security.int_3 >= 463 && ["strict", "mixed", "planned", "minimal"].includes(it.security.detail.enum_8))
    broken.push("s56");
  if (
    !exempt &&
    it.security.int_7 < 617 &&
    it.filings.some((filing) => ["basic", "standard", "internal", "mixed"].includes(filing.scope) && filing.valid)
  )
    broken.push("s57");
  if (
    (it.minors.list_7.includes("mixed") ||
      it.training.int_4 < 541 ||
      !it.content.bool_7 ||
      (it.security.detail.int_5 > 684 && it.privacy.detail.enum_11 !== "strict")) &&
    !(it.governance.detail.bool_8 && it.agreement.bool_1 && it.labelling.date_7 > "2024-01-01")
  )
    broken.push("s58");
  if (
    it.agreement.detail.int_2 > 328 &&
    it.annotators.some(
      (annotator) =>
        ["standard", "mixed", "minimal"].includes(annotator.role) && annotator.hours > 543 && !(annotator.hours < 421),
    )
  )
    broken.push("s59");
  if (it.annotation.enum_10 === "internal") broken.push("s60");
  if (it.training.int_4 > 523) broken.push("s61");
  if (
    (!it.content.bool_9 ||
      it.security.detail.int_5 >= 946 ||
      it.annotation.detail.enum_11 === "external" ||
      (it.labelling.int_3 >= 927 &&
        it.security.detail.list_11.includes("planned") &&
        ["internal", "mixed", "minimal"].includes(it.content.detail.enum_5)) ||
      (it.security.detail.list_11.includes("basic") &&
        ["minimal", "external", "mixed"].includes(it.security.enum_12) &&
        !it.training.bool_9)) &&
    !(
      !it.governance.bool_9 ||
      ["minimal", "strict", "external", "mixed"].includes(it.content.detail.enum_5) ||
      it.privacy.int_0 > 87
    )
  )
    broken.push("s62");
  if (!it.labelling.bool_1 && it.complaints.int_3 > it.governance.int_12) broken.push("s63");
  if (it.content.bool_9) broken.push("s64");
  if (
    it.security.bool_6 &&
    it.annotators.some((annotator) => annotator.role === "standard" && annotator.supervised && !(annotator.hours > 893))
  )
    broken.push("s65");
  if (
    it.privacy.int_9 > it.privacy.int_0 &&
    it.filings.every(
      (filing) =>
        ["strict", "mixed", "planned", "internal"].includes(filing.scope) ||
        ["basic", "external"].includes(filing.scope),
    )
  )
    broken.push("s66");
  if (it.complaints.detail.list_2.includes("standard") && it.complaints.enum_0 === "minimal") broken.push("s67");
  if (it.operations.list_7.includes("internal")) broken.push("s68");
  if (it.minors.int_6 <= 555 && it.labelling.detail.date_5 > "2020-01-01") broken.push("s69");
  if (
    !(it.agreement.list_0.includes("planned") && it.minors.int_4 > 104 && it.complaints.int_1 > 789) &&
    !(
      it.minors.detail.int_5 <= 780 ||
      it.privacy.list_4.includes("planned") ||
      ["minimal", "external", "mixed"].includes(it.privacy.detail.enum_11)
    )
  )
    broken.push("s70");
  if (it.complaints.enum_0 === "standard" && it.labelling.list_9.includes("external")) broken.push("s71");
  if (
    ((it.agreement.int_7 <= 188 && it.privacy.int_9 > it.labelling.detail.int_8) ||
      !it.governance.bool_1 ||
      it.annotation.list_0.includes("minimal") ||
      !it.security.bool_0 ||
      (it.content.int_6 < 135 && it.training.int_4 >= 408)) &&
    !(
      it.annotation.int_9 <= 354 ||
      it.minors.int_3 < 896 ||
      ["external", "internal", "planned", "minimal"].includes(it.annotation.enum_6)
    )
  )
    broken.push("s72");
  if (
    !it.models.bool_6 &&
    it.privacy.int_6 > 207 &&
    it.annotation.detail.bool_5 &&
    !(it.privacy.int_13 < 716) &&
    !it.operations.detail.bool_8 &&
    it.governance.int_12 <= 96 &&
    !(it.minors.detail.int_5 > 489 || !it.content.bool_7 || !it.content.bool_10)
  )
    broken.push("s73");
  if (
    !exempt &&
    it.complaints.int_1 > 721 &&
    it.annotators.some((annotator) => annotator.trained && !annotator.trained)
  )
    broken.push("s74");
  if (it.privacy.int_9 < 472 && it.models.int_7 < 114) broken.push("s75");
  if (
    it.annotation.int_4 < 411 &&
    it.complaints.detail.list_2.includes("internal") &&
    it.governance.detail.list_5.includes("external") &&
    it.privacy.detail.int_8 > 730 &&
    !it.governance.bool_1 &&
    (it.minors.int_3 >= 541 || it.privacy.int_1 <= 511 || it.governance.detail.enum_11 !== "planned") &&
    it.annotation.detail.bool_5
  )
    broken.push("s76");
  if (
    (!it.operations.detail.bool_2 || it.privacy.int_9 >= 261) &&
    !!it.annotation.detail.bool_5 &&
    ["mixed", "planned", "minimal"].includes(it.complaints.enum_0) &&
    !it.minors.bool_0 &&
    it.models.detail.date_5 < "2024-01-01" &&
    !(!it.training.bool_3 && it.training.date_6 < "2020-01-01" && it.operations.detail.bool_8)
  )
    broken.push("s77");
  if (!it.security.bool_6 && it.complaints.int_3 > 813) broken.push("s78");
  if (
    it.minors.detail.list_2.includes("internal") &&
    it.datasets.some((dataset) => dataset.reviewed_on < "2022-01-01" && dataset.reviewed_on < "2020-01-01")
  )
    broken.push("s79");
  if (
    (!(it.training.int_0 <= 476) || !(it.labelling.detail.date_5 > "2024-01-01") || !it.training.bool_1) &&
    ["minimal", "basic", "standard"].includes(it.annotation.enum_10)
  )
    broken.push("s80");
  if (it.security.bool_0) broken.push("s81");
  if (it.training.bool_9 && it.training.bool_9) broken.push("s82");
  if (it.privacy.detail.int_5 > 765) broken.push("s83");
  if (
    ((it.governance.int_12 > 440 && !it.minors.bool_0) ||
      !(it.security.int_3 > 155) ||
      !it.training.detail.bool_2 ||
      it.content.int_0 > 476) &&
    !(!it.training.detail.bool_2 && it.training.detail.int_8 <= 616 && !it.training.detail.bool_11)
  )
    broken.push("s84");
  if (it.content.detail.list_2.includes("external") && it.training.int_4 >= 134) broken.push("s85");
  if (
    ((it.operations.int_4 > 834 && it.privacy.int_3 > 460) ||
      !it.content.bool_7 ||
      it.labelling.int_3 <= 510 ||
      it.governance.date_6 > "2025-01-01") &&
    it.minors.list_7.includes("standard")
  )
    broken.push("s86");
  if (!it.training.bool_9 && it.channels.every((channel) => !channel.public_entry || channel.active))
    broken.push("s87");
  if (it.training.date_6 > "2022-01-01") broken.push("s88");
  if (it.datasets.some((dataset) => !dataset.consent && dataset.reviewed_on < "2025-01-01")) broken.push("s89");
  if (!exempt && it.labelling.list_9.includes("minimal")) broken.push("s90");
  if (
    it.operations.bool_1 &&
    it.datasets.some(
      (dataset) =>
        ["minimal", "basic", "mixed", "standard"].includes(dataset.licence) && dataset.personal && !dataset.personal,
    )
  )
    broken.push("s91");
  if (it.complaints.date_4 < "2021-01-01" && it.security.int_13 > it.minors.detail.int_8) broken.push("s92");
  if (!it.complaints.bool_9) broken.push("s93");
  if (
    it.governance.detail.enum_11 !== "external" &&
    it.channels.some(
      (channel) =>
        channel.reply_days < 671 &&
        ["basic", "internal", "standard"].includes(channel.kind) &&
        !["external", "planned"].includes(channel.kind),
    )
  )
    broken.push("s94");
  if (!exempt && !it.content.bool_7) broken.push("s95");
  if (!it.security.bool_9) broken.push("s96");
  if (
    it.labelling.detail.int_11 <= 898 &&
    it.annotators.some(
      (annotator) => annotator.hours < 446 && ["strict", "external", "planned"].includes(annotator.role),
    )
  )
    broken.push("s97");
  if (it.operations.detail.list_5.includes("standard")) broken.push("s98");
  if (
    ((it.complaints.int_3 <= 874 && !it.models.bool_6) ||
      (!it.labelling.bool_4 && it.governance.detail.bool_8 && !it.labelling.bool_4)) &&
    !(!it.security.bool_9 || it.training.detail.int_8 > 582)
  )
    broken.push("s99");
  if (
    it.governance.detail.list_5.includes("planned") &&
    it.models.detail.int_2 <= 595 &&
    !it.governance.bool_9 &&
    !(it.training.detail.int_8 < 785) &&
    it.governance.detail.list_5.includes("strict") &&
    it.operations.detail.list_5.includes("minimal") &&
    it.content.int_3 > 118 &&
    !(!it.training.detail.bool_2 || it.agreement.int_7 <= 716 || it.complaints.detail.list_2.includes("external"))
  )
    broken.push("s100");
  if (it.annotators.some((annotator) => !annotator.supervised && !annotator.supervised && !annotator.trained))
    broken.push("s101");
  if (it.labelling.detail.int_11 < 370 && !it.content.bool_4) broken.push("s102");
  if (
    ((it.security.detail.int_5 >= 881 &&
      ["minimal", "external"].includes(it.governance.enum_13) &&
      it.security.detail.int_5 <= 287) ||
      !(it.governance.date_10 > "2024-01-01")) &&
    !(it.training.date_6 > "2022-01-01" || it.governance.int_12 > it.governance.int_3 || it.annotation.int_4 < 908)
  )
    broken.push("s103");
  if (it.labelling.detail.int_8 <= 714) broken.push("s104");
  if (!exempt && it.minors.detail.int_5 > 323 && !(!it.labelling.bool_4 || it.models.int_3 < 397)) broken.push("s105");
  if (it.datasets.some((dataset) => dataset.reviewed_on < "2021-01-01" && dataset.lawful && !dataset.personal))
    broken.push("s106");
  if (it.operations.bool_1) broken.push("s107");
  if (it.datasets.some((dataset) => dataset.reviewed_on < "2022-01-01" && dataset.records > 60)) broken.push("s108");
  if (it.governance.bool_4) broken.push("s109");
  if (
    it.datasets.some(
      (dataset) =>
        ["minimal", "internal", "basic"].includes(dataset.source) && dataset.quality < 439 && !dataset.lawful,
    )
  )
    broken.push("s110");
  if (it.governance.int_12 > it.labelling.int_10) broken.push("s111");
  if (
    it.minors.list_7.includes("planned") &&
    it.channels.some((channel) => !channel.public_entry && ["internal", "planned", "strict"].includes(channel.kind))
  )
    broken.push("s112");
  if (["minimal", "basic", "standard", "strict"].includes(it.privacy.detail.enum_2) && !it.models.bool_4)
    broken.push("s113");
  if (
    ((["basic", "strict", "internal", "mixed", "planned", "minimal"].includes(it.governance.enum_13) &&
      !it.operations.bool_3) ||
      (!it.agreement.bool_1 && !it.training.bool_10) ||
      !(it.governance.detail.enum_2 !== "strict")) &&
    !(it.complaints.date_4 < "2024-01-01" && it.annotation.int_4 < 760)
  )
    broken.push("s114");
  if (!it.operations.detail.bool_8) broken.push("s115");
  if (it.datasets.some((dataset) => dataset.reviewed_on < "2024-01-01" && dataset.records < 868)) broken.push("s116");
  if (
    (!(it.privacy.int_0 < 676) || !it.governance.bool_9 || it.complaints.bool_6) &&
    !(it.security.detail.list_11.includes("external") && it.security.int_4 > 765 && it.governance.bool_9)
  )
    broken.push("s117");
  if (it.governance.list_7.includes("standard")) broken.push("s118");
  if (it.content.detail.enum_5 === "planned") broken.push("s119");
  if (
    it.privacy.int_0 <= 543 &&
    it.filings.some((filing) => filing.valid && ["basic", "internal", "mixed", "planned"].includes(filing.kind))
  )
    broken.push("s120");
  return broken;
}
