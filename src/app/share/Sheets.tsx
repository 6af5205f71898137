/** Parts of a handout on sheets that fit A4 and Letter. */
import { useLayoutEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { pictureHeight, sheetsOf } from './handout-pages.ts';
import type { HandoutPart } from './handout-part.tsx';
import type { Drawing } from './handout-scenes.ts';

/** Room on a sheet, px: 180 mm by 242 mm, and a line for the page's number beneath. */
const WIDTH = (180 / 25.4) * 96;
const ROOM = (242 / 25.4) * 96;

/** A picture is never lower, and with two on a sheet never higher, px. */
const LEAST = 230;
const HALF = 290;

/** A sheet: its parts, and how high the pictures among them are, px. */
export interface Sheet {
  readonly parts: readonly { readonly part: HandoutPart; readonly height: number | undefined }[];
}

/** A part as it stands on its sheet. */
export function PartView({
  part,
  height,
}: {
  readonly part: HandoutPart;
  readonly height: number | undefined;
}): ReactElement {
  return (
    <div className="part">
      {part.drawing ? <Picture drawing={part.drawing} height={height ?? LEAST} /> : part.node}
    </div>
  );
}

function Picture({ drawing, height }: { readonly drawing: Drawing; readonly height: number }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(drawing.picture);
  }, [drawing]);
  return <div ref={place} className="paper-picture" style={{ height }} />;
}

/** Sets everything once in a column nobody sees, to learn how high it is, and tells which sheets that makes. */
export function Measure({
  parts,
  perPage,
  onSheets,
}: {
  readonly parts: readonly HandoutPart[];
  readonly perPage: 1 | 2;
  readonly onSheets: (sheets: readonly Sheet[]) => void;
}): ReactElement {
  const column = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let isHere = true;
    const measure = (): void => {
      if (!isHere || !column.current) return;
      const heights = [...column.current.children].map((child) => child.getBoundingClientRect().height);
      const text = new Map<string, number>();
      parts.forEach(({ chapter, drawing }, i) => {
        if (!drawing) text.set(chapter, (text.get(chapter) ?? 0) + heights[i]!);
      });
      const pictures = parts.map(({ chapter, drawing }) => {
        if (!drawing) return undefined;
        const natural = WIDTH / drawing.aspect;
        return perPage === 2
          ? Math.min(natural, HALF)
          : pictureHeight((text.get(chapter) ?? 0) + heights[parts.findIndex((p) => p.drawing)]!, ROOM, {
              least: LEAST,
              natural,
            });
      });
      const sheets = sheetsOf(
        parts.map(({ first, keep }, i) => ({ first, keep, height: heights[i]! + (pictures[i] ?? 0) })),
        ROOM,
      );
      onSheets(sheets.map((on) => ({ parts: on.map((i) => ({ part: parts[i]!, height: pictures[i] })) })));
    };
    void document.fonts.ready.then(measure);
    return () => {
      isHere = false;
    };
  }, [parts, perPage, onSheets]);
  return (
    <div ref={column} className="handout-measure sheet" aria-hidden="true" inert>
      {parts.map((part) => (
        <div key={part.key} className="part">
          {part.drawing ? <div className="paper-picture" /> : part.node}
        </div>
      ))}
    </div>
  );
}
