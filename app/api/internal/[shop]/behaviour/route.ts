import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listBehaviourModels } from '@/lib/services/behaviour/get-behaviour-model';

/** The shop's finished behaviour models, newest first. */
export const GET = route(z.object({}), ({ context }) => listBehaviourModels(context));
