import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';

type QrProps = {
  text: string;
  label: string;
  /** L on screens, where nothing is torn; M on paper. */
  level?: 'L' | 'M';
};

const QUIET_ZONE = 4;

/** A QR code in black on its own white card, whatever the theme. */
export function Qr({ text, label, level = 'L' }: QrProps) {
  const { path, size } = useMemo(() => drawing(text, level), [text, level]);
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path class="qr-paper" d={`M0 0h${size}v${size}H0z`} />
      <path class="qr-ink" d={path} />
    </svg>
  );
}

function drawing(text: string, level: 'L' | 'M') {
  const code = encode(text, { ecc: level, boostEcc: false, border: QUIET_ZONE });
  const path = code.data.map((line, y) =>
    runs(line)
      .map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)
      .join(''),
  );
  return { path: path.join(''), size: code.size };
}

/** Start and length of each run of dark modules in a line. */
function runs(line: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  line.forEach((dark, x) => {
    const last = found.at(-1);
    if (dark && last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else if (dark) found.push([x, 1]);
  });
  return found;
}
