import { connection } from 'next/server';

/** Says that the server answers; scripts wait for it. */
export async function GET(): Promise<Response> {
  await connection();
  return Response.json({ ok: true });
}
