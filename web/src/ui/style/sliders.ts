/** Sliders and bars of progress, drawn alike in every browser: the part up to the value is ink, the rest is a line. */
import { css } from 'lit';

export const sliders = css`
  input[type='range'] {
    appearance: none;
    -webkit-appearance: none;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--ink);
    /* Cuts off the line that the thumb draws to both sides. */
    overflow: hidden;
    cursor: pointer;
  }
  input[type='range']:disabled {
    cursor: default;
    opacity: 0.45;
    color: var(--ink);
  }
  input[type='range']::-webkit-slider-runnable-track {
    appearance: none;
    -webkit-appearance: none;
  }
  /* The browsers of this thumb have no part of the track up to the value: the thumb's border draws both. */
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    -webkit-appearance: none;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--ink);
    border-image: linear-gradient(90deg, var(--ink) 50%, var(--border) 0) 0 1 / calc(50% - 2px) 100vw / 0 100vw;
  }
  input[type='range']::-moz-range-track {
    height: 4px;
    background: var(--border);
  }
  input[type='range']::-moz-range-progress {
    height: 4px;
    background: var(--ink);
  }
  input[type='range']::-moz-range-thumb {
    width: 16px;
    height: 16px;
    border: 0;
    border-radius: 50%;
    background: var(--ink);
  }
  progress {
    appearance: none;
    display: block;
    width: 100%;
    height: 8px;
    border: 0;
    border-radius: 4px;
    background: var(--line);
    color: var(--ink);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--line);
    border-radius: 4px;
  }
  progress::-webkit-progress-value {
    background: var(--ink);
    border-radius: 4px;
  }
  progress::-moz-progress-bar {
    background: var(--ink);
    border-radius: 4px;
  }
`;
