import { unzipSync } from 'fflate';
import { fault, ok, type Result } from '../result';
import type { Sheet, SheetFault } from './sheet';
import { readWorksheet } from './worksheet';
import { attributeOf, eachXmlPart } from './xml';

/** A list has a dozen parts; a bomb has thousands, or few that unpack to gigabytes. */
const ENTRIES = 1000;
const PART_BYTES = 60_000_000;

/** The first visible sheet of an .xlsx file (ECMA-376): a zip of XML of which four parts are read, and no more. */
export function readXlsx(bytes: Uint8Array): Result<Sheet, SheetFault> {
  const names = namesIn(bytes);
  if (typeof names === 'string') return fault(names);
  if (names.some((name) => /vbaProject|macrosheets\//.test(name))) return fault('macros');
  const part = partsOf(bytes);
  const workbook = part('xl/workbook.xml');
  const relations = part('xl/_rels/workbook.xml.rels');
  if (workbook === null || relations === null)
    return fault(names.includes('xl/workbook.xml') ? 'broken' : 'other-kind');
  const about = readWorkbook(workbook, relations);
  const worksheet = about === null ? null : part(about.path);
  const strings = names.includes('xl/sharedStrings.xml') ? readStrings(part('xl/sharedStrings.xml')) : [];
  if (about === null || worksheet === null || strings === null) return fault('broken');
  const rows = readWorksheet(worksheet, strings);
  return rows.ok ? ok({ rows: rows.value, from1904: about.from1904 }) : rows;
}

function namesIn(bytes: Uint8Array): string[] | SheetFault {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        if (names.length <= ENTRIES) names.push(name);
        return false;
      },
    });
  } catch {
    return 'broken';
  }
  return names.length > ENTRIES ? 'too-large' : names;
}

/** Unpacks a part by its name, as text. What says that it is bigger than a list can be is not unpacked. */
const partsOf =
  (bytes: Uint8Array) =>
  (path: string): string | null => {
    try {
      const parts = unzipSync(bytes, {
        filter: ({ name, originalSize }) => name === path && originalSize <= PART_BYTES,
      });
      const part = parts[path];
      return part === undefined ? null : new TextDecoder('utf-8', { fatal: true }).decode(part);
    } catch {
      return null;
    }
  };

/** The path of the first sheet that is not hidden, and from when days are counted. */
function readWorkbook(workbook: string, relations: string): { path: string; from1904: boolean } | null {
  const targets = new Map<string, string>();
  const related = eachXmlPart(relations, (part) => {
    if (part.is !== 'open' || part.name !== 'Relationship') return;
    const of = (name: string) => attributeOf(part.attributes, name) ?? '';
    if (of('Type').endsWith('/worksheet') && of('TargetMode') !== 'External')
      targets.set(of('Id'), of('Target'));
  });
  const paths: string[] = [];
  let from1904 = false;
  const read = eachXmlPart(workbook, (part) => {
    if (part.is !== 'open') return;
    if (part.name === 'workbookPr')
      from1904 = ['1', 'true'].includes(attributeOf(part.attributes, 'date1904') ?? '');
    const target = targets.get(attributeOf(part.attributes, ':id') ?? '');
    const shown = (attributeOf(part.attributes, 'state') ?? 'visible') === 'visible';
    if (part.name === 'sheet' && shown && target !== undefined) paths.push(target);
  });
  const [path] = paths;
  if (!related || !read || path === undefined) return null;
  return { path: path.startsWith('/') ? path.slice(1) : `xl/${path}`, from1904 };
}

/** The texts that cells point at; how a word is to be pronounced is left out. Null when it is broken. */
function readStrings(source: string | null): string[] | null {
  if (source === null) return null;
  const strings: string[] = [];
  let text = '';
  let within = '';
  let spoken = 0;
  const read = eachXmlPart(source, (part) => {
    if (part.is === 'text') {
      if (within === 't' && spoken === 0) text += part.text;
      return;
    }
    if (part.name === 'rPh') spoken += part.is === 'open' ? 1 : -1;
    within = part.is === 'open' ? part.name : '';
    if (part.name !== 'si') return;
    if (part.is === 'close') strings.push(text);
    text = '';
  });
  return read ? strings : null;
}
