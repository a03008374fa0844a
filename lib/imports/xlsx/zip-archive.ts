import { Inflate } from 'fflate';
import { AppError } from '@/lib/schemas/app-error';
import { saidError } from '@/lib/schemas/said-error';

export const damagedWorkbook = (cause?: unknown) =>
  saidError(
    'unreadable-file',
    'damagedWorkbook',
    {},
    {
      cause,
    },
  );

interface Entry {
  readonly method: number;
  /** Where its local header starts. */
  readonly at: number;
  readonly packed: number;
}

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
/** A part that grows more than this when unpacked, and beyond 16 MB, holds no table: rows of a sheet grow 10 to 100 times. */
const MOST_GROWTH = 300;
const SMALL = 16 * 1024 * 1024;
/** Packed bytes unpacked at a time: at most about 60 MB come out of them. */
const STEP = 65_536;

/** A ZIP archive in memory (PKWARE APPNOTE 6.3, without ZIP64): parts are unpacked one piece at a time. */
export class ZipArchive {
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();

  /** @throws AppError `unreadable-file` where the directory cannot be read */
  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.#readDirectory();
    } catch (error) {
      throw error instanceof AppError ? error : damagedWorkbook(error);
    }
  }

  #readDirectory(): void {
    let end = this.bytes.length - 22;
    const first = Math.max(0, end - 65_535);
    while (end >= first && this.#view.getUint32(end, true) !== END_RECORD) end--;
    if (end < first) throw damagedWorkbook();
    const count = this.#view.getUint16(end + 10, true);
    const decoder = new TextDecoder();
    for (let entry = 0, at = this.#view.getUint32(end + 16, true); entry < count; entry++) {
      if (this.#view.getUint32(at, true) !== DIRECTORY_RECORD) throw damagedWorkbook();
      const [name, extra, comment] = [28, 30, 32].map((offset) => this.#view.getUint16(at + offset, true));
      this.#entries.set(decoder.decode(this.bytes.subarray(at + 46, at + 46 + name!)), {
        method: this.#view.getUint16(at + 10, true),
        packed: this.#view.getUint32(at + 20, true),
        at: this.#view.getUint32(at + 42, true),
      });
      at += 46 + name! + extra! + comment!;
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /**
   * The text of a part, piece by piece; nothing where there is no such part.
   * @throws AppError `too-large` beyond `most` bytes (a small archive may claim to hold terabytes), `unreadable-file` where damaged
   */
  *text(name: string, most: number): Generator<string> {
    const entry = this.#entries.get(name);
    if (!entry) return;
    const decoder = new TextDecoder();
    let size = 0;
    for (const piece of this.#unpack(entry)) {
      size += piece.length;
      if (size > most || (size > SMALL && size > MOST_GROWTH * entry.packed))
        throw saidError('too-large', 'workbookUnpacked');
      yield decoder.decode(piece, { stream: true });
    }
  }

  *#unpack({ at, packed, method }: Entry): Generator<Uint8Array> {
    let pieces: Uint8Array[] = [];
    try {
      const start = at + 30 + this.#view.getUint16(at + 26, true) + this.#view.getUint16(at + 28, true);
      if (start + packed > this.bytes.length || (method !== 0 && method !== 8)) throw damagedWorkbook();
      const inflate = new Inflate((piece) => pieces.push(piece));
      for (let from = start; from < start + packed; from += STEP) {
        const to = Math.min(start + packed, from + STEP);
        if (method === 0) pieces.push(this.bytes.subarray(from, to));
        else inflate.push(this.bytes.subarray(from, to), to === start + packed);
        yield* pieces;
        pieces = [];
      }
    } catch (error) {
      throw error instanceof AppError ? error : damagedWorkbook(error);
    }
  }
}
