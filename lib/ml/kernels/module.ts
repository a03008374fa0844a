import { moduleText } from './generated/module';

let compiled: WebAssembly.Module | null | undefined;

/** The kernels, compiled once a thread; null where WebAssembly, its vectors or its shared memory are not to be had. */
export function kernelModule(): WebAssembly.Module | null {
  if (compiled !== undefined) return compiled;
  try {
    const bytes = Uint8Array.from(atob(moduleText), (letter) => letter.charCodeAt(0));
    compiled = new WebAssembly.Module(bytes);
  } catch {
    compiled = null;
  }
  return compiled;
}
