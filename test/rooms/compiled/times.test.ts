import { test } from "vitest";
import { expectValues } from "./said.ts";

/** Days and moments that are one, that follow one another, and that are not known. */
const sheets = [
  { from_on: "2025-09-01", to_on: "2025-09-01", sent_at: "2025-09-01T08:00:00+08:00", read_at: "2025-09-01T00:00:00Z" },
  {
    from_on: "2025-09-01",
    to_on: "2025-09-04",
    sent_at: "2025-09-01T08:00:00+08:00",
    read_at: "2025-09-02T08:00:00+08:00",
  },
  { from_on: "2025-09-04", to_on: "2025-09-01", sent_at: "2025-09-01T16:30:00Z", read_at: "2025-09-01T23:59:59+08:00" },
  { from_on: "2025-08-31", to_on: "2025-10-01", sent_at: "2025-08-31T16:00:00Z", read_at: "2025-09-05T08:00:00+08:00" },
  { from_on: null, to_on: "2025-09-01", sent_at: null, read_at: "2025-09-01T08:00:00+08:00" },
  { to_on: "2025-09-01", read_at: "2025-09-01T08:00:00+08:00" },
  { from_on: "2025-09-01", sent_at: "2025-09-01T08:00:00+08:00" },
];

const service = {
  from_on: "2025-09-01",
  to_on: { from: "2025-08-01", until: "2025-09-03" },
  sent_at: "2025-09-01T08:00:00+08:00",
  read_at: null,
  span: "3 days",
  wait: "24 hours",
};
const asked = { service, factsOn: "2025-09-04" };

test("days and moments, a day and a moment by the day of the moment", () => {
  expectValues(
    sheets,
    {
      "sheet.from_on == sheet.to_on": "ynnn???",
      "sheet.from_on < sheet.to_on": "nyny???",
      "sheet.from_on <= sheet.to_on": "yyny???",
      "sheet.from_on == 2025-09-01": "yynn??y",
      "sheet.from_on >= 2025-09-04": "nnyn??n",
      "sheet.sent_at == sheet.read_at": "ynnn???",
      "sheet.sent_at < sheet.read_at": "nyny???",
      "sheet.sent_at <= sheet.read_at": "yyny???",
      "sheet.from_on == sheet.sent_at": "yynn??y",
      "sheet.sent_at < sheet.to_on": "nyny???",
      "sheet.from_on <= sheet.read_at": "yyny???",
      "sheet.sent_at == 2025-09-01": "yyny??y",
      "sheet.sent_at <= as_of": "yyyy??y",
      "sheet.from_on < facts_on": "yyny??y",
      "facts_on >= sheet.to_on": "yyynyy?",
      "facts_on < as_of": "yyyyyyy",
      "sheet.at > facts_on": "yyyyyyy",
    },
    asked,
  );
});

test("days and moments of what is fixed", () => {
  expectValues(
    sheets,
    {
      "sheet.from_on == service.from_on": "yynn??y",
      "sheet.sent_at == service.sent_at": "yynn??y",
      "service.sent_at < sheet.to_on": "nynynn?",
      "sheet.from_on == service.sent_at": "yynn??y",
      "sheet.sent_at > service.from_on": "nnyn??n",
      "sheet.sent_at > service.read_at": "???????",
      "sheet.sent_at > service.at": "???????",
      "sheet.from_on > service.group.to_on": "???????",
      "service.from_on + 3 days == sheet.to_on": "nynnnn?",
      "service.sent_at + 24 hours == sheet.read_at": "nynnnn?",
      "service.sent_at < facts_on": "yyyyyyy",
      "sheet.from_on > service.to_on": "??y???? (island)",
      "sheet.sent_at > service.to_on": "??????? (island)",
      "sheet.to_on - service.to_on < 2 days": "???n??? (island)",
      "sheet.to_on - service.read_at < 2 days": "??????? (island)",
      "sheet.to_on - service.at < 2 days": "??????? (island)",
    },
    asked,
  );
});

test("what lies some days, months or hours before or after", () => {
  expectValues(
    sheets,
    {
      "sheet.from_on + 3 days == sheet.to_on": "nynn???",
      "3 days + sheet.from_on == sheet.to_on": "nynn???",
      "sheet.to_on - 3 days == sheet.from_on": "nynn???",
      "sheet.from_on + 1 month >= sheet.to_on": "yyyn???",
      "sheet.from_on + 2 working days < sheet.to_on": "nyny???",
      "sheet.from_on - 1 working day < 2025-08-29": "nnnn??n",
      "sheet.sent_at + 24 hours == sheet.read_at": "nynn???",
      "sheet.read_at - 24 hours == sheet.sent_at": "nynn???",
      "sheet.sent_at + 1 day == sheet.read_at": "nynn???",
      "sheet.sent_at + 24 hours <= sheet.to_on": "nyny???",
      "sheet.sent_at + 24 hours + 1 day >= sheet.to_on": "ynyn???",
      "sheet.from_on + 3 days - 2 days > sheet.to_on": "ynyn???",
      "sheet.from_on + service.span == sheet.to_on": "nynn???",
      "sheet.sent_at + service.span == sheet.to_on": "nynn???",
      "sheet.sent_at + service.wait == sheet.read_at": "nynn???",
      "sheet.from_on + 1 day in [2025-09-02, 2025-09-03]": "yynn??y",
      "sheet.sent_at in [2025-09-01, sheet.to_on]": "yyny??y",
    },
    asked,
  );
});

