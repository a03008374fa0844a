import 'server-only';

/** A download, CSV unless said otherwise, sent while it is made. The first piece is awaited, so that an error before it still becomes an error answer. */
export async function fileResponse(
  pieces: AsyncGenerator<string>,
  fileName: string,
  type: 'text/csv' | 'application/json' = 'text/csv',
): Promise<Response> {
  const encoder = new TextEncoder();
  let next = await pieces.next();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(next.value));
      next = await pieces.next();
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
}
