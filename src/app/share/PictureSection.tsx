/** The figure as a picture. */
import { useState } from 'react';
import type { ReactElement } from 'react';
import { messageOf } from '../../engine/words.ts';
import { Button } from '../../ui/Button.tsx';
import { shareWords } from '../../words/en/share.ts';
import { openOffstage } from './Offstage.tsx';
import type { OffstageScene } from './Offstage.tsx';
import { fileOf, pictureOf, pngOf } from './picture/picture.ts';
import { save } from './save.ts';

/** Controls that stand in a figure, which are no part of it; through whose eyes it is seen is, if they are somebody's. */
const CONTROLS = '.mend, .panels-head, .figure-eyes:has(option[value=""]:checked)';

/** Pixels of a PNG to one of the page. */
const SCALE = 2;

/** Size of a figure whose parts stand far apart on the page, as on a phone, px. */
const TOGETHER = [900, 620] as const;

/** What the section is given. */
interface PictureSectionProps {
  /** What files are called. */
  readonly name: string;
  /** What the page shows. */
  readonly scene: OffstageScene;
}

/** The figure as it stands on the page; where its parts stand apart there, as it would look together. */
async function taken(scene: OffstageScene): Promise<SVGSVGElement | undefined> {
  const draw = (figure: Element): SVGSVGElement =>
    pictureOf(figure, {
      title: figure.querySelector('.figure-sentence')?.textContent ?? shareWords().figure,
      without: CONTROLS,
    });
  const figure = document.querySelector('main .figures') ?? document.querySelector('main .figure');
  if (!figure) return undefined;
  if (figure.getBoundingClientRect().width > 0) return draw(figure);
  const offstage = openOffstage(...TOGETHER);
  try {
    await offstage.show(scene);
    return draw(offstage.element.querySelector('.figure')!);
  } finally {
    offstage.close();
  }
}

/** The section. */
export function PictureSection({ name, scene }: PictureSectionProps): ReactElement {
  const w = shareWords();
  const [said, setSaid] = useState('');
  const file = async (kind: 'png' | 'svg'): Promise<Blob | undefined> => {
    const picture = await taken(scene);
    if (!picture) return undefined;
    return kind === 'png'
      ? pngOf(picture, SCALE)
      : new Blob([await fileOf(picture)], { type: 'image/svg+xml' });
  };
  const take = (kind: 'png' | 'svg'): void => {
    setSaid('');
    file(kind).then(
      (blob) => {
        if (!blob) return;
        save(blob, `${name}.${kind}`);
        setSaid(w.saved(`${name}.${kind}`));
      },
      (error: unknown) => setSaid(w.failed(messageOf(error))),
    );
  };
  return (
    <section className="share-part" aria-label={w.picture}>
      <h3>{w.picture}</h3>
      <p className="share-says">{w.pictureSays}</p>
      <div className="share-row">
        <Button onClick={() => take('png')}>{w.png}</Button>
        <Button onClick={() => take('svg')}>{w.svg}</Button>
      </div>
      <p className="share-said" role="status">
        {said}
      </p>
    </section>
  );
}
