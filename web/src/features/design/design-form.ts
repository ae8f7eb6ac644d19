/** Where a function is made in Design: its name, its formula or its drawing, its parameters. */
import { html, nothing, type TemplateResult } from 'lit';
import './activarium-drawing.js';
import type { Drawn } from './activarium-drawing.js';
import './activarium-formula-field.js';
import type { FormulaInput } from './activarium-formula-field.js';
import './activarium-parameter-table.js';
import type { Declared, Tried } from './activarium-parameter-table.js';
import type { FormulaFault } from './formula-words.js';
import type { FormulaNote } from '../../engine/types.js';
import { registeredNames, type FormulaName } from './completion.js';
import { draftOf, longestName, type Draft } from '../../functions/definition.js';
import type { DraftFunction } from './draft-function.js';
import { drawnCoefficients, withDrawing } from './drawn.js';
import type { DesignMode, PageStore } from '../../workbench/state.js';
import { followedName } from '../../functions/followed-name.js';
import { toldAs } from '../../functions/known-as.js';
import { selectOne } from '../../functions/selection.js';
import { say as sayExample } from '../../functions/example-words.js';
import { startingPoints } from '../../functions/starting-points.js';
import { slotOf } from './design-comparison.js';
import { textField } from '../../ui/field.js';
import { say } from './words.js';
import type { PageContext } from '../../workbench/context.js';

export interface Design {
  readonly context: PageContext;
  readonly draft: Draft;
  /** What the engine last read. */
  readonly read: DraftFunction;
  readonly change: (change: Partial<Draft>) => void;
}

export const modeButtons = ({ context: { store } }: Design): TemplateResult => html`
  <div class="modes" role="group" aria-label=${say('how')}>
    ${(['write', 'draw'] as const).map((each) => modeButton(store, each))}
  </div>
`;

const modeButton = (store: PageStore, each: DesignMode): TemplateResult =>
  html`<button
    type="button"
    data-control="design.${each}"
    aria-pressed=${each === store.get('design') ? 'true' : 'false'}
    @click=${() => {
      store.set({ design: each });
    }}
  >
    ${say(`how.${each}`)}
  </button>`;

export function writing(design: Design): TemplateResult {
  const { draft, change } = design;
  return html`
    <div class="line">
      ${nameField(design)}
      <activarium-formula-field
        .value=${draft.formula}
        .fault=${faultOf(design)}
        .notes=${notesOf(design)}
        .note=${noteOf(design)}
        .names=${namesOf(design)}
        @formula-input=${({ detail }: CustomEvent<FormulaInput>) => {
          change({ formula: detail.formula });
        }}
      ></activarium-formula-field>
    </div>
  `;
}

/** What it is recognised as, and what one may start from. */
export function starting(design: Design): TemplateResult {
  const { change } = design;
  return html`
    ${recognised(design)}
    <div class="starts" role="group" aria-label=${say('start-from')}>
      <span class="label">${say('start-from')}</span>
      ${startingPoints().map(
        ({ key, definition }) =>
          html`<button
            type="button"
            data-control="design.start-from.${key}"
            title=${sayExample(`shows.${key}`)}
            @click=${() => {
              change(draftOf(definition, ''));
            }}
          >
            ${definition.name}
          </button>`,
      )}
    </div>
  `;
}

export function drawing(design: Design): TemplateResult {
  const { context, draft, read, change } = design;
  return html`
    ${nameField(design)}
    <activarium-drawing
      .activation=${read.info?.id}
      .coefficients=${drawnCoefficients(draft)}
      .colourSlot=${slotOf(context, { draft, info: read.info })}
      @drawn=${({ detail }: CustomEvent<Drawn>) => {
        change(withDrawing(draft, detail.coefficients));
      }}
    ></activarium-drawing>
  `;
}

function nameField({ draft, change }: Design): TemplateResult {
  return textField({
    id: 'name',
    control: 'design.name',
    label: say('name'),
    isName: true,
    longest: longestName,
    placeholder: followedName(draft.formula),
    value: draft.name,
    onType: (name) => {
      change({ name });
    },
  });
}

function faultOf({ draft, read: { reading, formula } }: Design): FormulaFault | undefined {
  // A word on what was there before would stand at the wrong place.
  if (formula !== draft.formula || reading?.kind !== 'invalid') return undefined;
  return reading;
}

/** What may not be meant, once what is written is taken as it stands. */
function notesOf({ draft, read: { failure, reading, formula } }: Design): readonly FormulaNote[] {
  return formula === draft.formula && !failure && reading?.kind === 'valid' ? reading.notes : [];
}

function noteOf({ draft, read: { failure, isRefused, info, faultyField, formula } }: Design): string {
  if (failure && !isRefused) return say('unread');
  if (failure && faultyField === undefined) return `${failure.message} ${failure.advice}`;
  if (failure) return say('see-parameter');
  if (formula !== draft.formula || !info) return say('reading');
  return say('formula.hint');
}

function namesOf({ context, read }: Design): readonly FormulaName[] {
  const found = read.lastValid?.parameters ?? [];
  return [
    ...found.map(({ name, count }) => ({ name, arguments: '', meaning: say('a-parameter', { count }) })),
    ...registeredNames(context.engine.activations),
  ];
}

function recognised({ context: { store }, draft, read }: Design): TemplateResult | typeof nothing {
  const known = read.isOf(draft) && read.info ? toldAs(read.info) : undefined;
  if (!known) return nothing;
  const { name } = known;
  return html`
    <p class="known" role="status">
      ${known.note === '' ? say('known', { name }) : say('known.note', { name, note: known.note })}
      <button
        type="button"
        class="link"
        data-control="design.show-known"
        @click=${() => {
          store.set({ selection: selectOne(known.id), focus: known.id, view: 'explore' });
        }}
      >
        ${say('show', { name })}
      </button>
    </p>
  `;
}

export function parameterTable(
  { draft, read, change }: Design,
  tryOut: (tried: Tried) => void,
): TemplateResult | typeof nothing {
  const { lastValid, info, failure, faultyField } = read;
  if (!lastValid) return nothing;
  return html`
    <activarium-parameter-table
      .parameters=${lastValid.parameters}
      .declared=${draft.parameters}
      .info=${info}
      .fault=${failure && faultyField !== undefined ? { field: faultyField, message: failure.message } : undefined}
      @declare=${({ detail: { name, parameter } }: CustomEvent<Declared>) => {
        change({ parameters: { ...draft.parameters, [name]: parameter } });
      }}
      @try=${({ detail }: CustomEvent<Tried>) => {
        tryOut(detail);
      }}
    ></activarium-parameter-table>
  `;
}
