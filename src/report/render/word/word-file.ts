import { writeZip } from "../../../base/zip.ts";
import type { Locale } from "../../../base/locale.ts";
import { html as xml, type Html as Xml } from "../html/html-template.ts";

const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const typed = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const paper = { width: 11906, height: 16838, margin: 800 } as const;

/** What stands over every page: at its left, and at its right. */
export interface PageHead {
  readonly left: string;
  readonly right: string;
}

/** A document of Word, on A4, with page numbers. Equal documents have equal bytes. */
export function wordFile(title: string, body: readonly Xml[], locale: Locale, head?: PageHead): Uint8Array {
  const { width, height, margin: edge } = paper;
  const parts: readonly (readonly [path: string, content: Xml])[] = [
    [
      "[Content_Types].xml",
      xml`<Types xmlns="${packaged}/content-types"
        ><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"
        /><Default Extension="xml" ContentType="application/xml"
        /><Override PartName="/word/document.xml" ContentType="${typed}.document.main+xml"
        /><Override PartName="/word/styles.xml" ContentType="${typed}.styles+xml"
        /><Override PartName="/word/settings.xml" ContentType="${typed}.settings+xml"
        /><Override PartName="/word/header1.xml" ContentType="${typed}.header+xml"
        /><Override PartName="/word/footer1.xml" ContentType="${typed}.footer+xml"
        /><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"
      /></Types>`,
    ],
    [
      "_rels/.rels",
      xml`<Relationships xmlns="${packaged}/relationships"
        ><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"
        /><Relationship Id="rId2" Type="${packaged}/relationships/metadata/core-properties" Target="docProps/core.xml"
      /></Relationships>`,
    ],
    [
      "docProps/core.xml",
      xml`<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"
        ><dc:title>${title}</dc:title><dc:language>${locale.tag}</dc:language></cp:coreProperties>`,
    ],
    [
      "word/_rels/document.xml.rels",
      xml`<Relationships xmlns="${packaged}/relationships"
        ><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"
        /><Relationship Id="rId2" Type="${relations}/footer" Target="footer1.xml"
        /><Relationship Id="rId3" Type="${relations}/header" Target="header1.xml"
        /><Relationship Id="rId4" Type="${relations}/settings" Target="settings.xml"
      /></Relationships>`,
    ],
    ["word/styles.xml", styles(locale)],
    [
      "word/settings.xml",
      xml`<w:settings xmlns:w="${main}"
        ><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15" /></w:compat
      ></w:settings>`,
    ],
    ["word/header1.xml", xml`<w:hdr xmlns:w="${main}">${head ? pageHead(head) : paragraph("plain", [])}</w:hdr>`],
    [
      "word/footer1.xml",
      xml`<w:ftr xmlns:w="${main}"><w:p><w:pPr><w:jc w:val="right" /></w:pPr>${field("PAGE")}${run(" / ")}${field("NUMPAGES")}</w:p></w:ftr>`,
    ],
    [
      "word/document.xml",
      xml`<w:document xmlns:w="${main}" xmlns:r="${relations}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
        ><w:body
          >${body}<w:sectPr
            ><w:headerReference w:type="default" r:id="rId3" /><w:footerReference w:type="default" r:id="rId2" /><w:pgSz w:w="${width}" w:h="${height}" /><w:pgMar
              w:top="${edge}" w:right="${edge}" w:bottom="${edge}" w:left="${edge}" w:header="450" w:footer="450" w:gutter="0" /></w:sectPr
        ></w:body
      ></w:document>`,
    ],
  ];
  return writeZip(new Map(parts.map(([path, content]) => [path, declaration + content.markup.trim()])));
}

/** The cells of the width of a page, in twentieths of a point. */
export const pageWidth = paper.width - 2 * paper.margin;

