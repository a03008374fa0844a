import { z } from 'zod';
import { body } from '@/lib/http/body';
import { route } from '@/lib/http/route';
import { createListInput } from '@/lib/schemas/segment';
import { createList } from '@/lib/services/segments/create-list';

/** Keeps chosen customers as a list. No server action: these take a megabyte, which are the ids of a hundred thousand. */
export const POST = route(z.object({}), async ({ context, request }) =>
  createList(context, await body(request, createListInput)),
);
