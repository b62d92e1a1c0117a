import type { DeclaredPerson } from '#domain/declaration/declaration';
import { checkCharacter } from '#domain/document/national-id';
import type { Chance } from './seeded';

const FAMILY = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [
  ...'安柏辰德芳国海航和华慧嘉建杰静娟君凯兰丽亮林玲敏明娜宁鹏平琴清秋瑞珊诗书思松婷伟文霞晓欣秀旭雪雅燕怡英颖宇雨玉月云芸泽志',
];

/**
 * Somebody who does not exist: the number has a good check digit and a region (839999) that was never given out, the
 * phone begins as no phone number does, and a plate has a letter O, which plates never have.
 */
export function madeUpPerson(chance: Chance, serial: number): DeclaredPerson {
  const birth = `${1948 + chance.int(66)}-${two(1 + chance.int(12))}-${two(1 + chance.int(28))}`;
  const digits = `839999${birth.replaceAll('-', '')}${String(serial % 1000).padStart(3, '0')}`;
  const name = chance.pick(FAMILY) + chance.pick(GIVEN) + (chance.percent(70) ? chance.pick(GIVEN) : '');
  return {
    identity: { type: 'national-id', number: digits + checkCharacter(digits) },
    name,
    phone: `1000${String(1_000_000 + chance.int(8_999_999))}`,
    birth,
  };
}

/** A plate that no vehicle has. */
export const madeUpPlate = (chance: Chance): string =>
  `${chance.pick(['陕G', '陕A', '鄂A', '湘A', '沪A', '浙B', '川A'])}O${String(chance.int(10_000)).padStart(4, '0')}`;

const two = (number: number) => String(number).padStart(2, '0');
