import { type AddNoteInput, type DeleteNoteInput, type NoteView } from '@/lib/schemas/portrait';

type Result<T> =
  { ok: true; data: T } | { ok: false; problem: { status: number; code: string; detail: string } };

/** The server actions of the portrait, as its page hands them down. */
export interface PortraitActions {
  readonly startFeatures: (shop: string) => Promise<Result<{ jobId: string; created: boolean }>>;
  readonly addNote: (shop: string, input: AddNoteInput) => Promise<Result<NoteView>>;
  readonly deleteNote: (shop: string, input: DeleteNoteInput) => Promise<Result<{ noteId: number }>>;
}
