/** Both outcomes must be this frequent before a model says anything. */
export const FEWEST_OF_EACH = 100;
/** History needed, in windows: one to look back on, one to learn from, one to be judged on. */
export const WINDOWS_NEEDED = 3;
