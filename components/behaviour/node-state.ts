import { wholeParam } from '@/components/ui/url-state';

/** The chosen node of the tree lies in the address; 0 is the root: everybody. */
export const nodeState = { node: wholeParam(0) };
