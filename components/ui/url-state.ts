'use client';
import { useSearchParams } from 'next/navigation';
import { startTransition, useCallback, useMemo, useOptimistic } from 'react';

/** How one value lies in the address. */
export interface UrlParam<Value> {
  /** The value of what the address says; null and nonsense give the default. */
  readonly read: (text: string | null) => Value;
  readonly write: (value: Value) => string;
  readonly fallback: Value;
}

const param = <Value>(
  fallback: Value,
  parse: (text: string) => Value | null,
  write: (value: Value) => string = String,
): UrlParam<Value> => ({
  read: (text) => (text === null ? fallback : (parse(text) ?? fallback)),
  write,
  fallback,
});

const finite = (text: string): number | null =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
const integer = (text: string): number | null => (/^-?\d+$/.test(text) ? Number(text) : null);

const within = (value: number | null, least: number, most: number): number | null =>
  value !== null && value >= least && value <= most ? value : null;

export const textParam = (fallback = ''): UrlParam<string> => param(fallback, (text) => text);
/** A whole number; one out of bounds is nonsense. */
export const wholeParam = (fallback: number, least = -Infinity, most = Infinity): UrlParam<number> =>
  param(fallback, (text) => within(integer(text), least, most));
export const decimalParam = (fallback: number): UrlParam<number> => param(fallback, finite);
export const flagParam = (): UrlParam<boolean> => param(false, (text) => text === 'true');
/** An id of the database, or null where the address has none. */
export const optionalIdParam = (): UrlParam<number | null> =>
  param<number | null>(
    null,
    (text) => within(integer(text), 1, 2_147_483_647),
    (value) => String(value ?? ''),
  );
export const choiceParam = <Value extends string>(
  values: readonly Value[],
  fallback: Value,
): UrlParam<Value> => param(fallback, (text) => values.find((value) => value === text) ?? null);
export const wholeListParam = (): UrlParam<readonly number[]> =>
  param<readonly number[]>(
    [],
    (text) => text.split(',').flatMap((part) => integer(part) ?? []),
    (values) => values.join(','),
  );
export const textListParam = (fallback: readonly string[]): UrlParam<readonly string[]> =>
  param(
    fallback,
    (text) => text.split(','),
    (values) => values.join(','),
  );

/**
 * State that lives in the address, so that a copied link shows the same view: its values, and what changes some of them.
 * Values at their default are left out. The page is not asked for anew: what depends on them reads by itself.
 * @param params one object for good, made outside of the component
 */
export function useUrlState<Values extends object>(params: {
  readonly [Name in keyof Values]: UrlParam<Values[Name]>;
}): [Values, (change: Partial<Values>) => void] {
  // Next follows the address in a transition, which may take a while; a field must show what was chosen at once.
  const [search, expect] = useOptimistic(useSearchParams().toString());
  const values = useMemo(() => {
    const query = new URLSearchParams(search);
    const read = (name: keyof Values) => [name, params[name].read(query.get(String(name)))] as const;
    return Object.fromEntries(namesOf(params).map(read)) as Values;
  }, [params, search]);
  const change = useCallback(
    (next: Partial<Values>) => {
      const query = new URLSearchParams(window.location.search);
      for (const name of namesOf(params)) {
        const value = next[name];
        if (value === undefined) continue;
        const { write, fallback } = params[name];
        const text = write(value);
        if (text === write(fallback)) query.delete(String(name));
        else query.set(String(name), text);
      }
      const text = query.toString();
      startTransition(() => {
        expect(text);
        // Next follows the browser's own history: useSearchParams changes, nothing is fetched.
        window.history.replaceState(null, '', text === '' ? window.location.pathname : `?${text}`);
      });
    },
    [params, expect],
  );
  return [values, change];
}

const namesOf = <Shape extends object>(shape: Shape) => Object.keys(shape) as (keyof Shape)[];
