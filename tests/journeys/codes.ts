import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator } from '@playwright/test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { lowSignature, type Sha256, type SignEs256 } from '#domain/pass/es256';
import { issuePass } from '#domain/pass/issue';
import { makeProof, stepAt } from '#domain/pass/live-proof';
import { compressPoint } from '#domain/pass/point';
import { type CarriedPass, liveText, parsePassText } from '#domain/pass/qr-text';

const { subtle } = webcrypto;

/** The text of the code on a screen, read in this process. */
export async function textOf(code: Locator): Promise<string> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  const [found] = await readBarcodes(new Uint8Array(await code.screenshot({ type: 'png' })));
  if (found === undefined) throw new Error('no code is on that screen');
  return found.text;
}

/** A pass and its proof, taken apart as an attacker would. */
export function carriedBy(text: string): CarriedPass {
  const carried = parsePassText(text);
  if (!carried.ok) throw new Error('that code is no pass');
  return carried.value;
}

type Forger = { compressed: Uint8Array<ArrayBuffer>; sign: SignEs256 };

/** Somebody with a key of their own, and every skill but the county's or the traveller's key. */
export async function newForger(): Promise<Forger> {
  const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const compressed = compressPoint(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)));
  if (compressed === null) throw new Error('no point of the curve');
  const sign: SignEs256 = async (message) =>
    lowSignature(
      new Uint8Array(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, message)),
    );
  return { compressed, sign };
}

const sha256: Sha256 = async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes));

/** The pass as a phone would show it now that signs by this key. */
export async function shownBy({ sign }: Forger, pass: Uint8Array<ArrayBuffer>): Promise<string> {
  return liveText(pass, await makeProof({ pass, step: stepAt(Date.now()), nonce: null }, { sha256, sign }));
}

/** A pass with the same words that the forger signed in place of the county, with a live proof of the forger's phone. */
export async function forgedFrom(forger: Forger, { pass }: CarriedPass, kid = pass.kid): Promise<string> {
  const payload = { ...pass.payload, deviceKey: forger.compressed };
  return shownBy(forger, await issuePass(payload, new Uint8Array(kid), forger.sign));
}