const styleNames = {
  title: "Title",
  chapter: "Heading1",
  section: "Heading2",
  duty: "Duty",
  law: "Law",
  small: "Small",
  cell: "Cell",
  line: "Line",
  plain: "Normal",
} as const;
export type WordStyle = keyof typeof styleNames;

/** Where the texts of lines with a word in the margin begin. */
const margin = 1200;

const wordLanguage = ({ tag }: Pick<Locale, "tag">): string =>
  tag === "zh-Hant" ? "zh-TW" : tag === "zh-Hans" ? "zh-CN" : "en-GB";

function styles({ tag }: Locale): Xml {
  const chinese = tag === "zh-Hant" ? "zh-TW" : "zh-CN";
  const east = tag === "zh-Hant" ? "Microsoft JhengHei" : "Microsoft YaHei";
  const style = (id: string, name: string, paragraph: Xml, letters: Xml): Xml =>
    xml`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}" /><w:basedOn w:val="Normal" /><w:pPr>${paragraph}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`;
  const tint = xml`<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="BBBBBB" /></w:pBdr><w:shd w:val="clear" w:fill="F4F4F4" /><w:spacing w:before="20" w:after="20" /><w:ind w:left="200" />`;
  return xml`<w:styles xmlns:w="${main}"
    ><w:docDefaults
      ><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="${east}" /><w:sz w:val="20" /><w:lang w:val="${wordLanguage({ tag })}" w:eastAsia="${chinese}" /></w:rPr></w:rPrDefault
      ><w:pPrDefault><w:pPr><w:spacing w:after="60" /></w:pPr></w:pPrDefault></w:docDefaults
    ><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal" /></w:style
    >${style("Title", "Title", xml`<w:keepNext /><w:spacing w:after="120" />`, xml`<w:b /><w:sz w:val="40" />`)}${style("Heading1", "heading 1", xml`<w:keepNext /><w:spacing w:before="240" w:after="80" /><w:outlineLvl w:val="0" />`, xml`<w:b /><w:sz w:val="30" />`)}${style("Heading2", "heading 2", xml`<w:keepNext /><w:spacing w:before="160" w:after="40" /><w:outlineLvl w:val="1" />`, xml`<w:b /><w:sz w:val="22" />`)}${style("Duty", "Duty", xml`<w:keepNext /><w:spacing w:after="20" />`, xml``)}${style("Law", "Law", xml`<w:keepNext />${tint}`, xml`<w:sz w:val="22" />`)}${style("Small", "Small", xml`<w:keepNext /><w:spacing w:after="20" />`, xml`<w:color w:val="444444" /><w:sz w:val="17" />`)}${style("Cell", "Cell", xml`<w:spacing w:before="10" w:after="10" />`, xml`<w:sz w:val="17" />`)}${style("Line", "Line", xml`<w:tabs><w:tab w:val="left" w:pos="${margin}" /></w:tabs><w:spacing w:after="0" /><w:ind w:left="${margin}" w:hanging="${margin}" />`, xml`<w:sz w:val="17" />`)}</w:styles>`;
}

const run = (text: string): Xml => xml`<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** How a text stands out; `color` in hexadecimal, `language` as of another language than the document. */
interface Look {
  readonly isBold?: boolean;
  readonly isCode?: boolean;
  readonly color?: string;
  readonly language?: string;
}

export function styled(text: string, { isBold, isCode, color, language }: Look): Xml {
  const look = [
    isCode ? xml`<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas" />` : xml``,
    isBold ? xml`<w:b />` : xml``,
    color === undefined ? xml`` : xml`<w:color w:val="${color}" />`,
    language === undefined ? xml`` : xml`<w:lang w:val="${language}" w:eastAsia="${language}" />`,
  ];
  return xml`<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A text with a word in its margin. */
export const line = (label: string, content: readonly (string | Xml)[]): Xml =>
  paragraph("line", [styled(label, { isBold: true }), xml`<w:r><w:tab /></w:r>`, ...content]);

const pageHead = ({ left, right }: PageHead): Xml =>
  xml`<w:p><w:pPr><w:pStyle w:val="Small" /><w:tabs><w:tab w:val="right" w:pos="${pageWidth}" /></w:tabs></w:pPr>${run(left)}<w:r><w:tab /></w:r>${run(right)}</w:p>`;

const field = (name: string): Xml => xml`<w:fldSimple w:instr="${name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

