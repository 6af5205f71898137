/** The code of a link, as phones read it: dark on light in both themes, with the quiet edge they need. */
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { encode } from 'uqr';

/** The longest text that makes a code phones read across a hall: 61 modules a side, bytes. */
export const LONGEST_CODE = 250;

/** Modules of light round the code; the standard asks for four. */
const QUIET = 4;

/** The code's modules as one path, and how many there are on a side, edge included. */
export function codeOf(text: string): { readonly path: string; readonly side: number } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x},${y}h1v1h-1z` : '')))
    .join('');
  return { path, side: size };
}

/** The code of a link no longer than `LONGEST_CODE`. */
export function QrCode({ text, name }: { readonly text: string; readonly name: string }): ReactElement {
  const { path, side } = useMemo(() => codeOf(text), [text]);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={name}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
