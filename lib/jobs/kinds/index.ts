import 'server-only';
import { type AnyJobDefinition } from '@/lib/jobs/job-kind';
import { behaviourJob } from './behaviour';
import { clustersJob } from './clusters';
import { featuresJob } from './features';
import { importJob } from './import';
import { searchJob } from './search';
import { segmentJob } from './segment';
import { similarityJob } from './similarity';
import { trainJob } from './train';
import { webhookJob } from './webhook';

/** Every kind of work. To add one: write its file, add it here. */
export const jobDefinitions: readonly AnyJobDefinition[] = [
  importJob,
  trainJob,
  searchJob,
  similarityJob,
  featuresJob,
  clustersJob,
  behaviourJob,
  segmentJob,
  webhookJob,
];
