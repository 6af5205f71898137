/** The faces a picture needs, written into it: a picture that left the page takes its letters along. */

/** A face as the page's style sheets declare it. */
interface Face {
  readonly family: string;
  readonly style: string;
  readonly weight: string;
  readonly range: string;
  readonly source: string;
}

/** All faces of the page. Style sheets that may not be read have none of ours. */
function facesOf(sheets: Iterable<CSSStyleSheet>): readonly Face[] {
  return [...sheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].flatMap((rule) => {
        if (!(rule instanceof CSSFontFaceRule)) return [];
        const { style } = rule;
        const source = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue('src'))?.[1];
        if (source === undefined) return [];
        return [
          {
            family: bare(style.getPropertyValue('font-family')),
            style: style.getPropertyValue('font-style') || 'normal',
            weight: style.getPropertyValue('font-weight') || 'normal',
            range: style.getPropertyValue('unicode-range'),
            source: new URL(source, sheet.href ?? document.baseURI).href,
          },
        ];
      });
    } catch {
      return [];
    }
  });
}

const bare = (family: string): string => family.trim().replace(/^["']|["']$/g, '');

/** Whether a range of characters (`U+0-ff, U+131`) has the character. */
function holds(range: string, code: number): boolean {
  if (range === '') return true;
  return range.split(',').some((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16);
  });
}

const fetched = new Map<string, Promise<string | undefined>>();

/** A file as a `data:` address; undefined where it may not be read, as on a page opened from a disk. */
function asData(source: string): Promise<string | undefined> {
  if (source.startsWith('data:')) return Promise.resolve(source);
  let data = fetched.get(source);
  if (!data) {
    data = fetch(source)
      .then(async (answer) => {
        const bytes = new Uint8Array(await answer.arrayBuffer());
        let text = '';
        for (const byte of bytes) text += String.fromCharCode(byte);
        return `data:font/woff2;base64,${btoa(text)}`;
      })
      .catch(() => undefined);
    fetched.set(source, data);
  }
  return data;
}

/** The declarations of all faces that the words of a picture need. */
export async function facesFor(picture: SVGSVGElement): Promise<string> {
  const used = new Map<string, Set<number>>();
  for (const text of picture.querySelectorAll('text')) {
    const family = bare(text.getAttribute('font-family')?.split(',')[0] ?? '');
    const style = text.getAttribute('font-style') ?? 'normal';
    const key = `${family}|${style}`;
    const codes = used.get(key) ?? new Set<number>();
    for (const letter of text.textContent) codes.add(letter.codePointAt(0)!);
    used.set(key, codes);
  }
  const needed = facesOf(document.styleSheets).filter((face) => {
    const codes = used.get(`${face.family}|${face.style}`);
    return codes && [...codes].some((code) => holds(face.range, code));
  });
  const rules = await Promise.all(
    needed.map(async ({ family, style, weight, range, source }) => {
      const data = await asData(source);
      if (data === undefined) return '';
      const within = range === '' ? '' : `unicode-range:${range};`;
      return `@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};${within}src:url(${data}) format('woff2')}`;
    }),
  );
  return rules.join('');
}
