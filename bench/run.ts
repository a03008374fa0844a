import { type Benchmark } from './benchmark';
import { heatmap } from './heatmap';
import { importing } from './import';
import { csr, ease, neighbours, prediction } from './science';

/** Every benchmark. To add one: write its file, add it here. */
const benchmarks: readonly Benchmark[] = [csr, neighbours, prediction, ease, importing, heatmap];

const only = process.argv.slice(2);
const digits = (value: number) => (Number.isNaN(value) ? '–' : value.toPrecision(3));

console.log('| what | ours, s | peer | peer, s | ratio | target | met |\n|---|---|---|---|---|---|---|');
for (const benchmark of benchmarks) {
  if (only.length > 0 && !only.some((word) => benchmark.name.toLowerCase().includes(word.toLowerCase())))
    continue;
  const { ours, peer, isMet, note } = await benchmark.run();
  const ratio = peer === null ? 'skipped: the peer is not installed' : digits(ours / peer);
  console.log(
    `| ${benchmark.name}${note ? ` (${note})` : ''} | ${digits(ours)} | ${benchmark.peer} | ${peer === null ? '–' : digits(peer)} | ${ratio} | ${benchmark.target} | ${isMet === null ? '–' : isMet ? 'yes' : 'NO'} |`,
  );
}
