import { type Below, pick } from './random';

const nested = (below: Below): string => {
  const depth = pick(below, 10, 500, 20_000, 60_000);
  const [open, close] = pick<readonly [string, string]>(below, ['[', ']'], ['{"a":', '}'], ['{"vc":', '}']);
  return open.repeat(depth) + (below(2) === 0 ? '0' + close.repeat(depth) : '');
};

/** Members that must not reach a prototype, keys said twice, numbers beyond numbers, halves of characters. */
const FRAGMENTS = [
  '"__proto__":{"iss":"x","polluted":true}',
  '"constructor":{"prototype":{"polluted":true}}',
  '"iss":"https://evil.example","iss":"x"',
  '"nbf":1e400',
  '"nbf":-1e400',
  '"nbf":9007199254740993',
  '"exp":0.1e-400',
  '"nbf":-0',
  '"iss":"\\ud800"',
  '"vc":"\\u0000"',
  '"vc":null',
  '"vc":[]',
  '"vc":{"type":"x"}',
  '"nbf":"1"',
  '"toString":1',
  '"":""',
] as const;

/** A JSON text with something in it that a careless reader stumbles over. */
export function attackJson(json: string, below: Below): string {
  const fragment = pick(below, ...FRAGMENTS);
  switch (below(8)) {
    case 0:
      return nested(below);
    case 1:
      return json.replace('{', `{${fragment},`);
    case 2:
      return json.replace(/\}$/, `,${fragment}}`);
    case 3:
      return `\ufeff${json}`;
    case 4:
      return json + pick(below, '\0', ' ', '{}', json, '//');
    case 5:
      return JSON.stringify(json);
    case 6:
      return json.replace(/"[^"]{3,}"/, () => nested(below));
    default:
      return json.replace(
        /:"([^"]*)"/,
        pick(below, ':null', ':1e999', ':"\\ud800$1"', ':{"$1":0}', ':["$1"]'),
      );
  }
}

/** Any value that JSON can say, a few levels deep, now and then one that content schemas look for. */
export function anyValue(below: Below, depth = 0): unknown {
  const leaf = (): unknown =>
    pick<unknown>(
      below,
      null,
      true,
      0,
      -1,
      1.5,
      1e21,
      '',
      'x',
      '\ud83d',
      '840539006',
      '2022-02-30',
      'Ω'.repeat(40),
    );
  if (depth > 3 || below(3) === 0) return leaf();
  if (below(2) === 0) return Array.from({ length: below(4) }, () => anyValue(below, depth + 1));
  const keys = [
    'v',
    't',
    'r',
    'nam',
    'dob',
    'fn',
    'sc',
    'tr',
    'tt',
    'type',
    'credentialSubject',
    'resource',
    '__proto__',
  ];
  return Object.fromEntries(
    Array.from({ length: below(5) }, () => [keys[below(keys.length)] ?? '', anyValue(below, depth + 1)]),
  );
}
