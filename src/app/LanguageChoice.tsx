/** The choice of a language; each is called what it calls itself. */
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { Toast, Toasts } from '../ui/Notice.tsx';
import { isLanguage, language, languages } from '../words/words.ts';
import { languageWords } from '../words/en/language.ts';
import { choose } from './language.ts';

/** True between a choice and the page that is drawn anew for it, which gives the focus back to where it was. */
let isChosenHere = false;

/** The choice. */
export function LanguageChoice({
  labelled = false,
  before,
}: {
  /** Its name stands before it. */
  readonly labelled?: boolean;
  /** What is to be done before the page is made anew: a figure that plays has not written where it is. */
  readonly before?: (() => void) | undefined;
}): ReactElement {
  const w = languageWords();
  const [failed, setFailed] = useState<string>();
  const list = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (isChosenHere) list.current?.focus();
    isChosenHere = false;
  }, []);
  const onChoose = (value: string): void => {
    if (!isLanguage(value)) return;
    setFailed(undefined);
    isChosenHere = true;
    before?.();
    choose(value).catch(() => {
      isChosenHere = false;
      setFailed(languages[value]);
    });
  };
  return (
    <>
      <label className="language">
        <span className={labelled ? undefined : 'visually-hidden'}>{w.language}</span>
        <select
          ref={list}
          value={language()}
          onChange={(event) => onChoose(event.target.value)}
          data-testid="language"
        >
          {Object.entries(languages).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {failed !== undefined && (
        <Toasts>
          <Toast tone="gold" onDismiss={() => setFailed(undefined)}>
            {w.failed(failed)}
          </Toast>
        </Toasts>
      )}
    </>
  );
}
