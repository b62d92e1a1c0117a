import type { Document, Identity } from '#domain/document/identity';
import { last6 } from '#domain/document/show';
import type { KakouRecord } from '#domain/record/record';
import type { DocumentKeys } from '../county/keys';
import { passNamed } from '../followup/may-follow';
import { personHandle } from '../store/persons';
import type { PersonRow } from '../store/tables';

/**
 * Whom a record is about: a document before a pass, a pass before a declaration, else somebody known by this record
 * alone. `also` is another handle that means the same person from now on.
 */
export type About = { handle: string; also: string | null; document: Document | null };

/** How subjects are known: the keys of documents, and the declarations of our passes by their numbers. */
type Known = { documents: DocumentKeys; passes: ReadonlyMap<string, string> };

/** Whom a record is about, or null for one about nobody (a venue's code scanned). */
export function aboutWhom(record: KakouRecord, { documents, passes }: Known): About | null {
  switch (record.kind) {
    case 'declaration': {
      const document = documentOf(record.body.person.identity);
      const own = `declaration:${record.id}`;
      return document === null
        ? { handle: own, also: null, document }
        : { handle: documentHandle(documents, document), also: own, document };
    }
    case 'check':
    case 'arrival': {
      const { subject } = record.body;
      const document = documentOf(subject.identity);
      if (document !== null) return { handle: documentHandle(documents, document), also: null, document };
      return { handle: handleOf(subject, record.id, passes), also: null, document };
    }
    case 'follow-up': {
      const { whom } = record.body;
      const handle = 'person' in whom ? personHandle(whom.person) : handleOf(whom, record.id, passes);
      return { handle, also: null, document: null };
    }
    case 'self-arrival':
      return { handle: handleOf({ pass: record.body.pass }, record.id, passes), also: null, document: null };
    case 'venue-visit':
    case 'instruction-step':
    case 'test-result':
    case 'closing':
    case 'transfer-step':
    case 'stock-count':
    case 'site-report':
    case 'objection':
      return null;
  }
}

/** The number of the pass that a record names its subject by, or null. */
export const passOf = (record: KakouRecord): string | null =>
  record.kind === 'check' || record.kind === 'arrival'
    ? (record.body.subject.pass ?? null)
    : passNamed(record);

/** A pass of ours stands for the declaration it was issued for. One that we never issued stands for itself. */
function handleOf(
  subject: { pass?: string | undefined; declaration?: string | undefined },
  record: string,
  passes: ReadonlyMap<string, string>,
): string {
  const declared = subject.pass === undefined ? undefined : passes.get(subject.pass);
  const declaration = declared ?? subject.declaration;
  if (declaration !== undefined) return `declaration:${declaration}`;
  return subject.pass === undefined ? `record:${record}` : `pass:${subject.pass}`;
}

const documentOf = (identity: Identity | undefined): Document | null =>
  identity === undefined || identity.type === 'none' ? null : identity;

/** What a person with a document answers to: a keyed hash of it. */
export const documentHandle = (keys: DocumentKeys, document: Document): string =>
  `document:${documentHash(keys, document)}`;

const documentHash = (keys: DocumentKeys, { type, number }: Document) => keys.match(`${type} ${number}`);

/** The last six characters as they are searched by: a keyed hash. */
export const last6Hash = (keys: DocumentKeys, last: string): string => keys.match(`last6 ${last}`);

/** A document as a person's row holds it: encrypted, and hashed with a key. */
export const hiddenDocument = (
  keys: DocumentKeys,
  document: Document,
): Pick<PersonRow, 'document' | 'document_type' | 'document_hash' | 'last6_hash'> => ({
  document: keys.encrypt(document.number),
  document_type: document.type,
  document_hash: documentHash(keys, document),
  last6_hash: last6Hash(keys, last6(document)),
});
