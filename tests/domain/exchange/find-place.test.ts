import { expect, test } from 'vitest';
import { type FoundPlace, placeFinder } from '#domain/exchange/find-place';
import { NAMES } from './names';

const finder = placeFinder(NAMES);
const DIGITS = [2, 4, 6, 9, null];
/** Words in the columns province, city, county, town and place; '' is an empty column. */
const columns = (...words: string[]): FoundPlace =>
  finder.find(words.flatMap((text, at) => (text === '' ? [] : [{ text, digits: DIGITS[at] ?? null }])));
const line = (text: string): FoundPlace => finder.find([{ text, digits: null }]);

test.each<[string, FoundPlace, string]>([
  ['each level in its column', columns('陕西省', '西安市', '雁塔区', '小寨路街道'), '610113002'],
  ['all in one', line('陕西省西安市雁塔区小寨路街道'), '610113002'],
  ['with blanks and signs between', line('陕西省 - 西安市 / 雁塔区'), '610113'],
  ['without the endings', columns('陕西', '西安', '雁塔'), '610113'],
  ['a level left out', columns('陕西省', '', '雁塔区'), '610113'],
  ['a municipality that is its own city', columns('上海市', '上海市', '浦东新区', '北蔡镇'), '310115131'],
  ['a municipality with 市辖区', columns('上海市', '市辖区', '浦东新区'), '310115'],
  ['a district by its short name', line('上海浦东北蔡镇'), '310115131'],
  ['a prefecture of peoples', columns('湖北省', '恩施州'), '4228'],
  ['a city of the same name within it', columns('湖北省', '恩施州', '恩施市'), '422801'],
  ['a county right below its province', columns('湖北省', '仙桃市'), '429004'],
  ['a province and a city of one name, by the column', columns('吉林'), '22'],
  ['the city by its column', columns('', '吉林'), '2202'],
  ['a district that there is twice, by its city', columns('', '长春市', '朝阳区'), '220104'],
  ['a region', line('内蒙古'), '15'],
  ['a village of the own county', line('汉阴县城关镇南街社区'), '610921100001'],
])('%s', (_what, found, place) => {
  expect(found).toEqual({ is: 'found', place });
});

test('a district that there is twice is asked for, with all of them', () => {
  expect(line('朝阳区')).toEqual({ is: 'which', places: ['110105', '220104'], rest: '' });
  expect(line('吉林')).toEqual({ is: 'which', places: ['22', '2202'], rest: '' });
});

test('words below a town without a code are kept, and the town counts', () => {
  expect(columns('上海市', '', '浦东新区', '北蔡镇', '莲溪路500弄')).toEqual({
    is: 'coarse',
    place: '310115131',
    rest: '莲溪路500弄',
  });
});

test('words that lead no further than a district are asked about: nobody closes a district for a street', () => {
  expect(columns('陕西省', '西安市', '雁塔区', '不存在街道')).toEqual({
    is: 'unknown',
    place: '610113',
    rest: '不存在街道',
  });
});

test('a place that lies elsewhere than its province is asked about, not guessed', () => {
  expect(columns('湖南省', '西安市')).toEqual({ is: 'unknown', place: '43', rest: '西安市' });
});

test('a town of the same name and another kind is offered, not taken', () => {
  expect(columns('广东省', '东莞市', '', '长安街道')).toEqual({
    is: 'which',
    places: ['441900119'],
    rest: '',
  });
});

test('several places in one row are not cut down to the first', () => {
  expect(columns('上海市', '', '浦东新区', '北蔡镇、三林镇')).toMatchObject({ is: 'several' });
  expect(line('上海市浦东新区北蔡镇和三林镇')).toMatchObject({ is: 'several' });
});

test('what names nothing leads nowhere', () => {
  expect(line('火星')).toEqual({ is: 'unknown', place: null, rest: '火星' });
});

test('a code is known when it is listed, or when its town is', () => {
  expect(finder.knows('310115')).toBe(true);
  expect(finder.knows('310115131009')).toBe(true);
  expect(finder.knows('310199')).toBe(false);
  expect(finder.knows('310115199')).toBe(false);
});
