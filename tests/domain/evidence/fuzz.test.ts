import { isDeepStrictEqual } from 'node:util';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '#domain/bytes';
import { parseCose } from '#domain/evidence/cose';
import { unpackHcert, verifyHcert } from '#domain/evidence/hcert';
import { verifyShcToken } from '#domain/evidence/shc';
import { decodeBase45, encodeBase45 } from '#domain/pass/base45';
import { ports } from '../../vectors/ports';
import { makeCose, makeSigner, NOON, textOf } from './hcert-issuer';
import { makeCardIssuer, makeToken } from './shc-issuer';

const MUTANTS = 1500;

type Below = (limit: number) => number;

/** Mulberry32: the same changes in every run. */
function seeded(seed: number): Below {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}

/** Flips, overwrites, takes out, puts in, repeats or cuts off. */
function mutate(bytes: Uint8Array, below: Below): Uint8Array<ArrayBuffer> {
  const list = Array.from(bytes);
  for (let left = 1 + below(3); left > 0; left--) {
    const at = below(list.length);
    const run = 1 + below(12);
    const random = () => Array.from({ length: run }, () => below(256));
    const [out, put] = [
      [1, [(list[at] ?? 0) ^ (1 << below(8))]],
      [1, [below(256)]],
      [run, []],
      [0, random()],
      [0, list.slice(at, at + run)],
      [list.length, []],
    ][below(6)] as [number, number[]];
    list.splice(at, out, ...put);
    if (list.length === 0) list.push(0);
  }
  return Uint8Array.from(list);
}

/** Counts the outcomes of mutants that say something else than the original. */
async function outcomes(
  next: (below: Below) => string,
  isOriginal: (text: string) => boolean,
  judge: (text: string) => Promise<{ ok: true } | { ok: false; fault: { code: string } }>,
): Promise<Map<string, number>> {
  const below = seeded(20220410);
  const codes = new Map<string, number>();
  for (let done = 0; done < MUTANTS; ) {
    const mutant = next(below);
    const verdict = await judge(mutant);
    if (verdict.ok && isOriginal(mutant)) continue;
    done++;
    const code = verdict.ok ? `accepted: ${mutant}` : verdict.fault.code;
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  return codes;
}

const accepted = (codes: Map<string, number>) =>
  [...codes.keys()].filter((code) => code.startsWith('accepted'));

/** What is signed in a certificate, and by which signature: the tag round it and how it is packed nobody signs. */
function signedIn(text: string): unknown {
  const bytes = unpackHcert(text);
  const cose = bytes.ok ? parseCose(bytes.value) : null;
  return cose?.ok ? cose.value : text;
}

test(`of ${MUTANTS} mutated HCERT none is accepted and none throws`, async () => {
  const signer = await makeSigner('ES256', '0102030405060708');
  const cose = await makeCose(signer);
  const original = textOf(cose);
  const packed = decodeBase45(original.slice(4));
  const layers: ((below: Below) => string)[] = [
    (below) => textOf(mutate(cose, below)),
    (below) => textOf(mutate(cose, below)),
    (below) => `HC1:${encodeBase45(mutate(packed.ok ? packed.value : cose, below))}`,
    (below) => `HC1:${String.fromCharCode(...mutate(new TextEncoder().encode(original.slice(4)), below))}`,
  ];
  const keys = [signer.trusted];
  const codes = await outcomes(
    (below) => layers[below(4)]?.(below) ?? '',
    (text) => isDeepStrictEqual(signedIn(text), signedIn(original)),
    (text) => verifyHcert(text, { keys }, { now: NOON, ports }),
  );
  expect(accepted(codes)).toEqual([]);
  for (const layer of ['not-base45', 'compression', 'not-cose', 'not-cbor', 'bad-signature'])
    expect(codes.has(layer)).toBe(true);
});

test(`of ${MUTANTS} mutated health cards none is accepted and none throws`, async () => {
  const signer = await makeCardIssuer();
  const original = await makeToken(signer);
  const parts = original.split('.').map((part) => fromBase64Url(part) ?? new Uint8Array(0));
  const join = (changed: number, bytes: Uint8Array) =>
    parts.map((part, i) => toBase64Url(i === changed ? bytes : part)).join('.');
  const part = (below: Below) => {
    const at = below(3);
    return join(at, mutate(parts[at] ?? new Uint8Array(1), below));
  };
  const inside = (below: Below) =>
    join(1, new Uint8Array(deflateRawSync(mutate(inflateRawSync(parts[1] ?? new Uint8Array(0)), below))));
  const letters = (below: Below) => String.fromCharCode(...mutate(new TextEncoder().encode(original), below));
  const layers = [part, part, inside, letters];
  const keys = [signer.trusted];
  const codes = await outcomes(
    (below) => layers[below(4)]?.(below) ?? '',
    (text) => text === original,
    (text) => verifyShcToken(text, { keys }, { now: NOON, ports }),
  );
  expect(accepted(codes)).toEqual([]);
  for (const layer of ['not-jws', 'compression', 'not-json', 'unknown-key', 'bad-signature'])
    expect(codes.has(layer)).toBe(true);
});
