/** A slider, and its step. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** 1, 2 or 5 times a power of ten, about a two-hundredth of the range. */
export function sliderStep(minimum: number, maximum: number): number {
  const rough = (maximum - minimum) / 200;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [5, 2, 1].find((factor) => factor * power <= rough * (1 + 1e-9)) ?? 1;
  return Number((step * power).toPrecision(1));
}

export interface Slider {
  readonly id: string;
  /** `data-control`. */
  readonly control: string;
  /** Where no label stands for it. */
  readonly name?: string;
  readonly minimum: number;
  readonly maximum: number;
  /** A fitting one where there is none. */
  readonly step?: number;
  readonly value: number;
  /** The value as it is spoken. */
  readonly words: string;
  readonly disabled?: boolean;
  /** While it moves. */
  readonly onSlide: (value: number) => void;
  /** When it is let go. */
  readonly onTake?: (value: number) => void;
}

type SliderEvent = Event & { readonly currentTarget: HTMLInputElement };

export const slider = (of: Slider): TemplateResult => html`
  <input
    id=${of.id}
    data-control=${of.control}
    type="range"
    min=${of.minimum}
    max=${of.maximum}
    step=${of.step ?? sliderStep(of.minimum, of.maximum)}
    .value=${live(String(of.value))}
    ?disabled=${of.disabled ?? false}
    aria-label=${of.name ?? nothing}
    aria-valuetext=${of.words}
    @input=${({ currentTarget }: SliderEvent) => {
      of.onSlide(Number(currentTarget.value));
    }}
    @change=${({ currentTarget }: SliderEvent) => {
      of.onTake?.(Number(currentTarget.value));
    }}
  />
`;
