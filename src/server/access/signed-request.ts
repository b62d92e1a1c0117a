import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Request } from 'express';
import { fromBase64Url, toBase64Url } from '#domain/bytes';
import { compressPoint } from '#domain/pass/point';
import { HEAD_HEADER, INSTALL_HEADER, requestText, SENT_AT_HEADER, SIGNATURE_HEADER } from '#domain/wire';
import { bodyBytes } from './read-body';

/** What a signed request says of itself, before its signature is looked at. */
export type Signing = { install: string; sentAt: number; head: string; signature: Uint8Array };

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The signing headers, or null when one is missing or not of its form. */
export function signingOf(request: Request): Signing | null {
  const { [INSTALL_HEADER]: install, [SENT_AT_HEADER]: sentAt, [HEAD_HEADER]: head } = request.headers;
  const text = request.headers[SIGNATURE_HEADER];
  const signature = typeof text === 'string' ? fromBase64Url(text) : null;
  if (typeof install !== 'string' || !ID.test(install) || signature?.length !== 64) return null;
  if (typeof sentAt !== 'string' || !/^\d{1,15}$/.test(sentAt)) return null;
  if (head !== undefined && (typeof head !== 'string' || !/^[A-Za-z0-9_-]{0,43}$/.test(head))) return null;
  return { install, sentAt: Number(sentAt), head: head ?? '', signature };
}

/** Whether a key (P-256 point, 65 bytes, base64url) signed this request: method, address, exact body, time and head. */
export function isSignedBy(request: Request, signing: Signing, key: string): boolean {
  const text = requestText({
    method: request.method,
    path: request.originalUrl,
    bodyHash: toBase64Url(createHash('sha256').update(bodyBytes(request)).digest()),
    sentAt: signing.sentAt,
    head: signing.head,
  });
  return isSignature(key, signing.signature, Buffer.from(text));
}

/** Whether a key (P-256 point, 65 bytes, base64url) made this signature (ES256, r and s) of these bytes. */
export function isSignature(key: string, signature: Uint8Array, bytes: Uint8Array): boolean {
  const publicKey = keyObject(key);
  return (
    publicKey !== null && verify('sha256', bytes, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)
  );
}

/** Whether a text is the base64url of an uncompressed point of P-256. */
export function isPoint(key: string): boolean {
  const point = fromBase64Url(key);
  return point !== null && compressPoint(point) !== null;
}

function keyObject(key: string): KeyObject | null {
  const point = fromBase64Url(key);
  if (point?.length !== 65) return null;
  const coordinate = (from: number) => toBase64Url(point.subarray(from, from + 32));
  try {
    return createPublicKey({
      key: { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) },
      format: 'jwk',
    });
  } catch {
    return null;
  }
}
