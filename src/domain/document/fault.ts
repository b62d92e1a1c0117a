/**
 * What can be wrong with a document number, each with words of its own: nothing there; too short or long; a character
 * that such a number never has; no such day of birth; a birth that lies ahead, or more than 130 years back; no such
 * province; the check digit does not fit; nothing but zeros; not the shape of this kind of document; machine-readable
 * lines that are not whole, or whose check digits do not fit.
 */
export type DocumentFault =
  | 'empty'
  | 'length'
  | 'characters'
  | 'date'
  | 'future'
  | 'too-old'
  | 'region'
  | 'check-digit'
  | 'all-zero'
  | 'shape'
  | 'mrz-lines'
  | 'mrz-digit';
