import { advance, Sparse, startOf } from './sparse';

/**
 * Rows [from, to) of the lower triangle of XᵀX, in ascending order (Gustavson's row-by-row product).
 * @param items Xᵀ: items × customers
 * @param customers X: customers × items
 * @param cursors where this thread's cursors are, one a customer
 * @param matrix items × items, rows `stride` elements apart; every row is written whole
 */
export function gram<T>(
  items: Sparse,
  customers: Sparse,
  cursors: usize,
  matrix: usize,
  stride: i32,
  from: i32,
  to: i32,
): void {
  const columns = customers.columns;
  const apart = customers.values - columns;
  for (let item = from; item < to; item++) {
    const sums = matrix + (item as usize) * (stride as usize) * sizeof<T>();
    memory.fill(sums, 0, (stride as usize) * sizeof<T>());
    const last = startOf(items, item + 1);
    for (let at = startOf(items, item); at < last; at++) {
      const customer = load<i32>(items.columns + ((at as usize) << 2));
      const value = load<f32>(items.values + ((at as usize) << 2)) as T;
      const own = advance(customers, cursors, customer, item);
      const end = columns + ((own as usize) << 2) + 4;
      for (let q = columns + ((startOf(customers, customer) as usize) << 2); q < end; q += 4) {
        const sum = sums + (load<i32>(q) as usize) * sizeof<T>();
        store<T>(sum, load<T>(sum) + value * (load<f32>(q + apart) as T));
      }
    }
  }
}
