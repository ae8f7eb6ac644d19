/** What keeps neurons from dying, each offered as a new start with another setting. */
import { html, type TemplateResult } from 'lit';
import { formatValue } from '../../text/format.js';
import type { TrainSettings } from '../../training/settings.js';

export interface Remedy {
  readonly activation?: string;
  readonly settings?: Partial<TrainSettings>;
}

interface Offer {
  readonly name: string;
  readonly why: string;
  readonly remedy: Remedy;
}

const round = (value: number): number => Number(value.toPrecision(3));

/** `bornDead`: dead before the first step. */
export function remedyOffers(activation: string, settings: TrainSettings, bornDead: boolean): readonly Offer[] {
  const { learningRate, initialization } = settings;
  const less = round(learningRate / 3);
  return [
    ...(activation === 'leaky-relu'
      ? []
      : [
          {
            name: 'LeakyReLU instead',
            why: 'Left of 0 its slope is small but not 0: a gradient always reaches the weights.',
            remedy: { activation: 'leaky-relu' },
          },
        ]),
    {
      name: 'Learning rate ÷ 3',
      why:
        `From ${formatValue(learningRate)} to ${formatValue(less)}. Large steps push neurons so far that no image reaches them any more.` +
        (bornDead ? ' This one was dead before the first step, which no rate can prevent.' : ''),
      remedy: { settings: { learningRate: less } },
    },
    ...(initialization.startsWith('he-')
      ? []
      : [
          {
            name: 'He initialisation',
            why:
              'Biases start at 0 and weights are large enough that signals keep their spread through the layers' +
              (initialization === 'pytorch' ? '; PyTorch’s default makes them √6 smaller.' : '.'),
            remedy: { settings: { initialization: 'he-uniform' as const } },
          },
        ]),
  ];
}

export const remedyList = (offers: readonly Offer[], choose: (remedy: Remedy) => void): TemplateResult => html`
  <h4>Prevent by a new start</h4>
  <ul class="remedies">
    ${offers.map(
      ({ name, why, remedy }) => html`
        <li>
          <button
            type="button"
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
