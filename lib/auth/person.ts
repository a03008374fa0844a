import 'server-only';
import { type Person } from '@/lib/schemas/context';

/** The one built-in person of an install without accounts. */
export const owner: Person = { id: 'owner', name: 'Owner' };
