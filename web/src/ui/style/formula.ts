/** For elements that show MathML of `virtual:formulas`: cases start at the left, which MathML itself cannot say. */
import { css } from 'lit';

export const formula = css`
  mtd {
    text-align: left;
  }
`;
