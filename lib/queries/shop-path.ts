/** The address of a shop's internal door: shopPath('demo', 'customers') → /api/internal/demo/customers */
export function shopPath(shop: string, ...parts: readonly (string | number)[]): string {
  return ['/api/internal', shop, ...parts]
    .map((part, at) => (at === 0 ? part : encodeURIComponent(part)))
    .join('/');
}
