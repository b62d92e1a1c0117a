import type { Device } from '#device/device';
import { fromBase64Url } from '#domain/bytes';
import { dayOf } from '#domain/day';
import { type DocumentRead, readDocument } from '#domain/document/read-document';
import type { Expected } from '#domain/expected';
import { recognise } from '#domain/pass/recognise';
import type { Trust } from '#domain/pass/trust';
import { type GoodPass, verifyPass } from '#domain/pass/verify-pass';
import { verifyPlaceCode } from '#domain/venue/code';
import type { PlaceCode } from '#domain/venue/place-code';
import { type Person, personOfPass } from '../work/person';
import { seenOf, type Trouble } from './trouble';

/** What a scanned text led to. `ageSeconds` is how old its live proof seemed by this phone's clock, `cti` the pass. */
export type Read = (
  | { is: 'person'; person: Person }
  | { is: 'place'; venue: string }
  /** No code, but a document that a reader typed. */
  | { is: 'document'; document: DocumentRead }
  | { is: 'trouble'; trouble: Trouble; declared: Expected | null }
) & { proof: { cti: string; ageSeconds: number } | null };

/** What is needed of the phone to read a code. */
export type Reader = Pick<
  Device,
  'now' | 'known' | 'checkedHere' | 'findExpected' | 'verifyEs256' | 'sha256'
>;

/**
 * Reads a scanned or typed text, offline: a pass is verified in the order of PASS.md, a place's code against the
 * county's root key, a document's number or machine-readable lines are taken apart, anything else is named.
 * @param nonce the challenge on this phone's screen, or null
 */
export async function readCode(text: string, device: Reader, nonce: Uint8Array | null): Promise<Read> {
  const what = recognise(text);
  if (what.kind === 'venue' || what.kind === 'post') return readPlace(what.code, device);
  const document = what.kind === 'text' ? readDocument(text, dayOf(device.now())) : null;
  if (document !== null) return { is: 'document', document, proof: null };
  const judged = await verifyPass(text, trustOf(device, nonce), {
    now: device.now(),
    ports: { verifyEs256: device.verifyEs256, sha256: device.sha256 },
  });
  if (judged.ok) return readGood(judged.value, await declaredBy(judged.value.payload.cti, device), device);
  const trouble = judged.fault;
  const cti = 'pass' in trouble ? trouble.pass.payload.cti : null;
  return {
    is: 'trouble',
    trouble,
    declared: cti === null ? null : await declaredBy(cti, device),
    proof:
      trouble.code === 'stale-proof'
        ? { cti: trouble.pass.payload.cti, ageSeconds: trouble.ageSeconds }
        : null,
  };
}

function trustOf(device: Reader, nonce: Uint8Array | null): Trust {
  const { issuers, revoked } = device.known.value();
  return {
    issuers,
    revoked: revoked ?? { number: 0, asOf: 0, passes: new Set() },
    ...(nonce === null ? {} : { expectedNonce: nonce }),
    usedHere: (cti) => device.checkedHere(cti),
  };
}

function readGood(pass: GoodPass, declared: Expected | null, device: Reader): Read {
  const person = { ...personOfPass(pass, seenOf(pass), declared), ...issuerOf(pass, device) };
  if (pass.kind === 'paper') return { is: 'person', person, proof: null };
  const { ageSeconds } = pass;
  const proof = { cti: pass.payload.cti, ageSeconds };
  if (pass.freshness === 'clocks-differ')
    return { is: 'trouble', trouble: { code: 'clocks-differ', person, ageSeconds }, declared, proof };
  return { is: 'person', person, proof };
}

/** Another county that ours trusts, by its name. */
function issuerOf({ iss }: GoodPass, device: Reader): { issuer?: string } {
  const { county, counties } = device.known.value();
  return iss === county?.area || iss === county?.name ? {} : { issuer: counties.get(iss) ?? iss };
}

async function readPlace(code: PlaceCode, device: Reader): Promise<Read> {
  const { county } = device.known.value();
  const none = { declared: null, proof: null };
  const rootKey = county === null ? null : fromBase64Url(county.rootKey);
  if (rootKey === null) return { is: 'trouble', trouble: { code: 'not-ready' }, ...none };
  return (await verifyPlaceCode(code, rootKey, device.verifyEs256))
    ? { is: 'place', venue: code.id, proof: null }
    : { is: 'trouble', trouble: { code: 'place-forged' }, ...none };
}

async function declaredBy(cti: string, device: Reader): Promise<Expected | null> {
  const found = await device.findExpected(cti);
  return found.find((one) => one.passes.includes(cti)) ?? null;
}
