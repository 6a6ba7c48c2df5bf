/**
 * The content as the last build read, checked and compiled it, in one file beside the bundle: reading that takes a fraction of the time
 * that the YAML and its cues take. The YAML stays the source: once any file of it differs, what was kept is passed over.
 */
export const keptPackFile = "pack.bin";
