/** The marks that tell roles without colour. Drawn in the current colour; decoration for eyes only. */
import type { ReactElement } from 'react';

/** A crown: whoever leads. */
export function Crown(): ReactElement {
  return (
    <svg className="mark-crown" viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">
      <path
        d="M4 19 1.8 6.2 9.6 11 16 2l6.4 9 7.8-4.8L28 19Z"
        fill="currentColor"
        strokeLinejoin="round"
        stroke="currentColor"
        strokeWidth="1.4"
      />
      <path d="M5.2 15.6h21.6" stroke="var(--bg)" strokeWidth="1.3" fill="none" />
    </svg>
  );
}

/** A question: whoever asks to be chosen. */
export function Question(): ReactElement {
  return (
    <span className="mark-question" aria-hidden="true">
      ?
    </span>
  );
}

/** A mask: whoever lies. */
export function Mask(): ReactElement {
  return (
    <svg className="mark-mask" viewBox="0 0 36 18" width="36" height="18" aria-hidden="true">
      <path
        d="M1 4c5-3 11-3 17-1 6-2 12-2 17 1 0 7-4 13-9 13-4 0-6-4-8-4s-4 4-8 4C5 17 1 11 1 4Zm7 4c1 3 5 3 6 1-1-3-4-3-6-1Zm14 1c1 2 5 2 6-1-2-2-5-2-6 1Z"
        fill="currentColor"
        fillRule="evenodd"
      />
    </svg>
  );
}
