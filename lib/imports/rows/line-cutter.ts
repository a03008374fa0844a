import { type FileRow, LONGEST_LINE, longLine } from './file-row';

/**
 * Cuts a text that comes in pieces into lines, and leaves out those beyond 1 MB without keeping them: memory stays at one piece
 * and one line. Where the pieces are cut makes no difference.
 */
export class LineCutter {
  #rest = '';
  #line = 0;
  #isSkipping = false;

  /** Calls `take` for every complete line (without its line end), counted from 1. */
  push(text: string, isLast: boolean, take: (content: string, line: number) => void): FileRow[] {
    const broken: FileRow[] = [];
    let at = 0;
    if (this.#isSkipping) {
      const end = text.indexOf('\n');
      if (end < 0) return broken;
      this.#isSkipping = false;
      at = end + 1;
    }
    const buffer = this.#rest === '' ? text : this.#rest + text;
    for (let end = buffer.indexOf('\n', at); ; end = buffer.indexOf('\n', at)) {
      if (end < 0 && !(isLast && at < buffer.length)) break;
      const stop = end < 0 ? buffer.length : end;
      this.#line++;
      if (stop - at > LONGEST_LINE) broken.push(longLine(this.#line, buffer.slice(at, at + 1000)));
      else take(buffer.slice(at, stop), this.#line);
      at = stop + 1;
    }
    this.#rest = at < buffer.length ? buffer.slice(at) : '';
    if (this.#rest.length > LONGEST_LINE) {
      broken.push(longLine(++this.#line, this.#rest));
      this.#rest = '';
      this.#isSkipping = true;
    }
    return broken;
  }
}
