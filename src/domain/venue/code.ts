import { encodeCbor } from '../pass/cbor';
import { isLowSignature, lowSignature, type SignEs256, type VerifyEs256 } from '../pass/es256';
import type { Place, PlaceCode } from './place-code';

/** What the county's root key signs: CBOR ["CP1-place", kind, host, id]. */
const placeMessage = (place: Place): Uint8Array<ArrayBuffer> =>
  encodeCbor(['CP1-place', place.kind, place.host, place.id]);

/** Signs a place by the county's root key, for printing. */
export const signPlace = async (place: Place, sign: SignEs256): Promise<PlaceCode> => ({
  ...place,
  signature: lowSignature(await sign(placeMessage(place))),
});

/** Whether the county's root key (65 bytes) signed this code. */
export async function verifyPlaceCode(
  code: PlaceCode,
  rootKey: Uint8Array<ArrayBuffer>,
  verifyEs256: VerifyEs256,
): Promise<boolean> {
  return isLowSignature(code.signature) && (await verifyEs256(rootKey, code.signature, placeMessage(code)));
}
