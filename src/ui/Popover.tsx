/** A small panel beside what it is about. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { placeBeside } from './placing.ts';
import type { Rect } from './placing.ts';

const FOCUSABLE = 'button:not([disabled]), a[href], input:not([disabled]), select, textarea, [tabindex="0"]';

/** What a popover is given. */
export interface PopoverProps {
  /** What it stands beside, in the window. */
  readonly anchor: Rect;
  /** Its name for a screen reader. */
  readonly label: string;
  /** Esc, or a press elsewhere. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open while it is mounted: takes the focus in, and gives it back when it goes. */
export function Popover({ anchor, label, onClose, children }: PopoverProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<Element>(null);
  const { left, top, right, bottom } = anchor;

  useLayoutEffect(() => {
    const panel = box.current;
    if (!panel) return;
    const before = document.activeElement;
    opener.current = before;
    panel.showPopover();
    (panel.querySelector<HTMLElement>(FOCUSABLE) ?? panel).focus({ preventScroll: true });
    return () => {
      const lost = document.activeElement === document.body || panel.contains(document.activeElement);
      if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  useLayoutEffect(() => {
    const panel = box.current;
    if (!panel) return;
    const place = () => {
      // Its own lengths are magnified where it stands in a magnified part of the page; the window's are not.
      const zoom = panel.currentCSSZoom ?? 1;
      const extent = { width: panel.offsetWidth * zoom, height: panel.offsetHeight * zoom };
      const at = placeBeside({ left, top, right, bottom }, extent, {
        width: innerWidth,
        height: innerHeight,
      });
      panel.style.left = `${at.left / zoom}px`;
      panel.style.top = `${at.top / zoom}px`;
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(panel);
    return () => {
      observer.disconnect();
    };
  }, [left, top, right, bottom]);

  useEffect(() => {
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    const elsewhere = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || box.current?.contains(event.target)) return;
      // A second press on what opened it is that control's own business.
      if (opener.current !== document.body && opener.current?.contains(event.target)) return;
      onClose();
    };
    window.addEventListener('keydown', escape, true);
    window.addEventListener('pointerdown', elsewhere);
    return () => {
      window.removeEventListener('keydown', escape, true);
      window.removeEventListener('pointerdown', elsewhere);
    };
  }, [onClose]);

  return (
    <div ref={box} role="dialog" aria-label={label} popover="manual" tabIndex={-1} className="popover">
      {children}
    </div>
  );
}
