import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { knownModules } from '#device/scanner/grid/pattern';

test.each(Array.from({ length: 40 }, (_, i) => i + 1))(
  'what is known beforehand of version %s is so in a drawn code',
  (version) => {
    const { data, size } = encode('A', { ecc: 'L', border: 0, minVersion: version, maxVersion: version });
    const known = knownModules(size);
    const wrong = [...known.keys()].filter((at) => {
      const dark = data[Math.floor(at / size)]?.[at % size] === true;
      return known[at] !== 0 && (known[at] === 1) !== dark;
    });
    expect(wrong).toEqual([]);
    // Three eyes with their edge, and the two lines between them, are in every version.
    expect(known.filter((one) => one !== 0).length).toBeGreaterThanOrEqual(192 + 2 * (size - 16));
  },
);
