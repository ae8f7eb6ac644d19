/** How runs are made: from settings, from a model, from a checkpoint. */
import { inputsOf, outputsOf } from './check-model.js';
import { asBytes, asFields, runSettings } from './check-options.js';
import type { Connection } from './connection.js';
import type { RunSummary } from './core.js';
import { LoadedDataset } from './dataset.js';
import { EngineError } from './errors.js';
import type { Wording } from './types/wording.js';
import { startOf, TrainedModel, type ModelHost } from './model.js';
import type { ModelData } from './model-data.js';
import { withRoom } from './reclaim.js';
import { TrainingRun } from './run.js';
import { equalScalings } from './scaling.js';
import { invalid, wording } from './wording.js';
import type { LearnOnOptions, ModelDefinition, ModelDescription, ResumeOptions, Run, RunOptions } from './types.js';

export interface RunHost extends ModelHost {
  /** The definitions of those of the functions that `Engine.define` made. */
  definitionsOf(ids: readonly string[]): Promise<readonly ModelDefinition[]>;
}

type Options = RunOptions | LearnOnOptions | ResumeOptions;

export async function createRun(connection: Connection, options: Options, host: RunHost): Promise<Run> {
  const found = LoadedDataset.of((options as Partial<Options> | null | undefined)?.dataset);
  if (found === undefined) throw invalid('dataset', { field: 'dataset' });
  const { dataset } = found;
  if (found.connection !== connection) {
    if (found.connection.dead) throw new EngineError('disposed', 'dataset', wording('dataset.lost'));
    throw invalid('dataset.other', { field: 'dataset' });
  }
  const make = await maker(connection, options, dataset, host);
  const summary = await withRoom(make);
  const description = await describe(summary, found, host);
  return new TrainingRun(connection, dataset, summary, description, host);
}

/** Checks all options; what it gives makes the run, and may be called again. */
async function maker(
  connection: Connection,
  options: Options,
  dataset: LoadedDataset,
  host: ModelHost,
): Promise<() => Promise<RunSummary>> {
  const { id } = dataset;
  if ('checkpoint' in options) {
    const fields = asFields(options, '', ['dataset', 'checkpoint']);
    const given = fields.get('checkpoint');
    const checkpoint = given instanceof Blob ? given : asBytes(given, 'checkpoint', 'checkpoint');
    return async () => connection.call((core) => core.resumeRun(checkpoint, id));
  }
  if ('model' in options) {
    const data = TrainedModel.data(options.model);
    if (data === undefined) throw invalid('model', { field: 'model' });
    for (const name of ['layers', 'hidden', 'activation', 'parameters', 'share', 'initialization'])
      if (Object.hasOwn(options, name)) throw invalid('together.model', { field: name });
    checkFit(data, dataset);
    const { settings: own, parameters } = await startOf(data, host);
    const given = Object.entries(options).filter(([name, value]) => name !== 'model' && value !== undefined);
    const all = runSettings({ ...own, ...Object.fromEntries(given) });
    return async () => connection.call((core) => core.createRunFrom(all, id, parameters));
  }
  const settings = runSettings(options);
  const isShorthand = options.layers === undefined;
  return async () => connection.call((core) => core.createRun(settings, id, isShorthand));
}

/** Whether a model can learn on with these data. */
function checkFit(model: ModelData, dataset: LoadedDataset): void {
  const { input, output } = model;
  const [inputs, outputs] = [inputsOf(model), outputsOf(model)];
  const differs = (said: Wording): EngineError => new EngineError('data-mismatch', 'dataset', said);
  if (dataset.inputs !== inputs) throw differs(wording('fit.inputs', { own: dataset.inputs, needed: inputs }));
  if (dataset.targets !== output.targets || dataset.outputs !== outputs) {
    const { targets, outputs: own } = dataset;
    throw differs(wording('fit.targets', { own, targets, needed: outputs, modelTargets: output.targets }));
  }
  if (!equalScalings(dataset.scaling, input.scaling, inputs)) throw differs(wording('fit.scaling'));
}

/** What models of a run are described by. */
async function describe(
  { network, status }: RunSummary,
  { dataset, background }: NonNullable<ReturnType<typeof LoadedDataset.of>>,
  host: RunHost,
): Promise<ModelDescription> {
  const { layers, share, learnParameters } = network;
  const { targets, shape, scaling, classNames, outputs } = dataset;
  return {
    format: 'activarium-model',
    version: 1,
    input: { shape, scaling, background },
    output: targets === 'classes' ? { targets, classNames } : { targets, count: outputs },
    layers,
    share,
    ...(learnParameters && { learnParameters }),
    kernels: status.kernels,
    definitions: await host.definitionsOf(layers.map(({ activation }) => activation)),
  };
}
