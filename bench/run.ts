import { spawnSync } from 'node:child_process';
import { type Benchmark } from './benchmark';

/** Every benchmark, each loaded alone. To add one: write its file, add it here. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  csr: async () => (await import('./science')).csr,
  neighbours: async () => (await import('./neighbours')).neighbours,
  'neighbours-plain': async () => (await import('./neighbours')).plain,
  'neighbours-10m': async () => (await import('./neighbours')).tenMillion,
  'neighbours-10m-plain': async () => (await import('./neighbours')).tenMillionPlain,
  prediction: async () => (await import('./science')).prediction,
  ease: async () => (await import('./ease')).ease,
  'ease-ml-matrix': async () => (await import('./ease')).againstMlMatrix,
  ials: async () => (await import('./ials')).ials,
  'threads-ease': async () => (await import('./threads')).ease,
  'threads-ials': async () => (await import('./threads')).ials,
  'threads-neighbours': async () => (await import('./threads')).neighbours,
  'top-ials': async () => (await import('./serving')).ials,
  'top-item-knn': async () => (await import('./serving')).itemKnn,
  'top-ease': async () => (await import('./serving')).ease,
  'k-means': async () => (await import('./k-means')).kMeans,
  'k-means-1m': async () => (await import('./k-means')).miniBatches,
  'map-pca': async () => (await import('./cluster-map')).pca,
  'map-umap': async () => (await import('./cluster-map')).umap,
  'map-drawing': async () => (await import('./cluster-map')).drawing,
  memory: async () => (await import('./memory')).memory,
  cnn: async () => (await import('./neural')).cnn,
  gru: async () => (await import('./neural')).gru,
  neumf: async () => (await import('./neural')).neumf,
  vae: async () => (await import('./neural')).vae,
  tree: async () => (await import('./trees')).tree,
  forest: async () => (await import('./trees')).forest,
  import: async () => (await import('./import')).importing,
  'segment-count': async () => (await import('./segment-count')).embedded,
  'segment-count-postgres': async () => (await import('./segment-count')).server,
  features: async () => (await import('./features')).features,
  heatmap: async () => (await import('./heatmap')).heatmap,
  pages: async () => (await import('./pages')).pages,
};

const digits = (value: number) => (Number.isNaN(value) ? '–' : value.toPrecision(3));

/** One benchmark as a row of the table. */
async function row(name: string): Promise<string> {
  const benchmark = await benchmarks[name]?.();
  if (!benchmark)
    throw new RangeError(`There is no benchmark "${name}": use ${Object.keys(benchmarks).join(', ')}.`);
  const { ours, peer, isMet, note } = await benchmark.run();
  const ratio = peer === null ? 'skipped: the peer is not installed' : digits(ours / peer);
  const what = note ? `${benchmark.name} (${note})` : benchmark.name;
  const met = isMet === null ? '–' : isMet ? 'yes' : 'NO';
  return `| ${what} | ${digits(ours)} | ${benchmark.peer} | ${peer === null ? '–' : digits(peer)} | ${ratio} | ${benchmark.target} | ${met} |`;
}

const [flag, ...rest] = process.argv.slice(2);
if (flag === '--one') console.log(await row(rest[0] ?? ''));
else {
  const names = flag === undefined ? Object.keys(benchmarks) : [flag, ...rest];
  console.log('| what | ours, s | peer | peer, s | ratio | target | met |\n|---|---|---|---|---|---|---|');
  // Each in a process of its own: what one leaves in memory must not slow the next.
  for (const name of names)
    spawnSync(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'bench/run.ts', '--one', name],
      { stdio: 'inherit' },
    );
}
