/** What goes to the detector's worker. `listening`: whose frames these are; of each new one nothing of the last is remembered. */
export type ToDetector = { readonly listening: number; readonly samples: Float32Array };

/** What comes from it: a probability for each frame that went there, in order. */
export type FromDetector = { readonly kind: "ready" } | { readonly kind: "heard"; readonly listening: number; readonly probability: number } | { readonly kind: "failed"; readonly why: string };
