import { z } from 'zod';
import { route } from '@/lib/http/route';
import { oneCustomer } from '@/lib/schemas/portrait';
import { exportPortrait, portraitCsv } from '@/lib/services/portraits/export-portrait';

/** A portrait to take along, as JSON or CSV. */
export const GET = route(
  oneCustomer.extend({ format: z.enum(['json', 'csv']).default('json') }),
  async ({ context, input: { customerId, format } }) => {
    const portrait = await exportPortrait(context, { customerId });
    return new Response(format === 'csv' ? portraitCsv(portrait) : JSON.stringify(portrait, null, 2), {
      headers: {
        'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
        'content-disposition': `attachment; filename="portrait-${customerId}.${format}"`,
        'cache-control': 'no-store',
      },
    });
  },
);
