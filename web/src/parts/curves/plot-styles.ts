/** How a plot looks. */
import { css } from 'lit';

export const plotStyles = css`
  .zoom {
    display: flex;
    gap: 4px;
  }
  .zoom button {
    min-width: 36px;
    padding: 4px 10px;
    border-color: var(--line);
  }
  .precision {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    margin: 4px 0 0;
    font-size: var(--type-small);
    line-height: calc(20px * var(--scale));
  }
  .precision > span {
    color: var(--soft);
  }
  .precision label {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 32px;
    cursor: pointer;
  }
  .precision input {
    width: auto;
    min-height: 0;
    margin: 0;
    accent-color: var(--ink);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--space-2);
    list-style: none;
    margin: 0;
    padding: var(--space-1) 0 0;
    font-size: var(--type-small);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .frame {
    position: relative;
    margin-top: var(--space-1);
    min-height: 280px;
  }
  .frame.sized {
    min-height: 0;
  }
  .stage {
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
    cursor: crosshair;
    border-radius: 4px;
  }
  .grips {
    position: absolute;
    z-index: 1;
    top: 0;
    left: 0;
    pointer-events: none;
  }
  .grip {
    pointer-events: all;
    cursor: grab;
    outline: none;
  }
  .grip:active {
    cursor: grabbing;
  }
  .grip circle {
    fill: transparent;
    stroke: none;
  }
  .grip:focus-visible circle {
    stroke: var(--focus);
    stroke-width: 2;
  }
  .grip path {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
    opacity: 0;
  }
  .grip:is(:hover, :focus-visible, :active) path {
    opacity: 1;
  }
  /* A finger has no way to ask. */
  @media (hover: none) {
    .grip path {
      opacity: 1;
    }
  }
  .frame .notice,
  .frame .waiting {
    position: absolute;
    top: 40px;
    left: 56px;
    right: 16px;
  }
  .frame .notice {
    background: var(--paper);
    padding: var(--space-1) var(--space-2);
  }
  .legend .sample {
    fill: none;
    stroke: var(--slot);
    stroke-width: 2.25;
    stroke-linejoin: round;
  }
  .hint {
    margin-top: var(--space-1);
  }
  .kinks {
    margin: 4px 0;
    padding-left: 18px;
  }
  ::slotted(*) {
    display: block;
    margin: var(--space-1) 0 var(--space-2);
  }
`;
