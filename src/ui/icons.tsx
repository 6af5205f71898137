/** Our own small line icons, 20 × 20, in the current colour. Decoration: the control that holds one has the name. */
import type { ReactElement } from 'react';

const solid = { fill: 'currentColor', stroke: 'none' } as const;

const shapes = {
  play: <path {...solid} d="M6 3.6v12.8a.7.7 0 0 0 1.1.6l9.6-6.4a.7.7 0 0 0 0-1.2L7.1 3a.7.7 0 0 0-1.1.6Z" />,
  pause: <path {...solid} d="M5 3.5h3.6v13H5zM11.4 3.5H15v13h-3.6z" />,
  'step-forward': (
    <path
      {...solid}
      d="M4 4.2v11.6a.6.6 0 0 0 .9.5l8.6-5.8a.6.6 0 0 0 0-1L4.9 3.7a.6.6 0 0 0-.9.5ZM14.4 3.5h2.1v13h-2.1z"
    />
  ),
  'step-back': (
    <path
      {...solid}
      d="M16 4.2v11.6a.6.6 0 0 1-.9.5l-8.6-5.8a.6.6 0 0 1 0-1l8.6-5.8a.6.6 0 0 1 .9.5ZM3.5 3.5h2.1v13H3.5z"
    />
  ),
  'message-forward': <path d="M2.5 6.5h8v7h-8zM2.5 6.8l4 3.6 4-3.6M13 10h5m-2.3-2.6L18.3 10l-2.6 2.6" />,
  'message-back': <path d="M9.5 6.5h8v7h-8zM9.5 6.8l4 3.6 4-3.6M7 10H2m2.3-2.6L1.7 10l2.6 2.6" />,
  'to-start': (
    <path
      {...solid}
      d="M2.5 4h2v12h-2zM11 4.6v10.8a.5.5 0 0 1-.8.4L5 10.4a.5.5 0 0 1 0-.8l5.2-5.4a.5.5 0 0 1 .8.4ZM18 4.6v10.8a.5.5 0 0 1-.8.4L12 10.4a.5.5 0 0 1 0-.8l5.2-5.4a.5.5 0 0 1 .8.4Z"
    />
  ),
  'to-end': (
    <path
      {...solid}
      d="M15.5 4h2v12h-2zM9 4.6v10.8a.5.5 0 0 0 .8.4L15 10.4a.5.5 0 0 0 0-.8L9.8 4.2a.5.5 0 0 0-.8.4ZM2 4.6v10.8a.5.5 0 0 0 .8.4L8 10.4a.5.5 0 0 0 0-.8L2.8 4.2a.5.5 0 0 0-.8.4Z"
    />
  ),
  dice: (
    <>
      <rect x="3" y="3" width="14" height="14" rx="3" />
      <g {...solid}>
        <circle cx="6.8" cy="6.8" r="1.3" />
        <circle cx="13.2" cy="6.8" r="1.3" />
        <circle cx="10" cy="10" r="1.3" />
        <circle cx="6.8" cy="13.2" r="1.3" />
        <circle cx="13.2" cy="13.2" r="1.3" />
      </g>
    </>
  ),
  smaller: <path d="M3 15.5 6.8 6h1.4L12 15.5M4.4 12h6.2M14 10.5h4" />,
  larger: <path d="M2.5 15.5 6.3 6h1.4l3.8 9.5M3.9 12h6.2M15.5 8v5M13 10.5h5" />,
  present: <path d="M2.5 3.5h15v9.5h-15zM10 13v3.5M6.5 16.5h7" />,
  link: (
    <path d="M8.5 11.5a3 3 0 0 0 4.3.2l2.7-2.7a3 3 0 0 0-4.3-4.3L10 5.9M11.5 8.5a3 3 0 0 0-4.3-.2L4.5 11a3 3 0 0 0 4.3 4.3L10 14.1" />
  ),
  beside: <path d="M2.8 4h14.4v12H2.8zM10 4v12M4.8 8h3M12.2 8h3M4.8 11h3M12.2 11h3" />,
  sun: (
    <>
      <circle cx="10" cy="10" r="3.5" />
      <path d="M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4" />
    </>
  ),
  moon: <path d="M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3Z" />,
  crash: <path d="M11.5 2 4.5 11.5h5L8.5 18l7-9.5h-5L11.5 2Z" />,
  restart: <path d="M16.5 10a6.5 6.5 0 1 1-2-4.7M16.5 2.8v3.4h-3.4" />,
  scissors: (
    <>
      <circle cx="5" cy="5.5" r="2.2" />
      <circle cx="5" cy="14.5" r="2.2" />
      <path d="M6.8 6.8 17 15M6.8 13.2 17 5" />
    </>
  ),
  heal: <path d="m4 11 7-7a3.5 3.5 0 0 1 5 5l-7 7a3.5 3.5 0 0 1-5-5ZM7.5 7.5l5 5M9.3 10h.01M10.7 10h.01" />,
  close: <path d="m4.5 4.5 11 11M15.5 4.5l-11 11" />,
  check: <path d="m3.5 10.5 4.5 4.5 8.5-10" strokeWidth="2.2" />,
  open: <path d="M5 10h10" strokeWidth="2.2" />,
  cross: <path d="m4.5 4.5 11 11M15.5 4.5l-11 11" strokeWidth="2.2" />,
  warning: <path d="M10 3 1.8 17h16.4L10 3ZM10 8v4.5M10 14.7v.1" />,
  keyboard: <path d="M2 5h16v10H2zM5 8h.1M8.3 8h.1M11.6 8h.1M14.9 8h.1M5 10.5h.1M14.9 10.5h.1M7 12.5h6" />,
  // A lens over a crack.
  break: (
    <>
      <circle cx="8.6" cy="8.6" r="6.1" />
      <path d="m13.2 13.2 4.3 4.3M9.8 4.4 7.2 8.2h3L7.6 12.6" />
    </>
  ),
  'chevron-down': <path d="m4 7.5 6 6 6-6" />,
} as const satisfies Record<string, ReactElement>;

/** The icons there are. */
export type IconName = keyof typeof shapes;

/** An icon, `size` px wide and high (16 unless told). */
export function Icon(props: { readonly name: IconName; readonly size?: number | undefined }): ReactElement {
  const { name, size = 16 } = props;
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name]}
    </svg>
  );
}
