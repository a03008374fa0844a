import type * as onnx from 'onnxruntime-node';

/** What runs ONNX graphs. */
export type Runtime = Pick<typeof onnx, 'InferenceSession' | 'Tensor'>;

async function native(): Promise<Runtime> {
  return import('onnxruntime-node');
}

/** WebAssembly: the same graphs at about a quarter of the speed, on any system. */
export async function webAssembly(): Promise<Runtime> {
  const runtime = await import('onnxruntime-web');
  runtime.env.wasm.numThreads = 1;
  return runtime;
}

/** The first that loads: the native library has no binary for some systems (musl, older macOS). */
export async function loadRuntime(loaders = [native, webAssembly]): Promise<Runtime> {
  const failures: unknown[] = [];
  for (const load of loaders)
    try {
      return await load();
    } catch (failure) {
      failures.push(failure);
    }
  throw new AggregateError(failures, 'No ONNX runtime loads here: neural models cannot be trained.');
}

/** One thread: several fits run side by side, and the order of sums stays the same. */
export const sessionOptions: onnx.InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
};
