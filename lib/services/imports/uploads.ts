import 'server-only';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { database } from '@/lib/db';
import { dataFolder, env } from '@/lib/env';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { readPieces } from './read-pieces';

/** Where an uploaded file waits for its import. */
export const uploadPath = (importId: string): string => path.join(dataFolder(), 'uploads', importId);

/** Puts an uploaded file aside and opens an import for it. Throws `too-large` past KINDRED_MAX_UPLOAD_MB. */
export async function saveUpload(
  { shop }: Context,
  fileName: string,
  body: ReadableStream<Uint8Array> | null,
): Promise<{ importId: string }> {
  if (!body) throw saidError('invalid-input', 'noFile');
  const { prisma } = await database();
  const { id } = await prisma.import.create({
    data: { shopId: shop.id, fileName: fileName.slice(0, 200) || 'upload', fileSize: 0 },
    select: { id: true },
  });
  const limit = env().KINDRED_MAX_UPLOAD_MB;
  const hash = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      if (size > limit * 1024 * 1024) done(saidError('too-large', 'fileTooLarge', { limit }));
      else done(null, chunk);
    },
  });
  try {
    await mkdir(path.dirname(uploadPath(id)), { recursive: true });
    await pipeline(
      Readable.from(readPieces(body)),
      count,
      createWriteStream(uploadPath(id), { mode: 0o600 }),
    );
    await prisma.import.update({ where: { id }, data: { fileSize: size, fileHash: hash.digest('hex') } });
    return { importId: id };
  } catch (error) {
    await removeUpload(id);
    await prisma.import.delete({ where: { id } });
    throw error;
  }
}

export const removeUpload = (importId: string): Promise<void> => rm(uploadPath(importId), { force: true });
