/** The step of a slider. */

/** 1, 2 or 5 times a power of ten, about a two-hundredth of the range. */
export function sliderStep(minimum: number, maximum: number): number {
  const rough = (maximum - minimum) / 200;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [5, 2, 1].find((factor) => factor * power <= rough * (1 + 1e-9)) ?? 1;
  return Number((step * power).toPrecision(1));
}
