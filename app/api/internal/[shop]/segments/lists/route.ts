import { route } from '@/lib/http/route';
import { uploadListInput } from '@/lib/schemas/segment';
import { uploadList } from '@/lib/services/segments/upload-list';

/** Takes a CSV of ids or e-mails as a list, or as another list's members. Gives back what became of its lines. */
export const POST = route(uploadListInput, ({ context, input, request }) =>
  uploadList(context, input, request.body),
);
