import { strToU8, zipSync } from 'fflate';

type Written = string | number | { f: string; v?: string } | null;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));

function cellXml(value: Written, reference: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`;
  if (typeof value === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  return `<c r="${reference}"><f>${escaped(value.f)}</f><v>${value.v ?? ''}</v></c>`;
}

/** A worksheet of these rows; what is null is not there. */
export const worksheetXml = (
  rows: readonly (readonly Written[])[],
  { merged = [], hidden = [] }: { merged?: string[]; hidden?: number[] } = {},
): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
  .map(
    (cells, at) =>
      `<row r="${at + 1}"${hidden.includes(at + 1) ? ' hidden="1"' : ''}>${cells
        .map((cell, column) => cellXml(cell, `${letters(column)}${at + 1}`))
        .join('')}</row>`,
  )
  .join('')}</sheetData>${
  merged.length === 0
    ? ''
    : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
}</worksheet>`;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Book = {
  sheets?: { name: string; state?: string; xml: string }[];
  strings?: string;
  from1904?: boolean;
  more?: Record<string, string>;
};

/** An .xlsx file as a spreadsheet writes one. */
export function workbook({ sheets = [], strings, from1904 = false, more = {} }: Book): Uint8Array {
  const of = (path: string, text: string) => [path, strToU8(text)] as const;
  return zipSync(
    Object.fromEntries([
      of(
        '[Content_Types].xml',
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
      of(
        'xl/workbook.xml',
        `<workbook xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
          .map(
            ({ name, state }, at) =>
              `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
          )
          .join('')}</sheets></workbook>`,
      ),
      of(
        'xl/_rels/workbook.xml.rels',
        `<Relationships>${sheets
          .map(
            (_, at) =>
              `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
          )
          .join('')}</Relationships>`,
      ),
      ...sheets.map(({ xml }, at) => of(`xl/worksheets/sheet${at + 1}.xml`, xml)),
      ...(strings === undefined ? [] : [of('xl/sharedStrings.xml', strings)]),
      ...Object.entries(more).map(([path, text]) => of(path, text)),
    ]),
  );
}

/** A workbook of one sheet with these rows. */
export const book = (
  rows: readonly (readonly Written[])[],
  marks: Parameters<typeof worksheetXml>[1] = {},
): Uint8Array => workbook({ sheets: [{ name: '名单', xml: worksheetXml(rows, marks) }] });
