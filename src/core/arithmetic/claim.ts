import type { Explanation } from "#core/arithmetic/explain";
import type { Fact } from "#core/arithmetic/fact";
import type { Link } from "#core/arithmetic/link";
import type { Setting } from "#core/arithmetic/reading";
import type { Weights } from "#core/arithmetic/weights";

/** A figure that was said, as it stands when a result is judged. */
export type Known = { readonly fact: Fact; readonly standing: "fresh" | "last-result" | "used" | "beside" };

/** A figure that may follow from those before it, and the words that lead up to it. */
export type Claim = { readonly result: Fact; readonly before: string; readonly link: Link; readonly known: readonly Known[]; readonly weights: Weights };

/** A claim, with what its words say about parts and factors. */
export type Weighed = Claim & { readonly setting: Setting };

export type Judged = { readonly explanation: Explanation; readonly isRight: boolean };

/** What was said and not reckoned with yet. */
export const freshOf = (known: readonly Known[]): readonly Fact[] => known.filter(({ standing }) => standing === "fresh").map(({ fact }) => fact);