test("a period that is not fixed, and hours from a day, are the reference's", () => {
  const spans = sheets.map((it, at) => ({ ...it, ...(at < 3 ? { span: "3 days" } : {}) }));
  expectValues(
    spans,
    {
      "sheet.from_on + sheet.span == sheet.to_on": "nyn???? (island)",
      "sheet.from_on + service.wait == sheet.to_on": "??????? (island)",
      "sheet.from_on + slack >= sheet.to_on": "??????? (island)",
      "sheet.from_on in sheet.moments": "??????? (island)",
      "(if sheet.n > 1 then 2025-09-01 else sheet.to_on) == 2025-09-01": "y?y?yy? (island)",
      "(if sheet.n > 1 then sheet.from_on else sheet.to_on) == 2025-09-01": "y??????",
      "(if sheet.n > 1 then sheet.from_on else sheet.sent_at) == 2025-09-01": "yy????y (island)",
    },
    { ...asked, before: 'open term slack: duration quote "乙丙"' },
  );
});

test("how long it is from one to the other", () => {
  expectValues(
    sheets,
    {
      "sheet.to_on - sheet.from_on == 3 days": "nynn???",
      "sheet.to_on - sheet.from_on >= 1 day": "nyny???",
      "sheet.to_on - sheet.from_on < 1 month": "yyyn???",
      "sheet.read_at - sheet.sent_at >= 1 day": "nyny???",
      "sheet.to_on - sheet.sent_at == 3 days": "nynn???",
      "2025-09-04 - sheet.from_on == 3 days": "yynn??y",
      "sheet.to_on - service.from_on == 3 days": "nynnnn?",
      "sheet.read_at - service.sent_at < 24 hours": "ynynyy?",
      "sheet.to_on - (sheet.from_on + 1 day) == 2 days": "nynn???",
      "(sheet.sent_at + 24 hours) - sheet.from_on == 1 day": "yynn??y",
      "sheet.to_on - sheet.from_on == service.span": "nynn???",
    },
    asked,
  );
});

test("a choice between what may be written in two ways is the reference's", () => {
  const twice = [
    {
      yes: true,
      sent_at: "2025-09-01T08:00:00+08:00",
      read_at: "2025-09-02T08:00:00+08:00",
      span: "1 days",
      wait: "2 days",
    },
    { sent_at: "2025-09-01T08:00:00+08:00", read_at: "2025-09-01T00:00:00Z", span: "1 days", wait: "24 hours" },
    { sent_at: "2025-09-01T08:00:00+08:00", read_at: "2025-09-02T00:00:00Z", span: "1 days", wait: "2 days" },
  ];
  expectValues(twice, {
    "(if sheet.yes then sheet.sent_at else sheet.read_at) < 2025-09-02": "yy? (island)",
    "(if sheet.yes then sheet.span else sheet.wait) == 1 day": "yy? (island)",
  });
});

test("a choice that is fixed is what it chooses", () => {
  expectValues(
    sheets,
    {
      "(if service.span is present then sheet.from_on + 1 day else sheet.sent_at) == 2025-09-02": "yynn??y",
      "(if service.n is absent then sheet.from_on else sheet.to_on - 1 day) == 2025-09-03": "??????? (island)",
      "(if service.read_at is present then sheet.from_on else sheet.to_on - 1 day) == 2025-09-03": "nynnnn?",
    },
    asked,
  );
});

test("durations", () => {
  const durations = [
    { span: "24 hours", wait: "1 days" },
    { span: "2 days", wait: "3 days" },
    { span: "3 days", wait: "2 days" },
    { span: "1 months", wait: "30 days" },
    { span: "5 working days", wait: "1 weeks" },
    { span: null, wait: "2 days" },
    { span: "2 days", wait: null },
    { wait: "2 days" },
    {},
  ];
  expectValues(
    durations,
    {
      "sheet.span == sheet.wait": "ynn??????",
      "sheet.span < sheet.wait": "nyn??????",
      "sheet.span <= sheet.wait": "yyn??????",
      "sheet.span == 24 hours": "ynnnn?n??",
      "sheet.span >= 1 month": "nnny??n??",
      "sheet.span < 48 hours": "ynnnn?n??",
      "sheet.span == service.span": "nnynn?n??",
      "sheet.span < service.wait": "nnnnn?n??",
      "sheet.span in [2 days, 3 days]": "nyynn?y??",
      "sheet.span in [sheet.wait, ...]": "y????????",
      "sheet.span is present": "yyyyyny??",
      "2025-09-04 - sheet.from_on == sheet.span": "?????????",
    },
    asked,
  );
});
