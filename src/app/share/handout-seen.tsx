/** What was shown of a lesson, on paper. */
import type { Lesson } from '../../lesson/lesson.ts';
import { handoutWords } from '../../words/en/handout.ts';
import { language } from '../../words/words.ts';
import { head } from './handout-part.tsx';
import type { HandoutPart } from './handout-part.tsx';
import type { Drawing } from './handout-scenes.ts';
import { absolute } from './LinkSection.tsx';
import { pack } from './packed.ts';
import { LONGEST_CODE, QrCode } from './QrCode.tsx';
import { isWhatIf } from './seen.ts';
import type { Seen } from './seen.ts';

/** What was shown, picture by picture, with a link and its code for each what-if. */
export function seenParts(
  lesson: Lesson,
  protocol: string,
  seen: readonly Seen[],
  drawings: readonly Drawing[],
  perPage: 1 | 2,
): readonly HandoutPart[] {
  const w = handoutWords();
  const time = (at: number): string =>
    new Date(at).toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit' });
  return [
    head(lesson, protocol, w.seen),
    ...seen.flatMap((each, i): readonly HandoutPart[] => {
      const drawing = drawings[i];
      const chapter = i === 0 && perPage === 1 ? 'head' : `seen ${i}`;
      const link = absolute(pack(each.hash));
      const isTried = isWhatIf(each);
      const common = { chapter, first: false, keep: true };
      return [
        {
          ...common,
          key: `${i} head`,
          first: perPage === 1 && i > 0,
          node: (
            <h2 className="paper-step">
              <span>{i + 1}</span> {isTried && <em>{w.whatIf} · </em>}
              {each.step}
              <small>{isTried ? w.triedAt(time(each.at)) : w.shownAt(time(each.at))}</small>
            </h2>
          ),
        },
        { ...common, key: `${i} picture`, drawing },
        {
          ...common,
          keep: false,
          key: `${i} words`,
          node: (
            <div className={isTried ? 'paper-seen paper-tried' : 'paper-seen'}>
              <div>
                <p>{drawing?.said}</p>
                <a href={link}>{link}</a>
              </div>
              {isTried && link.length <= LONGEST_CODE && <QrCode text={link} name={link} />}
            </div>
          ),
        },
      ];
    }),
  ];
}
