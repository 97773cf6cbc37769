/** A text with every construct of the language, in the one layout. */
export const constructs = `// The head of the file.

policy in force from 2023-08-15
policy does not apply where service.channels is empty

article 1 "Purpose" {
  paragraph 1 { informative "principle" }
  paragraph 2 { addressed to state, authority }
}

article 2 {
  in force from 2023-08-15 until 2030-01-01
  unverified "seen"
  quote "a \\"b\\" \\\\ c"
  article applies where all of {
    service.generates_content;
    any of { a is empty; b is present; };
    not (a and b);
  }
  define short means service.launched_on is present
  define limit means if service.large then 5 else if service.small then 1_000 else 2.50

  define long means service.launched_on is present
    except service.something_else is present when service.third is absent
    except aaaaaaaaaaaaaaaaaaaaaaaaaaaaa and bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      when cccccccccccccccccccccccccccccccc or ddddddddddddddddd
    quote "x"

  define measured means
    sum(it.size * 2 for it in service.parts) - 1 <= count(x in service.parts where x.large) / 3

  /// Belongs to the term.
  open term promptly: duration quote "及時"
  open term soon: duration
  open list kinds: service.sectors means [a, rule, ...] quote "等"
  open list others: service.sectors means [a, ...]
  parameter n: percent means 5% from 2020-01-01

  parameter m means
    5 + 2 from 2020-01-01 until 2021-01-01 basis law "art. 3",
    (a == b) from 2021-01-01

  exemption e from label, cn.x.label, article 14 paragraph 1 item 2
    when service.a and service.b
    quote "z"

  exemption e2 from label when service.a

  standard s for each d in service.training.datasets "title" {
    quote     "q"
    on        service
    only if   b
    if        a
    presumed if a
    presumed not if b
    the same as x.labels.legible
    judged by legal valid for 12 months evidence [document, // who
                                                  log]
    judged by x valid for 10 working days
  }

  rule r: provider is encouraged to "act" {
    quote    "q"
    in force from 2025-09-01
    on       service
    for each m in service.models where m.origin != own
    when     y
    unless   x
    upon breach of article 14 paragraph 1, other
    upon breach of any duty of provider in [article 4, article 9 paragraph 2]
    basis    guidance "w"
    unverified "why"
    concept  labels
    remedy   "x"
  }

  rule r2: provider must "act" {
    require  a: complies with cn.deep_synthesis [article 16, article 17]
    require  complies with cn.x
    forbid   evidence: not a == b
    require  s is met for d
    require  share(x in xs where x.a and x.b) >= 50%
    require  t: service.a by service.b + 10 working days
  }

  // Notes.

  rule r3: provider may "a" {}

  rule r4: user has power to "x" {}

  rule r5: user is liable to "x" {}

  rule r6: user is entitled to "x" {}

  not encodable "履行算法備案和變更"
    because "the duty and its dates stand in article 24 of the Algorithm Recommendation Provisions; cn.algorithm_recommendation judges them"
  yields to "x" where y
}
`;
