import { moduleTexts } from './generated/module';

const compiled = new Map<keyof typeof moduleTexts, WebAssembly.Module | null>();

/**
 * The kernels, compiled once a thread; null where WebAssembly, its vectors or its shared memory are not to be had.
 * @param memory whether one thread has the memory to itself or several share it
 */
export function kernelModule(memory: 'own' | 'shared'): WebAssembly.Module | null {
  let module = compiled.get(memory);
  if (module === undefined) {
    module = compile(moduleTexts[memory]);
    compiled.set(memory, module);
  }
  return module;
}

function compile(text: string): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}
