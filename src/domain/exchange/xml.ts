/** What an XML text consists of, one after another. Names are without their prefix. */
export type XmlPart =
  | { is: 'open'; name: string; attributes: string }
  | { is: 'close'; name: string }
  | { is: 'text'; text: string };

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
    at =
      text[next + 1] === '!' || text[next + 1] === '?'
        ? pastMark(text, next, take)
        : pastTag(text, next, { open, take });
    if (at < 0) return false;
  }
  return open.length === 0;
}

/** Comments and declarations say nothing, marked sections are text. -1 for a document type, and for what never ends. */
function pastMark(text: string, from: number, take: (part: XmlPart) => void): number {
  const [begin, close] = text.startsWith('<!--', from)
    ? ['<!--', '-->']
    : text.startsWith('<![CDATA[', from)
      ? ['<![CDATA[', ']]>']
      : ['<?', '?>'];
  const end = text.startsWith(begin, from) ? text.indexOf(close, from + begin.length) : -1;
  if (end < 0) return -1;
  if (close === ']]>') take({ is: 'text', text: text.slice(from + begin.length, end) });
  return end + close.length;
}

const DEEPEST = 100;

type Open = { open: string[]; take: (part: XmlPart) => void };

/** -1 when it is none, never ends, or closes what is not open. */
function pastTag(text: string, from: number, { open, take }: Open): number {
  const end = endOfTag(text, from + 1);
  const closing = text[from + 1] === '/';
  const empty = text[end - 1] === '/';
  const inner = text.slice(closing ? from + 2 : from + 1, empty ? end - 1 : end);
  const whole = /^[\w.-]+(?::[\w.-]+)?/.exec(inner)?.[0];
  if (end < 0 || whole === undefined || inner.includes('<')) return -1;
  const name = whole.slice(whole.indexOf(':') + 1);
  if (closing) {
    take({ is: 'close', name });
    return open.pop() === name ? end + 1 : -1;
  }
  take({ is: 'open', name, attributes: inner.slice(whole.length) });
  if (empty) take({ is: 'close', name });
  else open.push(name);
  return open.length > DEEPEST ? -1 : end + 1;
}

/** Where a tag ends: at the first > that stands in no quotes. */
function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '>') return at;
    if (character !== '"' && character !== "'") continue;
    at = text.indexOf(character, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

/** The value of an attribute by its name, with `:` before it in whatever namespace; undefined when there is none. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const plain =
    attributes.includes(' =') || attributes.includes('= ') ? attributes.replace(/\s*=\s*/g, '=') : attributes;
  const sought = `${name}=`;
  for (let at = plain.indexOf(sought); at >= 0; at = plain.indexOf(sought, at + 1)) {
    const quote = plain[at + sought.length];
    const whole = name.startsWith(':') || /\s/.test(plain[at - 1] ?? ' ');
    if (!whole || (quote !== '"' && quote !== "'")) continue;
    const from = at + sought.length + 1;
    const end = plain.indexOf(quote, from);
    return end < 0 ? undefined : (unescapeXml(plain.slice(from, end)) ?? undefined);
  }
  return undefined;
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
