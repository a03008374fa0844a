import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type NoteView } from '@/lib/schemas/portrait';

const select = { id: true, author: true, text: true, createdAt: true } as const;

/** What was written down about a customer, newest first. */
export async function listNotes(
  { shop }: Context,
  { customerId }: { customerId: number },
): Promise<NoteView[]> {
  const { prisma } = await database();
  const rows = await prisma.customerNote.findMany({
    where: { shopId: shop.id, customerId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select,
  });
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

/** Writes something down about a customer. */
export async function addNote(
  { person, shop }: Context,
  { customerId, text }: { customerId: number; text: string },
): Promise<NoteView> {
  const { prisma } = await database();
  const isKnown = await prisma.customer.findFirst({
    where: { id: customerId, shopId: shop.id },
    select: { id: true },
  });
  if (!isKnown) throw saidError('not-found', 'noCustomer');
  const { createdAt, ...row } = await prisma.customerNote.create({
    data: { shopId: shop.id, customerId, text, author: person.name },
    select,
  });
  return { ...row, createdAt: createdAt.toISOString() };
}

export async function deleteNote(
  { shop }: Context,
  { noteId }: { noteId: number },
): Promise<{ noteId: number }> {
  const { prisma } = await database();
  const { count } = await prisma.customerNote.deleteMany({ where: { id: noteId, shopId: shop.id } });
  if (count === 0) throw saidError('not-found', 'noNote');
  return { noteId };
}
