/** What keeps neurons from dying, each offered as a new start with another setting. */
import { html, type TemplateResult } from 'lit';
import { formatValue } from '../../text/format.js';
import type { TrainSettings } from '../../training/settings.js';
import { say } from './words.js';

export interface Remedy {
  readonly activation?: string;
  readonly settings?: Partial<TrainSettings>;
}

interface Offer {
  readonly key: 'leaky-relu' | 'rate' | 'he';
  readonly name: string;
  readonly why: string;
  readonly remedy: Remedy;
}

const round = (value: number): number => Number(value.toPrecision(3));

/** `bornDead`: dead before the first step. */
export function remedyOffers(activation: string, settings: TrainSettings, bornDead: boolean): readonly Offer[] {
  const { learningRate, initialization } = settings;
  const less = round(learningRate / 3);
  const why = say('remedy.rate-why', { rate: formatValue(learningRate), less: formatValue(less) });
  return [
    ...(activation === 'leaky-relu'
      ? []
      : [
          {
            key: 'leaky-relu' as const,
            name: say('remedy.leaky'),
            why: say('remedy.leaky-why'),
            remedy: { activation: 'leaky-relu' },
          },
        ]),
    {
      key: 'rate',
      name: say('remedy.rate'),
      why: bornDead ? `${why} ${say('remedy.born-dead')}` : why,
      remedy: { settings: { learningRate: less } },
    },
    ...(initialization.startsWith('he-')
      ? []
      : [
          {
            key: 'he' as const,
            name: say('remedy.he'),
            why: say(initialization === 'pytorch' ? 'remedy.he-pytorch' : 'remedy.he-why'),
            remedy: { settings: { initialization: 'he-uniform' as const } },
          },
        ]),
  ];
}

export const remedyList = (offers: readonly Offer[], choose: (remedy: Remedy) => void): TemplateResult => html`
  <h4>${say('remedies')}</h4>
  <ul class="remedies">
    ${offers.map(
      ({ key, name, why, remedy }) => html`
        <li>
          <button
            type="button"
            data-control="neurons.remedy.${key}"
            @click=${() => {
              choose(remedy);
            }}
          >
            ${name}
          </button>
          <p class="sub">${why}</p>
        </li>
      `,
    )}
  </ul>
`;
