/** The link, its code, and a frame for other pages. */
import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../ui/Button.tsx';
import { shareWords } from '../../words/en/share.ts';
import { pack } from './packed.ts';
import { LONGEST_CODE, QrCode } from './QrCode.tsx';

/** The whole address of a place in this program. */
export function absolute(hash: string): string {
  const address = new URL(window.location.href);
  // Whoever opens it reads it in a language of their own.
  address.searchParams.delete('lang');
  return `${address.href.split('#')[0]!}${hash}`;
}

const withLines = (hash: string, others: string): string =>
  others === '' ? hash : `${hash}${hash.includes('?') ? '&' : '?'}also=${others}`;

/** HTML that shows a place in a frame of another page. */
const frameFor = (hash: string): string => {
  const [page = ''] = absolute('').split('#');
  const address = `${page}${page.includes('?') ? '&' : '?'}embed=1${hash}`.replaceAll('&', '&amp;');
  return `<iframe src="${address}" title="Parley" width="100%" height="520" style="border:0" allowfullscreen></iframe>`;
};

/** What the section is given. */
interface LinkSectionProps {
  /** The long address of the moment. */
  readonly hash: string;
  /** The other lines, as a link writes them; empty for none. */
  readonly others: string;
  /** Whether the code fills the dialog. */
  readonly isLarge: boolean;
  readonly onLarge: (large: boolean) => void;
}

/** The section. */
export function LinkSection({ hash, others, isLarge, onLarge }: LinkSectionProps): ReactElement {
  const w = shareWords();
  const link = absolute(pack(withLines(hash, others)));
  // Where all of it is too long for a code, the line that is looked at may not be.
  const brief = link.length <= LONGEST_CODE ? link : absolute(pack(hash));
  const isOnDisk = window.location.protocol === 'file:';
  const hasCode = brief.length <= LONGEST_CODE;
  const code = hasCode && (
    <button
      type="button"
      className="share-code"
      aria-label={isLarge ? w.smaller : w.larger}
      aria-pressed={isLarge}
      onClick={() => onLarge(!isLarge)}
    >
      <QrCode text={brief} name={w.code} />
    </button>
  );
  if (isLarge)
    return (
      <div className="share-large">
        {code}
        <p className="share-large-link">{brief}</p>
      </div>
    );
  return (
    <section className="share-links" aria-label={w.link}>
      <div className="share-fields">
        <Field
          label={w.link}
          says={isOnDisk ? w.fileSays : w.linkSays}
          text={link}
          testid="share-link"
          isFirst
        />
        <Field label={w.embed} says={w.embedSays} text={frameFor(hash)} testid="share-embed" />
      </div>
      <div className="share-qr">
        {code}
        <p>{hasCode ? w.scan : w.tooLong}</p>
      </div>
    </section>
  );
}

/** A text to be copied. Where copying is not allowed it is selected instead, so that one key does it. */
function Field(props: {
  readonly label: string;
  readonly says: string;
  readonly text: string;
  readonly testid: string;
  readonly isFirst?: boolean;
}): ReactElement {
  const { label, says, text, testid, isFirst } = props;
  const w = shareWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const refuse = (): void => {
    field.current?.select();
    setSaid(w.copyYourself);
  };
  const copy = (): void => {
    setSaid('');
    try {
      navigator.clipboard.writeText(text).then(() => setSaid(w.copied), refuse);
    } catch {
      refuse();
    }
  };
  return (
    <div className="share-field">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <p id={`${id}-says`} className="share-says">
        {says}
      </p>
      <div className="share-row">
        <input
          ref={field}
          id={id}
          aria-describedby={`${id}-says`}
          className="share-text"
          data-testid={testid}
          readOnly
          value={text}
          onFocus={(event) => event.target.select()}
        />
        <Button variant={isFirst ? 'primary' : 'default'} icon="link" onClick={copy}>
          {w.copy}
        </Button>
      </div>
      <p className="share-said" role="status">
        {said}
      </p>
    </div>
  );
}
