/** Days that it is kept who came into a segment and who left it. Who belongs to it, and since when, stays. */
export const CHANGE_DAYS = 400;

/** A segment's size after each refresh is kept as long, and of the last refreshes for ever: as many as the size history shows. */
export const REFRESHES_KEPT = 1000;

/** Days that a webhook's messages are kept once they were taken or given up. */
export const DELIVERY_DAYS = 30;
