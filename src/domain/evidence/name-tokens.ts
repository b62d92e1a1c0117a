/**
 * Letters that have no mark to take off, and letters that passports spell with two (ICAO 9303 part 3, section 6).
 * Each pair: as people leave the mark out, and as the passport writes it.
 */
const SPELLINGS: Readonly<Record<string, readonly [plain: string, passport: string]>> = {
  Ä: ['A', 'AE'],
  Ö: ['O', 'OE'],
  Ü: ['U', 'UE'],
  Å: ['A', 'AA'],
  Ø: ['O', 'OE'],
  Æ: ['AE', 'AE'],
  Œ: ['OE', 'OE'],
  ß: ['SS', 'SS'],
  ẞ: ['SS', 'SS'],
  Þ: ['TH', 'TH'],
  Ð: ['D', 'D'],
  Đ: ['D', 'D'],
  Ł: ['L', 'L'],
  Ħ: ['H', 'H'],
  Ŋ: ['N', 'N'],
  Ŧ: ['T', 'T'],
  ı: ['I', 'I'],
  Ñ: ['N', 'NXX'],
};

/** Apostrophes are left out in passports; everything else that is no letter parts the name. */
const LEFT_OUT = /['’‘ʼ`´]/g;
const GAPS = /[^\p{L}\p{M}\p{N}]+/u;

/**
 * The parts of a name made comparable: capitals without marks, each in its one or two spellings (MÜLLER is MULLER and
 * MUELLER). Other scripts keep their letters.
 */
export function nameTokens(name: string): ReadonlySet<string>[] {
  return name
    .normalize('NFKC')
    .replace(LEFT_OUT, '')
    .split(GAPS)
    .filter((token) => token !== '')
    .map((token) => new Set([spell(token, 0), spell(token, 1)]));
}

function spell(token: string, way: 0 | 1): string {
  let spelt = '';
  for (const letter of token) {
    const capital = letter === 'ß' || letter === 'ı' ? letter : letter.toUpperCase();
    spelt += SPELLINGS[capital]?.[way] ?? capital.normalize('NFD').replace(/\p{M}/gu, '');
  }
  return spelt;
}

/** The script of a name's letters: names of two scripts cannot be compared letter by letter. */
export function scriptOf(name: string): 'latin' | 'han' | 'other' | 'mixed' | 'none' {
  const letters = [...name].filter((letter) => /\p{L}/u.test(letter));
  const scripts = new Set(
    letters.map((letter) =>
      /\p{Script=Latin}/u.test(letter) ? 'latin' : /\p{Script=Han}/u.test(letter) ? 'han' : 'other',
    ),
  );
  const [first, ...others] = scripts;
  return first === undefined ? 'none' : others.length > 0 ? 'mixed' : first;
}
