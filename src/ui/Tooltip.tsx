/** A word or two about a control, on hover and on focus; Esc takes it away. */
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { placeUnder } from './placing.ts';

/** Wraps one control. The control needs a name of its own: the tooltip only repeats it for eyes. */
export function Tooltip({
  words,
  children,
}: {
  readonly words: string;
  readonly children: ReactElement;
}): ReactElement {
  const anchor = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const [host, box] = [anchor.current, tip.current];
    if (!host || !box) return;
    const show = () => {
      const control = host.firstElementChild;
      if (!control || box.matches(':popover-open')) return;
      box.showPopover();
      const zoom = box.currentCSSZoom ?? 1;
      const extent = { width: box.offsetWidth * zoom, height: box.offsetHeight * zoom };
      const place = placeUnder(control.getBoundingClientRect(), extent, {
        width: innerWidth,
        height: innerHeight,
      });
      box.style.left = `${place.left / zoom}px`;
      box.style.top = `${place.top / zoom}px`;
    };
    const hide = () => {
      if (box.matches(':popover-open')) box.hidePopover();
    };
    const leave = (event: MouseEvent) => {
      // It may be hovered itself, so that magnified text can be read.
      if (event.relatedTarget instanceof Node && host.contains(event.relatedTarget)) return;
      hide();
    };
    const focus = () => {
      if (host.querySelector(':focus-visible')) show();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !box.matches(':popover-open')) return;
      hide();
      event.stopPropagation();
    };
    host.addEventListener('mouseenter', show);
    host.addEventListener('mouseleave', leave);
    host.addEventListener('focusin', focus);
    host.addEventListener('focusout', hide);
    host.addEventListener('click', hide);
    window.addEventListener('keydown', escape, true);
    return () => {
      host.removeEventListener('mouseenter', show);
      host.removeEventListener('mouseleave', leave);
      host.removeEventListener('focusin', focus);
      host.removeEventListener('focusout', hide);
      host.removeEventListener('click', hide);
      window.removeEventListener('keydown', escape, true);
    };
  }, []);
  return (
    <span ref={anchor} className="tooltip-host">
      {children}
      <span ref={tip} role="tooltip" popover="manual" className="tooltip">
        {words}
      </span>
    </span>
  );
}
