/** Parameters in one line: `l2 700 · k 100`. */
export function paramsText(params: Readonly<Record<string, number | string | boolean>>): string {
  return Object.entries(params)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}
