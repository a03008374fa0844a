import 'server-only';
// The doors see services alone; the queue itself is one of theirs.
export { cancelJob, getJob, listJobs } from '@/lib/jobs/queue';
