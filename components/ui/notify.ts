/** A message that comes, is read and goes. `href` makes it lead to a result, `undo` takes back what it tells. */
export interface Toast {
  readonly tone: 'success' | 'error' | 'info';
  readonly title: string;
  readonly text?: string;
  readonly href?: string;
  readonly linkLabel?: string;
  readonly undo?: { readonly label: string; readonly run: () => void };
}

type Listener = (toast: Toast) => void;

let listener: Listener | null = null;

/** Shows a toast. */
export function notify(toast: Toast): void {
  listener?.(toast);
}

/** The one place that draws toasts listens here. */
export function onNotify(next: Listener): () => void {
  listener = next;
  return () => {
    listener = null;
  };
}
