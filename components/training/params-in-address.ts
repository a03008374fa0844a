import { type ParamField } from '@/lib/schemas/model';

export type ParamValue = number | string | boolean;
export type Params = Readonly<Record<string, ParamValue>>;

/** `l2_300*scale_0.5`: the parameters of an algorithm as they lie in the address. These signs need no escape there. */
export const paramsToText = (params: Params): string =>
  Object.entries(params)
    .map(([name, value]) => `${name}_${String(value)}`)
    .join('*');

/** The way back; what is no parameter of these fields, or no value of its kind, is left out. */
export function paramsFromText(text: string, fields: readonly ParamField[]): Params {
  return Object.fromEntries(
    text.split('*').flatMap((part) => {
      const cut = part.indexOf('_');
      const field = fields.find(({ name }) => name === part.slice(0, cut));
      const value = field ? valueOf(part.slice(cut + 1), field) : null;
      return field && value !== null ? [[field.name, value] as const] : [];
    }),
  );
}

function valueOf(text: string, { type, choices }: ParamField): ParamValue | null {
  switch (type) {
    case 'boolean':
      return text === 'true';
    case 'choice':
      return choices?.includes(text) ? text : null;
    case 'algorithms':
      return text;
    default:
      return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
  }
}

export const defaultsOf = (fields: readonly ParamField[]): Params =>
  Object.fromEntries(fields.map((field) => [field.name, field.default]));
