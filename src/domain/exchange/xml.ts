/** What an XML text consists of, one after another. Names are without their prefix. */
export type XmlPart =
  | { is: 'open'; name: string; attributes: string }
  | { is: 'close'; name: string }
  | { is: 'text'; text: string };

const MARKUP =
  /<(?:!--[^]*?-->|\?[^]*?\?>|!\[CDATA\[([^]*?)\]\]>|(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>)/y;

/**
 * Reads the parts of an XML text in order, in one pass. Document types are refused, and with them every entity but the
 * five that XML has: nothing is fetched and nothing grows.
 * @returns false when it is broken or refused; what was read until then is to be thrown away
 */
export function eachXmlPart(source: string, take: (part: XmlPart) => void): boolean {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const open: string[] = [];
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;
    if (end > at) {
      const words = unescapeXml(text.slice(at, end));
      if (words === null) return false;
      take({ is: 'text', text: words });
    }
    if (next < 0) break;
    MARKUP.lastIndex = next;
    const found = MARKUP.exec(text);
    if (found === null) return false;
    if (!takeMarkup(found, open, take)) return false;
    at = MARKUP.lastIndex;
  }
  return open.length === 0;
}

function takeMarkup(found: RegExpExecArray, open: string[], take: (part: XmlPart) => void): boolean {
  const [, characters, closing, name, attributes = '', empty] = found;
  if (characters !== undefined) take({ is: 'text', text: characters });
  if (name === undefined) return true;
  if (closing === '/') {
    take({ is: 'close', name });
    return open.pop() === name;
  }
  take({ is: 'open', name, attributes });
  if (empty === '/') take({ is: 'close', name });
  else open.push(name);
  return open.length <= 100;
}

/** The value of an attribute, by its whole name; undefined when there is none. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : (unescapeXml(value) ?? undefined);
}

const FIVE: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Null when it names an entity that XML itself does not have. */
function unescapeXml(text: string): string | null {
  if (!text.includes('&')) return text;
  let known = true;
  const plain = text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));?/g, (_, ten, hex, name) => {
    const code = ten === undefined ? (hex === undefined ? null : Number.parseInt(hex, 16)) : Number(ten);
    const character =
      code === null ? FIVE.get(name) : code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
    known &&= character !== undefined;
    return character ?? '';
  });
  return known ? plain : null;
}
