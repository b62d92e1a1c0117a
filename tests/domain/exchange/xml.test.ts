import { expect, test } from 'vitest';
import { attributeOf, eachXmlPart, type XmlPart } from '#domain/exchange/xml';

function partsOf(source: string): XmlPart[] | null {
  const parts: XmlPart[] = [];
  return eachXmlPart(source, (part) => parts.push(part)) ? parts : null;
}

test('tags, text, comments and marked sections come in their order, names without their prefix', () => {
  expect(
    partsOf('<?xml version="1.0"?><x:a b="1>2"><!-- <no> -->t &lt;&#65;&#x4e2d;<![CDATA[<c>]]><d/></x:a>'),
  ).toEqual([
    { is: 'open', name: 'a', attributes: ' b="1>2"' },
    { is: 'text', text: 't <A中' },
    { is: 'text', text: '<c>' },
    { is: 'open', name: 'd', attributes: '' },
    { is: 'close', name: 'd' },
    { is: 'close', name: 'a' },
  ]);
});

test.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['an entity that XML does not have', '<a>&nbsp;</a>'],
  ['a tag that never ends', '<a b="'],
  ['a tag that is not closed', '<a><b></a>'],
  ['a close of nothing', '</a>'],
  ['a comment that never ends', '<a><!-- </a>'],
  ['a tag without a name', '<a>< b></a>'],
  ['a tag inside a tag', '<a <b>></a>'],
  ['a thousand tags in each other', '<a>'.repeat(1000) + '</a>'.repeat(1000)],
])('%s is refused', (_what, source) => {
  expect(partsOf(source)).toBeNull();
});

test('an attribute is found by its whole name, in either quotes, with signs for what XML writes so', () => {
  const attributes = ` hidden = "0" xr="x" r='A1' r:id="rId3" name="a &amp; b"`;
  expect(attributeOf(attributes, 'r')).toBe('A1');
  expect(attributeOf(attributes, 'hidden')).toBe('0');
  expect(attributeOf(attributes, ':id')).toBe('rId3');
  expect(attributeOf(attributes, 'name')).toBe('a & b');
  expect(attributeOf(attributes, 'id')).toBeUndefined();
});
