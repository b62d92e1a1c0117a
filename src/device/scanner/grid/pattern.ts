/**
 * What is known beforehand of a QR code that is `size` modules wide: 1 where it must be dark, -1 where light, 0 where it
 * depends on the text (ISO/IEC 18004, 5.3: finder patterns, separators, timing and alignment patterns).
 */
export function knownModules(size: number): Int8Array {
  const known = new Int8Array(size * size);
  const set = (x: number, y: number, dark: boolean) => {
    if (x >= 0 && y >= 0 && x < size && y < size) known[y * size + x] = dark ? 1 : -1;
  };
  for (let i = 8; i < size - 8; i++) {
    set(i, 6, i % 2 === 0);
    set(6, i, i % 2 === 0);
  }
  const centres = alignmentCentres(size);
  const last = centres.length - 1;
  centres.forEach((x, i) => {
    centres.forEach((y, j) => {
      const onEye = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
      if (!onEye) rings({ x, y, reach: 2 }, (ring) => ring !== 1, set);
    });
  });
  const far = size - 4;
  for (const [x, y] of [[3, 3] as const, [far, 3] as const, [3, far] as const])
    rings({ x, y, reach: 4 }, (ring) => ring !== 2 && ring !== 4, set);
  return known;
}

function rings(
  { x, y, reach }: { x: number; y: number; reach: number },
  isDark: (ring: number) => boolean,
  set: (x: number, y: number, dark: boolean) => void,
): void {
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++)
      set(x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
}

/** Rows and columns in whose crossings alignment patterns have their middle (annex E, as a formula). */
function alignmentCentres(size: number): number[] {
  const version = (size - 17) / 4;
  if (version < 2) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : 2 * Math.floor((version * 4 + count * 2 + 1) / (count * 2 - 2));
  return [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - step * (count - 2 - i))];
}
