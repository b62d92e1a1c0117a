/** Whether a check digit of machine-readable lines fits its field (ICAO 9303 part 3, 4.9): weights 7, 3, 1; A is 10, the filler 0. */
export function digitFits(field: string, digit: string): boolean {
  let sum = 0;
  for (let i = 0; i < field.length; i++) {
    const character = field.charAt(i);
    sum += (character === '<' ? 0 : Number.parseInt(character, 36)) * ([7, 3, 1][i % 3] ?? 0);
  }
  return String(sum % 10) === digit;
}
