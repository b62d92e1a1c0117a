import { webcrypto } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { toBase64Url } from '#domain/bytes';
import { thumbprintOf } from '#domain/evidence/thumbprint';
import { ports } from '../../vectors/ports';
import { DAY, makeSigner, NOON, type Signer } from './hcert-issuer';

export const ISSUER = 'https://cards.example.org/issuer';

/** An issuer of health cards; its kid is the key's thumbprint. */
export async function makeCardIssuer(): Promise<Signer> {
  const { trusted, ...pair } = await makeSigner('ES256', '00');
  const kid = await thumbprintOf(trusted.key, ports.sha256);
  return { ...pair, trusted: { ...trusted, scheme: 'shc', kid, iss: ISSUER } };
}

const patient = {
  resourceType: 'Patient',
  name: [{ family: 'Anyperson', given: ['John', 'B.'] }],
  birthDate: '1951-01-20',
};

/** A laboratory's result; `loinc` the test and `snomed` what it found. */
export const observation = (loinc: string, snomed: string, at: string): Record<string, unknown> => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: loinc }] },
  valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: snomed }] },
  effectiveDateTime: at,
});

export const immunization = {
  resourceType: 'Immunization',
  status: 'completed',
  occurrenceDateTime: '2021-01-01',
};
export const negative = observation('94500-6', '260415000', '2022-04-09T22:10:00Z');

/** The `vc` of a card with these resources beside its patient. */
export const cardOf = (...resources: unknown[]): Record<string, unknown> => ({
  type: ['https://smarthealth.cards#health-card', 'https://smarthealth.cards#covid19'],
  credentialSubject: {
    fhirVersion: '4.0.1',
    fhirBundle: { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) },
  },
});
export const card = (...resources: unknown[]): Record<string, unknown> => cardOf(patient, ...resources);

export type WantedCard = {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  deflated?: Uint8Array;
  signature?: Uint8Array;
};

/** A signed card as its token. */
export async function makeToken(issuer: Signer, wanted: WantedCard = {}): Promise<string> {
  const header = { zip: 'DEF', alg: 'ES256', kid: issuer.trusted.kid, ...wanted.header };
  const claims = { iss: ISSUER, nbf: (NOON - DAY) / 1000, vc: card(negative), ...wanted.claims };
  const deflated = wanted.deflated ?? deflateRawSync(JSON.stringify(claims));
  const head = toBase64Url(new TextEncoder().encode(JSON.stringify(header)));
  const signed = `${head}.${toBase64Url(new Uint8Array(deflated))}`;
  const signature =
    wanted.signature ??
    new Uint8Array(
      await webcrypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        issuer.privateKey,
        new TextEncoder().encode(signed),
      ),
    );
  return `${signed}.${toBase64Url(signature)}`;
}

const digitsOf = (token: string): string =>
  [...token].map((letter) => String(letter.charCodeAt(0) - 45).padStart(2, '0')).join('');

/** A token in one code, or cut evenly into `of` codes. */
export function codesOf(token: string, of = 1): string[] {
  if (of === 1) return [`shc:/${digitsOf(token)}`];
  const size = Math.ceil(token.length / of);
  return Array.from(
    { length: of },
    (_, i) => `shc:/${i + 1}/${of}/${digitsOf(token.slice(i * size, (i + 1) * size))}`,
  );
}
