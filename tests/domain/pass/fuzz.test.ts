import { expect, test } from 'vitest';
import { decodeBase45, encodeBase45 } from '#domain/pass/base45';
import { paperText } from '#domain/pass/qr-text';
import { verifyPass } from '#domain/pass/verify-pass';
import { issue, NOON, ports, show, trust } from './issuer';

const MUTANTS = 20_000;
const PREFIX = 'CP1:';
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Mulberry32: the same mutants in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Changes the bytes under the base45: flips, puts in, takes out, repeats, swaps ends. */
function mutateBytes(bytes: Uint8Array, below: (n: number) => number): Uint8Array {
  const list = Array.from(bytes);
  for (let left = 1 + below(3); left > 0; left--) {
    const at = below(list.length);
    const run = 1 + below(12);
    switch (below(6)) {
      case 0:
        list[at] = (list[at] ?? 0) ^ (1 << below(8));
        break;
      case 1:
        list[at] = below(256);
        break;
      case 2:
        list.splice(at, run);
        break;
      case 3:
        list.splice(at, 0, ...Array.from({ length: run }, () => below(256)));
        break;
      case 4:
        list.splice(at, 0, ...list.slice(at, at + run));
        break;
      default:
        list.length = Math.max(1, at);
    }
    if (list.length === 0) list.push(0);
  }
  return Uint8Array.from(list);
}

/** Changes letters of the text. */
function mutateText(text: string, below: (n: number) => number): string {
  const at = PREFIX.length + below(text.length - PREFIX.length);
  const letter = LETTERS.charAt(below(45));
  return below(3) === 0
    ? text.slice(0, at) + text.slice(at + 1)
    : text.slice(0, at) + letter + text.slice(at + 1);
}

test(`of ${MUTANTS} mutated passes none is accepted and none throws`, { timeout: 30_000 }, async () => {
  const below = seeded(20220410);
  const originals = [await show(await issue()), paperText(await issue({ deviceKey: null }))];
  const codes = new Map<string, number>();
  let done = 0;
  while (done < MUTANTS) {
    const original = originals[done % 2] ?? '';
    const bytes = decodeBase45(original.slice(PREFIX.length));
    if (!bytes.ok) throw new Error('an original does not decode');
    const mutant =
      below(4) === 0 ? mutateText(original, below) : PREFIX + encodeBase45(mutateBytes(bytes.value, below));
    if (originals.includes(mutant)) continue;
    done++;
    const verdict = await verifyPass(mutant, trust(), { now: NOON, ports });
    const code = verdict.ok ? `accepted ${mutant}` : verdict.fault.code;
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect([...codes.keys()].filter((code) => code.startsWith('accepted'))).toEqual([]);
  // The mutants reach every layer: structure, issuer, algorithm, the county's signature and the phone's.
  for (const layer of ['malformed', 'unknown-issuer', 'bad-signature', 'bad-proof'])
    expect(codes.has(layer)).toBe(true);
});
