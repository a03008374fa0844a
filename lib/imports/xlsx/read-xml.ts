import { SaxesParser } from 'saxes';
import { damagedWorkbook } from './zip-archive';

/** What happens while XML is read. Names come without their namespace prefix. */
export interface XmlHandler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads XML piece by piece; yields after each piece, so that the caller can take what it brought. */
export function* readXml(pieces: Iterable<string>, handler: XmlHandler): Generator<void> {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => handler.open?.(local(name), attributes));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => handler.close?.(local(name)));
  for (const piece of pieces) {
    try {
      parser.write(piece);
    } catch (error) {
      throw damagedWorkbook(error);
    }
    yield;
  }
}

/** Reads XML to its end. */
export function readWholeXml(pieces: Iterable<string>, handler: XmlHandler): void {
  for (const step of readXml(pieces, handler)) void step;
}
