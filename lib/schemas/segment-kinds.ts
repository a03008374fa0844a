/** `rule`: who a rule is true of. `list`: who was listed. `look-alike`: who is most similar to another segment's members. */
export const segmentKinds = ['rule', 'list', 'look-alike'] as const;

/** How often members are found anew; of any but `manual` also after the shop's data changed. */
export const segmentSchedules = ['manual', 'hourly', 'daily', 'weekly'] as const;
