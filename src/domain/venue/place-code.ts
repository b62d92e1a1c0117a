import { fromBase64Url, toBase64Url } from '../bytes';

/**
 * The code on a venue's door or at a post. It is an address, so that anybody's camera opens a page of ours; the
 * signature stands behind the `#` and never goes to a server.
 */
export type Place = {
  /** Host name, with a port where it is not 443. */
  host: string;
  kind: 'venue' | 'post';
  /** UUID of the venue or post. */
  id: string;
};
export type PlaceCode = Place & { signature: Uint8Array<ArrayBuffer> };

const LETTER = { venue: 'v', post: 'p' } as const;
const CODE =
  /^https:\/\/([a-z0-9.-]+(?::\d{1,5})?)\/([vp])\/([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})#([A-Za-z0-9_-]{86})$/;

/** The text of the printed QR code. */
export const placeCodeText = (code: PlaceCode): string =>
  `https://${code.host}/${LETTER[code.kind]}/${code.id}#${toBase64Url(code.signature)}`;

/** Reads the text of a venue's or post's code, or null when it is none. Its signature is not checked. */
export function parsePlaceCode(text: string): PlaceCode | null {
  const [, host, letter, id, tail] = CODE.exec(text) ?? [];
  const signature = tail === undefined ? null : fromBase64Url(tail);
  if (host === undefined || id === undefined || signature === null) return null;
  return { host, kind: letter === LETTER.venue ? 'venue' : 'post', id, signature };
}
