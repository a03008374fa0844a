import 'server-only';
// The doors never touch the database itself; a command that ends must still close it.
export { closeDatabase } from '@/lib/db';