/** A paragraph of texts and fields to fill in. `breaks`: it begins a page. */
export function paragraph(style: WordStyle, content: readonly (string | Xml)[], breaks = false): Xml {
  const properties = xml`<w:pStyle w:val="${styleNames[style]}" />${breaks ? xml`<w:pageBreakBefore />` : xml``}`;
  return xml`<w:p><w:pPr>${properties}</w:pPr>${content.map((it) => (typeof it === "string" ? run(it) : it))}</w:p>`;
}

/** A table whose rows no page cuts; the first one stands again at the head of each page. `widths`: of its columns, in hundredths. */
export function table(widths: readonly number[], rows: readonly (readonly Xml[])[], hasHead: boolean): Xml {
  const cells = widths.map((it) => Math.round((pageWidth * it) / 100));
  const line = xml`<w:insideH w:val="single" w:sz="4" w:color="BBBBBB" /><w:bottom w:val="single" w:sz="4" w:color="BBBBBB" />`;
  return xml`<w:tbl
    ><w:tblPr><w:tblW w:w="${pageWidth}" w:type="dxa" /><w:tblBorders>${hasHead ? line : xml``}</w:tblBorders><w:tblLayout w:type="fixed" /></w:tblPr
    ><w:tblGrid>${cells.map((it) => xml`<w:gridCol w:w="${it}" />`)}</w:tblGrid
    >${rows.map((row, at) => xml`<w:tr><w:trPr><w:cantSplit />${hasHead && at === 0 ? xml`<w:tblHeader />` : xml``}</w:trPr>${row.map((it, column) => xml`<w:tc><w:tcPr><w:tcW w:w="${cells[column] ?? 0}" w:type="dxa" />${hasHead && at === 0 ? xml`<w:shd w:val="clear" w:fill="EEEEEE" />` : xml``}</w:tcPr>${it}</w:tc>`)}</w:tr>`)}</w:tbl>`;
}

/** What stands in a cell, one below another. */
export const cell = (content: readonly Xml[]): Xml => xml`${content}`;

/** A field to write into: `tag` says to machines which one it is; `empty` stands there until somebody writes; `day`: a date, picked in this language. */
export function textField(tag: string, label: string, empty: string, day?: Pick<Locale, "tag">): Xml {
  const kind = day
    ? xml`<w:date><w:dateFormat w:val="yyyy-MM-dd" /><w:lid w:val="${wordLanguage(day)}" /><w:storeMappedDataAs w:val="date" /><w:calendar w:val="gregorian" /></w:date>`
    : xml`<w:text />`;
  return xml`<w:sdt><w:sdtPr><w:alias w:val="${label}" /><w:tag w:val="${tag}" /><w:showingPlcHdr />${kind}</w:sdtPr><w:sdtContent>${run(empty)}</w:sdtContent></w:sdt>`;
}

/** A text that is read back, and that nobody can change. */
export const fixedField = (tag: string, text: string): Xml =>
  xml`<w:sdt><w:sdtPr><w:tag w:val="${tag}" /><w:lock w:val="sdtContentLocked" /><w:text /></w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;

/** A box to tick. */
export const tickBox = (tag: string, label: string): Xml =>
  xml`<w:sdt><w:sdtPr><w:alias w:val="${label}" /><w:tag w:val="${tag}" /><w14:checkbox><w14:checked w14:val="0" /><w14:checkedState w14:val="2612" w14:font="MS Gothic" /><w14:uncheckedState w14:val="2610" w14:font="MS Gothic" /></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" /></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>`;
