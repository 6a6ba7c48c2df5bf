/** A row of a sparse matrix: the columns that are not zero, and what stands there. */
export type Row = { readonly columns: readonly number[]; readonly values: readonly number[] };

export function dot(weights: Float64Array, { columns, values }: Row): number {
  let sum = 0;
  for (let at = 0; at < columns.length; at += 1) sum += (weights[columns[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

/** A linear congruential generator, 0 up to 1. Source: Numerical Recipes, third edition, section 7.1. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent in an order drawn from a fixed seed. It only adds,
 * multiplies and divides, so that it gives the same weights on every machine.
 *
 * Source: C.-J. Hsieh et al., A dual coordinate descent method for large-scale linear SVM, ICML 2008
 *
 * @param cost what a row costs that is taken wrongly, against the length of the weights; higher fits closer
 */
export function supportVector(rows: readonly Row[], isPositive: readonly boolean[], { columns, cost, rounds }: { readonly columns: number; readonly cost: (row: number) => number; readonly rounds: number }): Float64Array {
  const weights = new Float64Array(columns);
  const alpha = new Float64Array(rows.length);
  const diagonals = rows.map((_, row) => 0.5 / cost(row));
  const squares = rows.map(({ values }, row) => values.reduce((sum, value) => sum + value * value, diagonals[row] ?? 0));
  const order = rows.map((_, index) => index);
  const draw = generator(1);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, draw);
    for (const index of order) {
      const row = rows[index];
      if (row === undefined) continue;
      const sign = isPositive[index] === true ? 1 : -1;
      const before = alpha[index] ?? 0;
      const gradient = sign * dot(weights, row) - 1 + (diagonals[index] ?? 0) * before;
      const after = Math.max(0, before - gradient / (squares[index] ?? 1));
      if (after === before) continue;
      alpha[index] = after;
      for (let at = 0; at < row.columns.length; at += 1) {
        const column = row.columns[at] ?? 0;
        weights[column] = (weights[column] ?? 0) + (after - before) * sign * (row.values[at] ?? 0);
      }
    }
  }
  return weights;
}

function shuffle(order: number[], draw: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(draw() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}

/**
 * Ridge regression by coordinate descent over the columns: the weights that come closest to the targets, held small.
 *
 * Source: A. E. Hoerl, R. W. Kennard, Ridge regression, Technometrics 12 (1970)
 *
 * @param targets what each row should give, counted from their middle
 */
export function ridge(rows: readonly Row[], targets: readonly number[], { columns, penalty, rounds }: { readonly columns: number; readonly penalty: number; readonly rounds: number }): Float64Array {
  const weights = new Float64Array(columns);
  const rest = Float64Array.from(targets);
  const byColumn = Array.from({ length: columns }, (): { readonly row: number; readonly value: number }[] => []);
  for (const [row, { columns: own, values }] of rows.entries()) for (const [at, column] of own.entries()) byColumn[column]?.push({ row, value: values[at] ?? 0 });
  const squares = byColumn.map((cells) => cells.reduce((sum, { value }) => sum + value * value, 0));
  for (let round = 0; round < rounds; round += 1) {
    for (const [column, cells] of byColumn.entries()) {
      if (cells.length === 0) continue;
      const square = squares[column] ?? 0;
      const before = weights[column] ?? 0;
      const after = (cells.reduce((sum, { row, value }) => sum + value * (rest[row] ?? 0), 0) + square * before) / (square + penalty);
      weights[column] = after;
      for (const { row, value } of cells) rest[row] = (rest[row] ?? 0) - (after - before) * value;
    }
  }
  return weights;
}
